"""Signing in with Microsoft Entra ID."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec

from identity.connectors.forms import Settings, entry, text, web_address
from identity.connectors.providers.social_login import CLIENT_ID, CLIENT_SECRET, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, Tokens, arrived
from identity.connectors.social.oauth import OAuthClient
from identity.connectors.social.people import at, person_of

_SHARED_DIRECTORIES = frozenset({"common", "organizations", "consumers"})


class AzureSettings(Settings, frozen=True, kw_only=True):
    """The client, and the directory that it is registered in."""

    client_id: Annotated[str, CLIENT_ID]
    client_secret: Annotated[str, CLIENT_SECRET]
    cloud_instance: Annotated[
        str,
        web_address(
            "Cloud instance", "https://login.microsoftonline.com", default="https://login.microsoftonline.com"
        ),
    ]
    tenant_id: Annotated[
        str, text("Directory", "common", hint="A directory's id, or common, organizations, consumers.")
    ]
    prompts: Annotated[list[Literal["login", "none", "consent", "select_account"]], entry("Prompts")] = (
        msgspec.field(default_factory=list)
    )
    scopes: Annotated[str, text("Scopes", "User.Read", hint="Separated by spaces.")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entra:
    """The endpoints of a directory, and the interface that tells who somebody is."""

    profile_endpoint: str

    async def begin(self, settings: AzureSettings, opening: Opening) -> Begun:
        """The way to the directory's sign-in."""
        return oauth.authorization(
            f"{_root(settings)}/authorize",
            settings.client_id,
            opening,
            opening.scope or settings.scopes or "User.Read",
            further={"prompt": " ".join(settings.prompts)} if settings.prompts else None,
        )

    async def finish(self, settings: AzureSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back. Whoever runs a directory can write any address into it, so that one counts only where the
        directory is the operator's choice."""
        code = oauth.returned_code(kept, data)
        tokens = oauth.tokens_of(await oauth.exchange(_client(settings), kept, code, data.get("redirectUri")))
        said = await oauth.profile(self.profile_endpoint, tokens.access_token)
        is_shared = settings.tenant_id.lower() in _SHARED_DIRECTORIES
        person = person_of(
            id=at(said, "id"),
            name=at(said, "displayName"),
            email=None if is_shared else at(said, "mail"),
            raw=said,
        )
        return arrived(person, tokens)

    async def refresh(self, settings: AzureSettings, refresh_token: str) -> Tokens:
        """New tokens."""
        return await oauth.refreshed(_client(settings), refresh_token)

    @property
    def flow(self) -> Flow:
        """As a connector has it."""
        return Flow(begin=self.begin, finish=self.finish, refresh=self.refresh)


def _root(settings: AzureSettings) -> str:
    return f"{settings.cloud_instance.rstrip('/')}/{settings.tenant_id}/oauth2/v2.0"


def _client(settings: AzureSettings) -> OAuthClient:
    return OAuthClient(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        token_endpoint=f"{_root(settings)}/token",
    )


PROVIDER = Entra(profile_endpoint="https://graph.microsoft.com/v1.0/me")
CONNECTOR = social_kind(
    "azuread",
    "Microsoft Entra ID",
    "#0078d4",
    where="the app registrations of the Microsoft Entra admin center",
    flow=PROVIDER.flow,
    settings=AzureSettings,
)
