"""OpenID Connect Dynamic Client Registration 1.0."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest

from identity.applications.clients import ApplicationType
from identity.applications.queries import client
from oidc.subjects import subject_of
from tests.delivery.hosts import Host, allowed, host
from tests.oidc.provider import CALLBACK
from tests.oidc.registering import PUBLIC_KEY, bearer, refusal_of, registered, registration

OTHER_HOST = "https://other.example.com/callback"


@pytest.fixture(autouse=True)
async def _open(database: str) -> AsyncIterator[None]:
    async with registration():
        yield


@pytest.fixture
async def other() -> AsyncIterator[Host]:
    """A host that may be called."""
    async with host() as found, allowed("127.0.0.1"):
        yield found


async def test_initiate_login_uri(browser: httpx.AsyncClient) -> None:
    """2: "URI using the https scheme that a third party can use to initiate a login by the RP"."""
    answer = await registered(browser, initiate_login_uri="https://app.example.com/login")
    assert answer["initiate_login_uri"] == "https://app.example.com/login"
    read = await browser.get(
        f"/oidc/reg/{answer['client_id']}", headers=bearer(answer["registration_access_token"])
    )
    assert read.json()["initiate_login_uri"] == "https://app.example.com/login"
    refused = await refusal_of(browser, initiate_login_uri="http://app.example.com/login")
    assert refused == "invalid_client_metadata"


async def test_web_clients_of_the_implicit_grant(browser: httpx.AsyncClient) -> None:
    """2: "Web Clients using the OAuth Implicit Grant Type MUST only register URLs using the https scheme as
    redirect_uris; they MUST NOT use localhost as the hostname"."""
    implicit = {"response_types": ["id_token"], "grant_types": ["implicit"]}
    for uri in ("http://app.example.com/", "http://localhost/", "https://localhost/", "https://127.0.0.1/"):
        assert await refusal_of(browser, redirect_uris=[uri], **implicit) == "invalid_redirect_uri"


async def test_native_clients(browser: httpx.AsyncClient) -> None:
    """2: "Native Clients MUST only register redirect_uris using custom URI schemes or loopback URLs using the http
    scheme"; RFC 8252 section 7.2 adds https addresses that the application owns."""
    uris = ["com.example.app:/callback", "http://127.0.0.1/callback", "http://[::1]/", "http://localhost/"]
    answer = await registered(
        browser, application_type="native", token_endpoint_auth_method="none", redirect_uris=uris
    )
    found = await client(answer["client_id"])
    assert found is not None
    assert (found.type, found.is_public) == (ApplicationType.NATIVE, True)
    assert answer["application_type"] == "native"
    refused = await refusal_of(browser, application_type="native", redirect_uris=["http://app.example.com/"])
    assert refused == "invalid_redirect_uri"
    assert await refusal_of(browser, application_type="mobile") == "invalid_client_metadata"


async def test_sector_identifier(browser: httpx.AsyncClient, other: Host) -> None:
    """5: "The values of the registered redirect_uris MUST be included in the elements of the array"."""
    uri = other.answer("/sector", orjson.dumps([CALLBACK, OTHER_HOST, "https://third.example.com/"]))
    given = {
        "subject_type": "pairwise",
        "redirect_uris": [CALLBACK, OTHER_HOST],
        "sector_identifier_uri": uri,
    }
    one, two = await registered(browser, **given), await registered(browser, **given)
    first, second = await client(one["client_id"]), await client(two["client_id"])
    assert first is not None
    assert second is not None
    assert subject_of(first, "user00000001") == subject_of(second, "user00000001") != "user00000001"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (orjson.dumps([OTHER_HOST]), 200),
        (orjson.dumps([CALLBACK + "/"]), 200),
        (orjson.dumps({"redirect_uris": [CALLBACK]}), 200),
        (orjson.dumps([CALLBACK, 1]), 200),
        (b"[", 200),
        (b"", 200),
        (orjson.dumps([CALLBACK]), 404),
        (orjson.dumps([CALLBACK]), 500),
        (b'["' + b"x" * 200_000 + b'"]', 200),
    ],
)
async def test_bad_sectors(browser: httpx.AsyncClient, other: Host, body: bytes, status: int) -> None:
    """5: "If the values are not included [...] the request MUST be rejected"."""
    uri = other.answer("/sector", body, status)
    for subject_type in ("pairwise", "public"):
        refused = await refusal_of(browser, sector_identifier_uri=uri, subject_type=subject_type)
        assert refused == "invalid_client_metadata"
    assert len(other.asked) == 2


async def test_several_hosts_need_a_sector(browser: httpx.AsyncClient) -> None:
    """Core 8.1: "If there are multiple hostnames in the registered redirect_uris, the Client MUST register a
    sector_identifier_uri"."""
    uris = [CALLBACK, OTHER_HOST]
    assert await refusal_of(browser, subject_type="pairwise", redirect_uris=uris) == "invalid_client_metadata"
    await registered(browser, subject_type="pairwise", redirect_uris=[CALLBACK, f"{CALLBACK}/2"])
    await registered(browser, subject_type="public", redirect_uris=uris)


@pytest.mark.parametrize(
    "given",
    [
        {"id_token_signed_response_alg": "none"},
        {"id_token_signed_response_alg": "HS256"},
        {"userinfo_signed_response_alg": "none"},
        {"id_token_encrypted_response_enc": "A128GCM"},
        {"id_token_encrypted_response_alg": "RSA-OAEP"},  # and no key
        {"id_token_encrypted_response_alg": "RSA1_5", "jwks": {"keys": [PUBLIC_KEY]}},
        {"id_token_encrypted_response_alg": "dir", "jwks": {"keys": [PUBLIC_KEY]}},
        {"token_endpoint_auth_signing_alg": "none"},
        {"request_object_signing_alg": "none"},
        {"require_signed_request_object": True},
        {"subject_type": "secret"},
        {"request_uris": ["http://app.example.com/request"]},
        {"frontchannel_logout_uri": "https://elsewhere.example.com/front"},
        {"frontchannel_logout_uri": "http://app.example.com/front"},
        {"backchannel_logout_uri": "https://app.example.com/back#x"},
    ],
)
async def test_refused_metadata(browser: httpx.AsyncClient, given: dict[str, Any]) -> None:
    """2: each member's own rule."""
    assert await refusal_of(browser, **given) == "invalid_client_metadata"


async def test_encrypted_id_tokens_have_a_default(browser: httpx.AsyncClient) -> None:
    """2: "the default id_token_encrypted_response_enc value is A128CBC-HS256"."""
    answer = await registered(browser, id_token_encrypted_response_alg="ECDH-ES", jwks={"keys": [PUBLIC_KEY]})
    assert answer["id_token_encrypted_response_enc"] == "A128CBC-HS256"
