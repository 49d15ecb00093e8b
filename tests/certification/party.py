"""A relying party as the plans have them: registered for one module, with keys of its own."""

import base64
import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from joserfc.jwk import RSAKey

from tests.certification import checks
from tests.certification.provider import ISSUER, PASSWORD, Provider
from tests.certification.robot import Landing, Robot

CALLBACK = "https://rp.example/test/a/keystead/callback"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass
class Key:
    """A key pair of a client."""

    private: rsa.RSAPrivateKey = field(
        default_factory=lambda: rsa.generate_private_key(65537, 2048), repr=False
    )
    kid: str = field(default_factory=lambda: secrets.token_hex(4))

    def public(self, **more: str) -> dict[str, Any]:
        """As it is published."""
        jwk = RSAKey.import_key(self.private.public_key()).as_dict(private=False)
        return {**jwk, "kid": self.kid, "use": "sig", **more}

    def sign(self, claims: dict[str, Any], algorithm: str = "RS256", **header: Any) -> str:
        """A JWT."""
        return jwt.encode(claims, self.private, algorithm, headers={"kid": self.kid, **header})


@dataclass
class Exchange:
    """One authorization request and what belongs to it."""

    parameters: dict[str, str]
    landing: Landing

    @property
    def members(self) -> dict[str, str]:
        """The answer's."""
        return self.landing.members


class Party:
    """One client, one browser."""

    def __init__(self, provider: Provider, registration: dict[str, Any], key: Key) -> None:
        self.provider, self.registration, self.key = provider, registration, key
        self.id: str = registration["client_id"]
        self.http = provider.http()
        self.robot = self.new_robot()
        self.response_type: str = registration["response_types"][0]
        self.response_mode: str | None = None

    @classmethod
    def registered(cls, provider: Provider, response_type: str = "code", **metadata: Any) -> "Party":
        """Registered dynamically, as section 0.2 describes it."""
        key = Key()
        answer = register(provider, response_type, key, **metadata)
        return cls(provider, registered(answer), key)

    @classmethod
    def known_beforehand(cls, provider: Provider, method: str = "client_secret_basic") -> "Party":
        """The client of the static variants: an application that somebody made in the console."""
        key, api = Key(), provider.api
        uris = {"redirectUris": [CALLBACK], "postLogoutRedirectUris": []}
        made = api.rest(
            "POST", "/api/applications",
            {"name": f"Static {secrets.token_hex(4)}", "type": "Traditional", "oidcClientMetadata": uris},
        )  # fmt: skip
        api.mutate(
            "updateApplicationProtocol", "application { applicationId }", applicationId=made["id"],
            standardProfile=True, tokenEndpointAuthMethod=method, jwks={"keys": [key.public()]},
        )  # fmt: skip
        (secret,) = api.rest("GET", f"/api/applications/{made['id']}/secrets")
        registration = {
            "client_id": made["id"], "client_secret": secret["value"], "redirect_uris": [CALLBACK],
            "response_types": ["code"], "token_endpoint_auth_method": method,
        }  # fmt: skip
        return cls(provider, registration, key)

    def new_robot(self) -> Robot:
        """A browser without cookies."""
        return Robot(self.provider.http(), self.provider.user.username, PASSWORD)

    def request(self, **changes: Any) -> dict[str, str]:
        """An ordinary authorization request; None leaves a parameter out."""
        parameters = {
            "client_id": self.id,
            "redirect_uri": self.registration["redirect_uris"][0],
            "response_type": self.response_type,
            "scope": "openid",
            "state": secrets.token_urlsafe(96)[:128],
            "nonce": secrets.token_urlsafe(12),
            "response_mode": self.response_mode,
            **changes,
        }
        return {name: value for name, value in parameters.items() if value is not None}

    def authorize(self, *, with_post: bool = False, **changes: Any) -> Exchange:
        """Ask, and do what the pages ask."""
        parameters = self.request(**changes)
        address = f"{ISSUER}/auth"
        if with_post:
            return Exchange(parameters, self.robot.post(address, parameters))
        return Exchange(parameters, self.robot.visit(f"{address}?{urlencode(parameters)}"))

    def succeeds(self, **changes: Any) -> Exchange:
        """An authorization that must succeed: in the right mode, with state and issuer unchanged."""
        exchange = self.authorize(**changes)
        landing = exchange.landing
        assert not landing.is_page, (landing.status, landing.text[:3000])
        assert "error" not in landing.members, landing.members
        self._check_response(exchange)
        return exchange

    def fails(self, *errors: str, **changes: Any) -> Exchange:
        """An authorization that the client must be told is refused, with one of these errors."""
        exchange = self.authorize(**changes)
        landing = exchange.landing
        assert not landing.is_page, (landing.status, landing.text[:3000])
        assert landing.members.get("error") in errors, landing.members
        checks.check_error(landing.members)
        assert "code" not in landing.members
        self._check_response(exchange)
        return exchange

    def is_shown_a_page(self, *words: str, **changes: Any) -> Landing:
        """An authorization that leads nowhere: a page says what is wrong."""
        exchange = self.authorize(**changes)
        assert exchange.landing.is_page, exchange.landing
        assert 400 <= exchange.landing.status < 500
        assert "<html" in exchange.landing.text
        for word in words:
            assert word in exchange.landing.text, f"the page does not say {word!r}"
        return exchange.landing

    def _check_response(self, exchange: Exchange) -> None:
        landing, asked = exchange.landing, exchange.parameters
        assert landing.address == asked["redirect_uri"] or landing.mode == "query"
        usual = "query" if asked.get("response_type", "code") == "code" else "fragment"
        assert landing.mode == asked.get("response_mode", usual), landing
        assert landing.members.get("state") == asked.get("state")
        assert landing.members.get("iss", ISSUER) == ISSUER
        if landing.mode == "form_post":
            checks.check_self_submitting(landing.text, landing.policy)
        if "code" in landing.members:
            checks.check_unguessable(landing.members["code"])

    def tokens(self, exchange: Exchange, **changes: Any) -> dict[str, Any]:
        """The code exchanged, the answer checked."""
        return checks.check_token_response(self.redeem(exchange, **changes))

    def redeem(self, exchange: Exchange, **changes: Any) -> httpx.Response:
        """The code at the token endpoint."""
        form = {
            "grant_type": "authorization_code",
            "code": exchange.members["code"],
            "redirect_uri": exchange.parameters["redirect_uri"],
            **changes,
        }
        return self.ask_token(**form)

    def ask_token(self, **form: Any) -> httpx.Response:
        """The token endpoint, authenticated as registered."""
        return self.authenticated_post(f"{ISSUER}/token", form)

    def authenticated_post(self, address: str, form: dict[str, Any]) -> httpx.Response:
        """A form with the client's proof of who it is."""
        given = {name: value for name, value in form.items() if value is not None}
        method = self.registration["token_endpoint_auth_method"]
        if method == "client_secret_basic":
            return self.http.post(address, data=given, auth=(self.id, self.registration["client_secret"]))
        if method == "client_secret_post":
            given |= {"client_id": self.id, "client_secret": self.registration["client_secret"]}
        elif method in {"private_key_jwt", "client_secret_jwt"}:
            own = {"client_assertion_type": ASSERTION, "client_assertion": self.assertion()}
            given = own | given
        else:
            given |= {"client_id": self.id}
        return self.http.post(address, data=given)

    def assertion(self, audience: Any = f"{ISSUER}/token", **changes: Any) -> str:
        """Who the client is, signed by it with its key or its secret (OpenID Connect Core section 9)."""
        now = int(time.time())
        claims = {
            "iss": self.id, "sub": self.id, "aud": audience, "jti": secrets.token_urlsafe(16),
            "iat": now, "exp": now + 60, **changes,
        }  # fmt: skip
        if self.registration["token_endpoint_auth_method"] == "client_secret_jwt":
            return jwt.encode(claims, self.registration["client_secret"], "HS256")
        return self.key.sign(claims)

    def id_token(self, token: str, exchange: Exchange, algorithm: str = "RS256") -> dict[str, Any]:
        """Its claims, all checked."""
        return checks.id_token_claims(
            token, self.provider.published_keys(), issuer=ISSUER, client_id=self.id,
            nonce=exchange.parameters.get("nonce"), algorithm=algorithm,
        )  # fmt: skip

    def userinfo(self, access_token: str) -> dict[str, Any]:
        """The claims at the UserInfo endpoint, well typed."""
        answer = self.http.get(f"{ISSUER}/me", headers={"Authorization": f"Bearer {access_token}"})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("application/json")
        claims: dict[str, Any] = answer.json()
        checks.check_claims(claims)
        return claims

    def signs_in(self, **changes: Any) -> tuple[Exchange, dict[str, Any], dict[str, Any]]:
        """A whole flow of whatever type: the exchange, the ID Token's claims, the token response's members."""
        exchange = self.succeeds(**changes)
        members: dict[str, Any] = dict(exchange.members)
        claims = self._front_channel(exchange) if "id_token" in members else {}
        if "code" in members:
            answered = self.tokens(exchange)
            back = self.id_token(answered["id_token"], exchange)
            assert set(back) <= checks.TOLERATED, "claims that belong to userinfo"
            if claims:
                kept = ("iss", "sub", "auth_time")
                assert [claims.get(name) for name in kept] == [back.get(name) for name in kept]
            members |= answered
            claims = claims or back
        return exchange, claims, members

    def _front_channel(self, exchange: Exchange) -> dict[str, Any]:
        members = exchange.members
        claims = self.id_token(members["id_token"], exchange)
        if "access_token" in members:
            checks.check_half_hash(claims, "at_hash", members["access_token"])
            assert members["token_type"].lower() == "bearer"
            assert int(members["expires_in"]) > 0
        if "code" in members:
            checks.check_half_hash(claims, "c_hash", members["code"])
        return claims


def register(provider: Provider, response_type: str, key: Key, **metadata: Any) -> httpx.Response:
    """The registration request of section 0.2, with changes; None leaves a member out."""
    words = set(response_type.split())
    grants = (["authorization_code"] if "code" in words else []) + (["implicit"] if words - {"code"} else [])
    wanted = {
        "client_name": f"Certification {secrets.token_hex(4)}",
        "grant_types": grants,
        "response_types": [response_type],
        "redirect_uris": [CALLBACK],
        "contacts": ["certification@rp.example"],
        "token_endpoint_auth_method": "client_secret_basic",
        "jwks": {"keys": [key.public()]},
        **metadata,
    }
    body = {name: value for name, value in wanted.items() if value is not None}
    endpoint = provider.metadata()["registration_endpoint"]
    with provider.http() as http:
        return http.post(endpoint, json=body)


def registered(answer: httpx.Response) -> dict[str, Any]:
    """The answer of a registration that succeeded (section 0.2)."""
    assert answer.status_code == 201, answer.text
    assert answer.headers["content-type"].startswith("application/json")
    members: dict[str, Any] = answer.json()
    assert members["client_id"]
    assert ("registration_client_uri" in members) == ("registration_access_token" in members)
    assert members["registration_client_uri"].startswith("https://")
    if "client_secret" in members:
        assert members["client_secret_expires_at"] == 0
    return members


def challenge_of(verifier: str) -> str:
    """S256 (RFC 7636 section 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
