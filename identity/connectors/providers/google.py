"""Signing in with Google, on its page or by One Tap."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from identity.connectors.forms import Settings, entry
from identity.connectors.providers.social_login import ClientSettings, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.declared import DeclaredProvider
from identity.connectors.social.flow import Arrived, Begun, Kept, Opening, arrived
from identity.connectors.social.id_tokens import verified_claims

ISSUERS = ("https://accounts.google.com", "accounts.google.com")


class OneTap(Settings, frozen=True, kw_only=True):
    """Whether and how Google offers its accounts on the sign-in page itself."""

    is_enabled: bool = False
    auto_select: bool = False
    close_on_tap_outside: bool = True
    itp_support: bool = True


class GoogleSettings(ClientSettings, frozen=True, kw_only=True):
    """The client, and how Google asks people."""

    prompts: Annotated[list[Literal["none", "consent", "select_account"]], entry("Prompts")] = []
    offline_access: Annotated[
        bool,
        entry("Offline access", hint="Asks for a refresh token, for calling Google while nobody is there."),
    ] = False
    one_tap: Annotated[OneTap, entry("One Tap", form="Json")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Google(DeclaredProvider):
    """It also gives ID tokens to our own page, without sending anybody away."""

    jwks_uri: str

    async def begin(self, settings: GoogleSettings, opening: Opening) -> Begun:
        """The way to Google's page."""
        further = {"prompt": " ".join(settings.prompts)} if settings.prompts else {}
        if settings.offline_access:
            further["access_type"] = "offline"
        return oauth.authorization(
            self.authorization_endpoint, settings.client_id, opening,
            opening.scope or settings.scope or self.scope, further=further,
        )  # fmt: skip

    async def finish(self, settings: GoogleSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back, or who chose their account in One Tap."""
        if "credential" not in data:
            return await DeclaredProvider.finish(self, settings, kept, data)
        claims = await verified_claims(
            data["credential"],
            jwks_uri=self.jwks_uri,
            issuers=ISSUERS,
            client_id=settings.client_id,
            nonce=None,
        )
        return arrived(self.person(dict(claims)))


PROVIDER = Google(
    authorization_endpoint="https://accounts.google.com/o/oauth2/v2/auth",
    token_endpoint="https://oauth2.googleapis.com/token",  # noqa: S106 - an address
    profile_endpoint="https://openidconnect.googleapis.com/v1/userinfo",
    jwks_uri="https://www.googleapis.com/oauth2/v3/certs",
    scope="openid profile email",
    id="sub",
    name="name",
    avatar="picture",
    email="email",
    verified=("email_verified",),
)
CONNECTOR = social_kind(
    "google",
    "Google",
    "#4285f4",
    where="the Google Cloud console under APIs & Services",
    flow=PROVIDER.flow,
    settings=GoogleSettings,
    is_token_storage_supported=True,
)
