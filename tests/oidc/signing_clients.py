"""Clients with protocol metadata and keys of their own: they sign requests and assertions, push, and read answers."""

import hmac
import html
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import httpx
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from identity.kernel import caches, clock, database
from identity.security.secrets import random_id
from tests.oidc import provider
from tests.oidc.provider import CALLBACK, ISSUER, TestClient

Key = ECKey | RSAKey | OKPKey
KEY = ECKey.generate_key("P-256", {"kid": "signing", "use": "sig"})
OTHER_KEY = ECKey.generate_key("P-256", {"kid": "signing", "use": "sig"})
EDWARDS_KEY = OKPKey.generate_key("Ed25519", {"kid": "edwards", "use": "sig"})
RSA_KEY = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
JWKS = {"keys": [key.as_dict(private=False) for key in (KEY, EDWARDS_KEY, RSA_KEY)]}
FAPI: dict[str, Any] = {
    "security_profile": "fapi_2",
    "token_endpoint_auth_method": "private_key_jwt",
    "jwks": JWKS,
}
IMPLICIT: dict[str, Any] = {
    "response_types": [
        "code", "code id_token", "code id_token token", "code token", "id_token", "id_token token", "none",
    ],
    "grant_types": ["authorization_code", "implicit", "refresh_token"],
}  # fmt: skip
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_FIELD = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


async def register(
    kind: str = "Traditional", *, redirect_uris: list[str] | None = None, **metadata: Any
) -> TestClient:
    """An application with protocol metadata."""
    client = await provider.register(kind, redirect_uris=redirect_uris)
    await change(client, **metadata)
    return client


async def change(client: TestClient, **metadata: Any) -> None:
    """Other protocol metadata."""
    await database.execute(
        "UPDATE applications SET protocol_metadata = $2::jsonb WHERE id = $1", client.id, metadata
    )
    caches.drop_everything()


def signed(claims: dict[str, Any], key: Key = KEY, algorithm: str = "ES256", **header: Any) -> str:
    """A JWT; that of `none` has an empty signature."""
    message = f"{_encoded({'alg': algorithm, 'kid': key.kid, **header})}.{_encoded(claims)}"
    if algorithm == "none":
        return f"{message}."
    # Not by the library's own function, which warns of EdDSA and refuses to make what attacks are made of.
    signature = JWSRegistry.algorithms[algorithm].sign(message.encode(), key)
    return f"{message}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def signed_with_text(claims: dict[str, Any], secret: bytes, kid: str) -> str:
    """A JWT under HS256, whatever the secret is."""
    message = f"{_encoded({'alg': 'HS256', 'kid': kid})}.{_encoded(claims)}"
    signature = hmac.digest(secret, message.encode(), "sha256")
    return f"{message}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def is_signed(token: str, key: Any) -> bool:
    """Whether the key made the signature."""
    message, _, signature = token.rpartition(".")
    algorithm = JWSRegistry.algorithms[provider.header_of(token)["alg"]]
    return algorithm.verify(message.encode(), urlsafe_b64decode(signature + "=="), key)


def _encoded(members: dict[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(members).encode()).rstrip(b"=").decode()


def request_object(client: TestClient, key: Key = KEY, algorithm: str = "ES256", **changes: Any) -> str:
    """A signed authorization request; None leaves a claim out. `typ` and `alg` are of its header."""
    header = {"typ": changes.pop("typ", "oauth-authz-req+jwt")}
    now = clock.epoch_seconds()
    claims = {
        **provider.authorization_query(client),
        "iss": client.id, "aud": ISSUER, "iat": now, "nbf": now, "exp": now + 300, "jti": random_id(), **changes,
    }  # fmt: skip
    given = {name: value for name, value in claims.items() if value is not None}
    return signed(given, key, algorithm, **header)


def assertion(client: TestClient, key: Key = KEY, **changes: Any) -> dict[str, str]:
    """The form fields of private_key_jwt."""
    now = clock.epoch_seconds()
    claims = {
        "iss": client.id, "sub": client.id, "aud": ISSUER, "iat": now, "exp": now + 60, "jti": random_id(), **changes,
    }  # fmt: skip
    return {"client_assertion_type": _ASSERTION, "client_assertion": signed(claims, key)}


async def push(browser: httpx.AsyncClient, client: TestClient, **changes: Any) -> httpx.Response:
    """Push an ordinary request, with changes, as a client with a secret, or a public one."""
    return await push_form(browser, client, provider.authorization_query(client, **changes))


async def push_form(
    browser: httpx.AsyncClient, client: TestClient, form: dict[str, Any], **options: Any
) -> httpx.Response:
    """Push exactly this."""
    auth = httpx.USE_CLIENT_DEFAULT
    if "client_assertion" not in form and client.basic is not None:
        return await browser.post("/oidc/request", data=form, auth=client.basic, **options)
    return await browser.post("/oidc/request", data=form, auth=auth, **options)


async def pushed(browser: httpx.AsyncClient, client: TestClient, **changes: Any) -> str:
    """The request_uri of a pushed request."""
    response = await push(browser, client, **changes)
    assert response.status_code == 201, response.text
    reference: str = response.json()["request_uri"]
    return reference


async def open_reference(
    browser: httpx.AsyncClient, client: TestClient, request_uri: str, **more: Any
) -> httpx.Response:
    """Go to the authorization endpoint with a reference."""
    return await browser.get(
        "/oidc/auth", params={"client_id": client.id, "request_uri": request_uri, **more}
    )


def posted(response: httpx.Response) -> dict[str, str]:
    """The members that the form of a form_post page carries, and where it goes."""
    assert response.status_code == 200, response.text
    assert f'action="{CALLBACK}"' in response.text
    return {html.unescape(name): html.unescape(value) for name, value in _FIELD.findall(response.text)}


async def signed_in(browser: httpx.AsyncClient, client: TestClient, **changes: Any) -> httpx.Response:
    """The answer to a request, after a whole sign-in of somebody new."""
    response = await provider.authorize(browser, client, **changes)
    if response.headers.get("location", "").startswith("/"):
        return await provider.sign_in(browser, client, await provider.person())
    return response
