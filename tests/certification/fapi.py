"""A client of the FAPI 2.0 plans: known beforehand, proves its key at every step, pushes its requests."""

import base64
import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import ECKey

from tests.certification import checks
from tests.certification.party import ASSERTION, challenge_of
from tests.certification.provider import ISSUER, PASSWORD, Provider
from tests.certification.robot import Landing, Robot

CALLBACK = "https://rp.example/test/a/keystead-fapi/callback"


@dataclass
class EcKey:
    """An ES256 key pair."""

    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1()), repr=False
    )
    kid: str = field(default_factory=lambda: secrets.token_hex(4))

    def public(self, **more: str) -> dict[str, Any]:
        """As it is published."""
        return {**ECKey.import_key(self.private.public_key()).as_dict(private=False), **more}

    @property
    def thumbprint(self) -> str:
        """RFC 7638."""
        return ECKey.import_key(self.private.public_key()).thumbprint()

    def sign(self, claims: dict[str, Any], algorithm: str = "ES256", **header: Any) -> str:
        """A JWT; None leaves a claim or a header out."""
        given = {name: value for name, value in claims.items() if value is not None}
        members = {name: value for name, value in {"kid": self.kid, **header}.items() if value is not None}
        return jwt.encode(given, self.private, algorithm, headers=members)


class FapiParty:
    """One client, one browser."""

    def __init__(self, provider: Provider, redirect_uri: str = CALLBACK, **metadata: Any) -> None:
        self.provider, self.redirect_uri = provider, redirect_uri
        self.key, self.proof_key, self.verifier = EcKey(), EcKey(), secrets.token_urlsafe(48)
        self.id = self._registered(metadata)
        self.http = provider.http()
        self.robot = self.new_robot()

    def new_robot(self) -> Robot:
        """A browser without cookies."""
        return Robot(self.provider.http(), self.provider.user.username, PASSWORD)

    def _registered(self, metadata: dict[str, Any]) -> str:
        api = self.provider.api
        uris = {"redirectUris": [self.redirect_uri], "postLogoutRedirectUris": []}
        made = api.rest(
            "POST", "/api/applications",
            {"name": f"FAPI {secrets.token_hex(4)}", "type": "Traditional", "oidcClientMetadata": uris},
        )  # fmt: skip
        jwks = {"keys": [self.key.public(kid=self.key.kid, use="sig", alg="ES256")]}
        api.mutate(
            "updateApplicationProtocol", "application { applicationId }",
            applicationId=made["id"],
            **{
                "securityProfile": "FAPI_2", "tokenEndpointAuthMethod": "private_key_jwt", "jwks": jwks,
                "dpopBoundAccessTokens": True, "idTokenSignedResponseAlg": "ES256", **metadata,
            },
        )  # fmt: skip
        return str(made["id"])

    def request(self, **changes: Any) -> dict[str, str]:
        """What is pushed; None leaves a parameter out."""
        parameters = {
            "client_id": self.id, "redirect_uri": self.redirect_uri, "response_type": "code",
            "scope": "openid offline_access", "prompt": "consent", "state": secrets.token_urlsafe(96)[:128],
            "nonce": secrets.token_urlsafe(40)[:43], "code_challenge": challenge_of(self.verifier),
            "code_challenge_method": "S256", **changes,
        }  # fmt: skip
        return {name: value for name, value in parameters.items() if value is not None}

    def assertion(self, audience: Any = ISSUER, algorithm: str = "ES256", **changes: Any) -> dict[str, str]:
        """The client's proof of who it is, as form parameters."""
        now = int(time.time())
        claims = {
            "iss": self.id, "sub": self.id, "aud": audience, "jti": secrets.token_urlsafe(16), "iat": now,
            "exp": now + 60, **changes,
        }  # fmt: skip
        return {"client_assertion_type": ASSERTION, "client_assertion": self.key.sign(claims, algorithm)}

    def proof(
        self,
        method: str,
        url: str,
        token: str | None = None,
        *,
        header: dict[str, Any] | None = None,
        **changes: Any,
    ) -> str:
        """A DPoP proof (RFC 9449 section 4.2), with changes."""
        claims = {
            "jti": secrets.token_urlsafe(16), "htm": method, "htu": url, "iat": int(time.time()),
            "ath": _hash(token) if token else None, **changes,
        }  # fmt: skip
        members = {"typ": "dpop+jwt", "jwk": self.proof_key.public(), "kid": None, **(header or {})}
        return self.proof_key.sign(claims, **members)

    def push(
        self, parameters: dict[str, str], headers: dict[str, str] | None = None, **form: str
    ) -> httpx.Response:
        """The pushed authorization request."""
        return self.http.post(
            f"{ISSUER}/request", data={**parameters, **(form or self.assertion())}, headers=headers or {}
        )

    def reference(self, **changes: Any) -> str:
        """The request_uri of a request that is accepted."""
        answer = self.push(self.request(**changes))
        assert answer.status_code == 201, answer.text
        pushed = answer.json()
        checks.check_unguessable(pushed["request_uri"])
        assert 5 <= pushed["expires_in"] <= 600
        return str(pushed["request_uri"])

    def open(self, request_uri: str, **more: str) -> Landing:
        """The authorization endpoint with it."""
        query = urlencode({"client_id": self.id, "request_uri": request_uri, **more})
        return self.robot.visit(f"{ISSUER}/auth?{query}")

    def code(self, **changes: Any) -> str:
        """An authorization code, its response checked."""
        parameters = self.request(**changes)
        answer = self.push(parameters)
        assert answer.status_code == 201, answer.text
        landing = self.open(answer.json()["request_uri"])
        assert not landing.is_page, landing.text[:3000]
        assert landing.mode == "query"
        assert set(landing.members) <= {"code", "state", "iss", "dummy1", "dummy2"}, landing.members
        assert landing.members["iss"] == ISSUER
        assert landing.members.get("state") == parameters.get("state")
        return landing.members["code"]

    def redeem(self, code: str, *, proof: str | None = "", **changes: Any) -> httpx.Response:
        """The code at the token endpoint; None leaves a parameter or the proof out."""
        form = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": self.redirect_uri,
            "code_verifier": self.verifier, **self.assertion(), **changes,
        }  # fmt: skip
        return self.ask_token(form, proof)

    def ask_token(self, form: dict[str, Any], proof: str | None = "") -> httpx.Response:
        """The token endpoint."""
        given = {name: value for name, value in form.items() if value is not None}
        made = self.proof("POST", f"{ISSUER}/token") if proof == "" else proof
        return self.http.post(f"{ISSUER}/token", data=given, headers={"DPoP": made} if made else {})

    def tokens(self, **changes: Any) -> dict[str, Any]:
        """A whole flow."""
        members = checks.check_token_response(self.redeem(self.code(**changes)))
        assert members["token_type"] == "DPoP"
        return members

    def userinfo(
        self, token: str, proof: str | None = None, scheme: str = "DPoP", method: str = "GET"
    ) -> httpx.Response:
        """The protected resource that the plans ask."""
        made = proof or self.proof(method, f"{ISSUER}/me", token)
        return self.http.request(
            method, f"{ISSUER}/me", headers={"Authorization": f"{scheme} {token}", "DPoP": made}
        )


def _hash(token: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).rstrip(b"=").decode()
