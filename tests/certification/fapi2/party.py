"""A client of the FAPI 2.0 plans: known beforehand, proves its key at every step, pushes its requests."""

import base64
import datetime as dt
import hashlib
import secrets
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from joserfc.jwk import ECKey, RSAKey

from tests.certification import checks
from tests.certification.party import ASSERTION, Key, challenge_of
from tests.certification.provider import ISSUER, PASSWORD, SETTINGS, Provider
from tests.certification.robot import Landing, Robot

MUTUAL_TLS = f"{SETTINGS['KEYSTEAD_MTLS_ENDPOINT']}/oidc"  # where the proxy asks for certificates
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


def certificate_of(key: EcKey) -> str:
    """A certificate that the key signed itself, as the proxy hands it over (RFC 9440 section 2.2)."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, key.kid)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key.private, hashes.SHA256())
    )
    return f":{base64.b64encode(made.public_bytes(Encoding.DER)).decode()}:"


def refused(answer: httpx.Response, *errors: str) -> None:
    """A refusal in the protocol's form, with one of these errors."""
    assert answer.status_code in {400, 401}, answer.text
    assert answer.json()["error"] in errors, answer.text
    checks.check_error({"error_description": answer.json()["error_description"]})


class FapiParty:
    """One client, one browser; what it shows of itself and what its tokens are bound to can be its certificate."""

    def __init__(
        self,
        provider: Provider,
        redirect_uri: str = CALLBACK,
        *,
        kind: str = "Traditional",
        by_certificate: bool = False,
        binds_to_certificate: bool = False,
        **metadata: Any,
    ) -> None:
        self.provider, self.redirect_uri = provider, redirect_uri
        self.key, self.proof_key, self.rsa_key = EcKey(), EcKey(), Key()
        self.verifier = secrets.token_urlsafe(48)
        self.by_certificate, self.binds_to_certificate = by_certificate, binds_to_certificate
        self.id = self._registered(kind, metadata)
        self.http = provider.http()
        self.address = ISSUER
        if by_certificate or binds_to_certificate:
            self.address = MUTUAL_TLS
            self.http.headers["Client-Cert"] = certificate_of(self.key)
        self.robot = self.new_robot()

    def new_robot(self) -> Robot:
        """A browser without cookies."""
        return Robot(self.provider.http(), self.provider.user.username, PASSWORD)

    def _registered(self, kind: str, metadata: dict[str, Any]) -> str:
        api = self.provider.api
        uris = {
            "redirectUris": [self.redirect_uri] if kind == "Traditional" else [],
            "postLogoutRedirectUris": [],
        }
        made = api.rest(
            "POST", "/api/applications",
            {"name": f"FAPI {secrets.token_hex(4)}", "type": kind, "oidcClientMetadata": uris},
        )  # fmt: skip
        own = self.key.public(kid=self.key.kid, use="sig", alg="ES256")
        method = "self_signed_tls_client_auth" if self.by_certificate else "private_key_jwt"
        api.mutate(
            "updateApplicationProtocol", "application { applicationId }",
            applicationId=made["id"],
            **{
                "securityProfile": "FAPI_2", "tokenEndpointAuthMethod": method,
                "jwks": {"keys": [own, self.rsa_key.public()]}, "idTokenSignedResponseAlg": "ES256",
                "dpopBoundAccessTokens": not self.binds_to_certificate,
                "tlsClientCertificateBoundAccessTokens": self.binds_to_certificate, **metadata,
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

    def authentication(self) -> dict[str, str]:
        """What the form says about who the client is."""
        return {"client_id": self.id} if self.by_certificate else self.assertion()

    def assertion(self, audience: Any = ISSUER, algorithm: str = "ES256", **changes: Any) -> dict[str, str]:
        """The client's proof of who it is, as form parameters."""
        now = int(time.time())
        claims = {
            "iss": self.id, "sub": self.id, "aud": audience, "jti": secrets.token_urlsafe(16), "iat": now,
            "exp": now + 60, **changes,
        }  # fmt: skip
        given = {name: value for name, value in claims.items() if value is not None}
        key: EcKey | Key = self.key if algorithm == "ES256" else self.rsa_key
        return {"client_assertion_type": ASSERTION, "client_assertion": key.sign(given, algorithm)}

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

    def rsa_proof(self, algorithm: str, method: str, url: str, token: str | None = None) -> str:
        """A proof of the client's RSA key, which signs with more than one algorithm."""
        claims = {"jti": secrets.token_urlsafe(16), "htm": method, "htu": url, "iat": int(time.time())}
        if token:
            claims["ath"] = _hash(token)
        jwk = RSAKey.import_key(self.rsa_key.private.public_key()).as_dict(private=False)
        return self.rsa_key.sign(claims, algorithm, typ="dpop+jwt", jwk=jwk)

    def push(
        self, parameters: dict[str, str], headers: dict[str, str] | None = None, **form: str
    ) -> httpx.Response:
        """The pushed authorization request."""
        return self.http.post(
            f"{self.address}/request",
            data={**parameters, **(form or self.authentication())},
            headers=headers or {},
        )

    def reference(self, **changes: Any) -> str:
        """The request_uri of a request that is accepted."""
        answer = self.push(self.request(**changes))
        assert answer.status_code == 201, answer.text
        pushed = answer.json()
        checks.check_unguessable(pushed["request_uri"].rpartition(":")[2])
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
        assert landing.address.startswith(self.redirect_uri)
        checks.check_unguessable(landing.members["code"])
        return landing.members["code"]

    def redeem(self, code: str, *, proof: str | None = "", **changes: Any) -> httpx.Response:
        """The code at the token endpoint; None leaves a parameter or the proof out."""
        form = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": self.redirect_uri,
            "code_verifier": self.verifier, **self.authentication(), **changes,
        }  # fmt: skip
        return self.ask_token(form, proof)

    def ask_token(self, form: dict[str, Any], proof: str | None = "") -> httpx.Response:
        """The token endpoint."""
        given = {name: value for name, value in form.items() if value is not None}
        made = self.proof("POST", f"{self.address}/token") if proof == "" else proof
        is_proved = made and not self.binds_to_certificate
        return self.http.post(
            f"{self.address}/token", data=given, headers={"DPoP": made or ""} if is_proved else {}
        )

    def tokens(self, **changes: Any) -> dict[str, Any]:
        """A whole flow."""
        members = checks.check_token_response(self.redeem(self.code(**changes)))
        assert members["token_type"] == ("Bearer" if self.binds_to_certificate else "DPoP")
        return members

    def userinfo(
        self, token: str, proof: str | None = None, scheme: str = "DPoP", method: str = "GET"
    ) -> httpx.Response:
        """The protected resource that the plans ask."""
        return self.at_resource(f"{self.address}/me", token, proof, scheme, method)

    def at_resource(
        self, url: str, token: str, proof: str | None = None, scheme: str = "DPoP", method: str = "GET"
    ) -> httpx.Response:
        """A resource with the token, bound as the client's tokens are."""
        if self.binds_to_certificate:
            return self.http.request(method, url, headers={"Authorization": f"Bearer {token}"})
        made = proof or self.proof(method, url, token)
        return self.http.request(method, url, headers={"Authorization": f"{scheme} {token}", "DPoP": made})


def _hash(token: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).rstrip(b"=").decode()
