"""What the tests of signing out share: clients that want to be told, a relying party that is, and its checks."""

import json
from typing import Any
from urllib.parse import parse_qs

import httpx
import jwt

from identity.applications.clients import ApplicationType
from identity.kernel import caches, database
from tests.delivery.hosts import Asked
from tests.oidc import provider
from tests.oidc.provider import TestClient

BYE = f"{provider.CALLBACK}/bye"
PAGE = {"Accept": "text/html"}


async def client_with(
    kind: str = "Traditional",
    *,
    protocol: dict[str, Any] | None = None,
    custom: dict[str, Any] | None = None,
    **oidc: Any,
) -> TestClient:
    """A client with more metadata: `oidc` by the contract's names, `protocol` by those of RFC 7591."""
    client = await provider.register(ApplicationType(kind).value, custom=custom)
    await database.execute(
        "UPDATE applications SET oidc_client_metadata = oidc_client_metadata || $2::jsonb, "
        "protocol_metadata = $3::jsonb WHERE id = $1",
        client.id,
        oidc,
        protocol,
    )
    caches.drop_everything()
    return client


async def sign_out(browser: httpx.AsyncClient, id_token: str, **more: str) -> httpx.Response:
    """Ask to be signed out as the ID Token says, and to come back."""
    given = {"id_token_hint": id_token, "post_logout_redirect_uri": BYE, "state": "s-1", **more}
    return await browser.get("/oidc/session/end", params=given)


async def verified(browser: httpx.AsyncClient, asked: Asked, client: TestClient) -> dict[str, Any]:
    """Sections 2.4 and 2.6 as a relying party reads them: the claims of the one parameter of the form."""
    assert asked.method == "POST"
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    form = parse_qs(asked.body.decode(), strict_parsing=True)
    assert list(form) == ["logout_token"]
    token = form["logout_token"][0]
    header = jwt.get_unverified_header(token)
    assert header["typ"] == "logout+jwt"
    keys = jwt.PyJWKSet.from_dict((await browser.get("/oidc/jwks")).json())
    key = keys[header["kid"]]
    claims: dict[str, Any] = jwt.decode(
        token,
        key,
        [header["alg"]],
        {"require": ["iss", "aud", "iat", "exp", "jti", "events"], "strict_aud": True},
        audience=client.id,
        issuer=provider.ISSUER,
    )
    return claims


async def told_events() -> list[tuple[str, str, dict[str, Any]]]:
    """What the audit says of it: application, result, payload."""
    rows = await database.fetch(
        "SELECT application_id, result, payload FROM events WHERE key = 'Session.LogoutTold' ORDER BY created_at"
    )
    return [(row["application_id"], row["result"], _json(row["payload"])) for row in rows]


def _json(value: Any) -> dict[str, Any]:
    return dict(json.loads(value) if isinstance(value, str) else value)
