"""Signing in at a provider of one's own, as a package of its own brings it; it needs no session."""

from collections.abc import Mapping
from typing import Annotated, Any

from identity.connectors.forms import web_address
from identity.connectors.providers.social_login import ClientSettings, social_kind
from identity.connectors.social.declared import DeclaredProvider
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening


class HarbourSettings(ClientSettings, frozen=True, kw_only=True):
    """The client, and where the provider is."""

    provider: Annotated[str, web_address("Provider", "https://harbour.example.com")]


def _at(settings: HarbourSettings) -> DeclaredProvider:
    return DeclaredProvider(
        authorization_endpoint=f"{settings.provider}/authorize",
        token_endpoint=f"{settings.provider}/token",
        profile_endpoint=f"{settings.provider}/me",
        scope="profile", id="id", name="name", email="email", verified=("email_verified",),
    )  # fmt: skip


async def begin(settings: HarbourSettings, opening: Opening) -> Begun:
    """The way to the provider."""
    return await _at(settings).begin(settings, opening)


async def finish(settings: HarbourSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
    """Who came back."""
    return await _at(settings).finish(settings, kept, data)


CONNECTOR = social_kind(
    "harbour", "Harbour", "#0f766e", where="the harbour master's office", settings=HarbourSettings,
    flow=Flow(begin=begin, finish=finish), is_token_storage_supported=True,
)  # fmt: skip
