"""Identity providers on loopback that say what a test wants: OpenID Connect with real keys and tokens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import orjson
from joserfc.jwk import ECKey

from identity.connectors.actions import NewConnector, create_connector
from identity.connectors.models import Connector
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from identity.sso.actions import NewSsoConnector, create_sso_connector
from identity.sso.models import SsoConnector
from tests.delivery.hosts import Host, allowed, host
from tests.sign_in.ways import set_up

CALLBACK = "https://accounts.example.com/callback/here"
CLIENT, SECRET = "our-client", "the secret of our client"
STATE = "a state of the page"


@dataclass
class OidcHost:
    """One OpenID provider; `claims` are what its next ID token says beside the usual."""

    host: Host
    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True))
    claims: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Its issuer."""
        return self.host.url

    def publish(self) -> None:
        """Say where everything is."""
        places = {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/jwks",
        }
        self.host.answer("/.well-known/openid-configuration", orjson.dumps(places))
        self.host.answer("/jwks", orjson.dumps({"keys": [self.key.as_dict(private=False)]}))

    def grant(self, uri: str, **changes: Any) -> None:
        """Let the token endpoint answer with an ID token for the sign-in that was sent to `uri`; None leaves a claim
        out."""
        now = int(clock.now().timestamp())
        usual = {
            "iss": self.url, "aud": CLIENT, "sub": "person-1", "iat": now, "exp": now + 300,
            "nonce": parameters_of(uri).get("nonce"),
        }  # fmt: skip
        claims = {
            name: value for name, value in {**usual, **self.claims, **changes}.items() if value is not None
        }
        self.answer_tokens(self.signed(claims))

    def answer_tokens(self, id_token: str, **more: Any) -> None:
        """Let the token endpoint answer with this ID token."""
        told = {
            "access_token": "an-access-token",
            "token_type": "Bearer",
            "expires_in": 3600,
            "id_token": id_token,
        }
        self.host.answer("/token", orjson.dumps(told | more), content_type="application/json")

    def signed(self, claims: dict[str, Any]) -> str:
        """An ID token."""
        pem = self.key.as_pem(private=True)
        return jwt.encode(claims, pem, "ES256", headers={"kid": str(self.key.kid)})

    @property
    def last_form(self) -> dict[str, str]:
        """What the token endpoint was asked last."""
        body = next(each.body for each in reversed(self.host.asked) if each.path == "/token")
        return {name: values[0] for name, values in parse_qs(body.decode()).items()}


@asynccontextmanager
async def oidc_host() -> AsyncIterator[OidcHost]:
    """A provider that may be called for the life of the block."""
    async with host() as running, allowed("127.0.0.1"):
        found = OidcHost(running)
        found.publish()
        yield found


async def oidc_connector(provider: OidcHost, *, target: str = "acme", **config: Any) -> Connector:
    """A social connector to it, open to everybody."""
    settings = {
        "authorizationEndpoint": f"{provider.url}/authorize",
        "tokenEndpoint": f"{provider.url}/token",
        "clientId": CLIENT,
        "clientSecret": SECRET,
        "scope": "openid profile email",
        "idTokenVerificationConfig": {"jwksUri": f"{provider.url}/jwks", "issuer": provider.url},
        **config,
    }
    row = await create_connector(
        SYSTEM,
        NewConnector(
            factory_id="oidc", config=settings, metadata={"target": target}, is_token_storage_enabled=True
        ),
    )
    await set_up(socialSignInConnectorTargets=[target])
    return row


async def sso_connector(provider: OidcHost, *domains: str, name: str = "Acme", **more: Any) -> SsoConnector:
    """An enterprise connector to it, with single sign-on turned on."""
    config = {"clientId": CLIENT, "clientSecret": SECRET, "issuer": provider.url, **more.pop("config", {})}
    new = NewSsoConnector(
        provider_name="OIDC", connector_name=name, config=config, domains=list(domains), **more
    )
    row = await create_sso_connector(SYSTEM, new)
    await set_up(singleSignOnEnabled=True)
    return row


def parameters_of(address: str) -> dict[str, str]:
    """The query of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def answer(**more: Any) -> dict[str, Any]:
    """What a browser brings back."""
    return {"code": "a-code", "state": STATE, "redirectUri": CALLBACK, **more}
