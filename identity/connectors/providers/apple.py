"""Signing in with Apple, which posts its answer as a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import jwt
import orjson

from identity.connectors.errors import AuthorizationFailed, InvalidConnectorConfig
from identity.connectors.forms import Settings, secret, text
from identity.connectors.providers.social_login import CLIENT_ID, SCOPE, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, arrived, require_same
from identity.connectors.social.id_tokens import verified_claims
from identity.connectors.social.oauth import OAuthClient
from identity.connectors.social.people import at, is_yes, person_of
from identity.kernel import clock

ISSUER = "https://appleid.apple.com"
_SECRET_SECONDS = 300
_LONGEST_NAMES = 4096


class AppleSettings(Settings, frozen=True, kw_only=True):
    """The service id. With a key of the developer account the code is exchanged as well; without one the ID token alone
    says who signs in."""

    client_id: Annotated[str, CLIENT_ID]
    scope: Annotated[str, SCOPE] | None = None
    team_id: Annotated[str, text("Team id")] | None = None
    key_id: Annotated[str, text("Key id")] | None = None
    private_key: (
        Annotated[
            str,
            secret("Private key", hint="The contents of the .p8 file.", form="MultilineText"),
        ]
        | None
    ) = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Apple:
    """Where Apple is."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str

    async def begin(self, settings: AppleSettings, opening: Opening) -> Begun:
        """The way to Apple's page; its answer is tied to this sign-in by a nonce."""
        response_type = "code" if settings.private_key else "code id_token"
        return oauth.authorization(
            self.authorization_endpoint, settings.client_id, opening,
            opening.scope or settings.scope or "name email", uses_pkce=False, uses_nonce=True,
            further={"response_type": response_type, "response_mode": "form_post"},
        )  # fmt: skip

    async def finish(self, settings: AppleSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back. Apple says the name once, when the person first signs in here."""
        if data.get("error"):
            raise AuthorizationFailed(reason="the person or Apple said no")
        id_token = await self._id_token(settings, kept, data)
        claims = await verified_claims(
            id_token,
            jwks_uri=self.jwks_uri,
            issuers=(ISSUER,),
            client_id=settings.client_id,
            nonce=kept["nonce"],
        )
        person = person_of(
            id=claims.get("sub"),
            email=claims.get("email") if is_yes(claims.get("email_verified")) else None,
            name=_name(data.get("user")),
            raw={**claims, **({"user": data["user"]} if "user" in data else {})},
        )
        return arrived(person)

    async def _id_token(self, settings: AppleSettings, kept: Kept, data: Mapping[str, Any]) -> Any:
        if not settings.private_key:
            require_same(kept, data, is_bound=True)
            return data.get("id_token")
        code = oauth.returned_code(kept, data, is_bound=True)
        client = OAuthClient(
            client_id=settings.client_id,
            client_secret=client_secret(settings),
            token_endpoint=self.token_endpoint,
        )
        return (await oauth.exchange(client, kept, code)).get("id_token")

    @property
    def flow(self) -> Flow:
        """As a connector has it."""
        return Flow(begin=self.begin, finish=self.finish, needs_session=True)


def client_secret(settings: AppleSettings) -> str:
    """The secret that Apple wants: a token that the key of the developer account signs."""
    now = int(clock.now().timestamp())
    claims = {
        "iss": settings.team_id, "iat": now, "exp": now + _SECRET_SECONDS, "aud": ISSUER, "sub": settings.client_id,
    }  # fmt: skip
    try:
        return jwt.encode(claims, settings.private_key or "", "ES256", headers={"kid": settings.key_id})
    except (ValueError, TypeError, jwt.PyJWTError):
        raise InvalidConnectorConfig(path="config", reason="Apple's private key cannot be read") from None


def _name(user: Any) -> str | None:
    if isinstance(user, str) and len(user) <= _LONGEST_NAMES:
        try:
            user = orjson.loads(user)
        except orjson.JSONDecodeError:
            return None
    parts = [at(user, "name.firstName"), at(user, "name.lastName")]
    return " ".join(part for part in parts if isinstance(part, str)) or None


PROVIDER = Apple(
    authorization_endpoint=f"{ISSUER}/auth/authorize",
    token_endpoint=f"{ISSUER}/auth/token",
    jwks_uri=f"{ISSUER}/auth/keys",
)
CONNECTOR = social_kind(
    "apple",
    "Apple",
    "#1d1d1f",
    where="the identifiers of your Apple developer account",
    flow=PROVIDER.flow,
    settings=AppleSettings,
)
