"""Signing in with Google."""

from typing import Annotated, Literal

from identity.connectors.forms import entry
from identity.connectors.providers.social_login import ClientSettings, social_kind


class GoogleSettings(ClientSettings, frozen=True, kw_only=True):
    """The client, and how Google asks people."""

    prompts: Annotated[list[Literal["none", "consent", "select_account"]], entry("Prompts")] = []
    offline_access: Annotated[
        bool,
        entry("Offline access", hint="Asks for a refresh token, for calling Google while nobody is there."),
    ] = False


CONNECTOR = social_kind(
    "google",
    "Google",
    "#4285f4",
    where="the Google Cloud console under APIs & Services",
    settings=GoogleSettings,
    is_token_storage_supported=True,
)
