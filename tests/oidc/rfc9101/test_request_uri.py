"""RFC 9101 section 5.2, OpenID Connect Core section 6.2: request objects that are fetched from an address."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest

from identity import settings
from identity.grants import request_documents
from tests.delivery.hosts import Host, allowed, host
from tests.oidc import provider, signing_clients
from tests.oidc.provider import TestClient
from tests.oidc.rfc9101.test_request_objects import OUTSIDE
from tests.oidc.signing_clients import JWKS, request_object

TYPE = "application/oauth-authz-req+jwt"


@asynccontextmanager
async def request_uris(mode: str) -> AsyncIterator[None]:
    """The setting, for the life of the block; loopback may be called."""
    async with allowed("127.0.0.1"):
        before = settings.current()
        settings.use(replace(before, request_uri_parameter=mode))  # type: ignore[arg-type]
        try:
            yield
        finally:
            settings.use(before)
            request_documents._kept.clear()


@pytest.fixture
async def files(database: str) -> AsyncIterator[Host]:
    """A server of the client's."""
    async with host() as found:
        yield found


async def client_of(files: Host, path: str = "/request") -> TestClient:
    """A client that registered an address there."""
    return await signing_clients.register(jwks=JWKS, request_uris=[f"{files.url}{path}"])


def publish(files: Host, text: str, path: str = "/request", **changes: Any) -> str:
    """The address of a document."""
    return files.answer(path, text.encode(), **{"content_type": TYPE, **changes})


def hash_of(text: str) -> str:
    """The fragment that says which document it is."""
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


async def ask(browser: httpx.AsyncClient, client: TestClient, uri: str) -> httpx.Response:
    """Go to the authorization endpoint with the address."""
    return await browser.get("/oidc/auth", params={"client_id": client.id, "request_uri": uri, **OUTSIDE})


@pytest.mark.parametrize("content_type", [TYPE, "application/jwt", "application/jwt;charset=utf-8"])
async def test_a_registered_address(browser: httpx.AsyncClient, files: Host, content_type: str) -> None:
    """Section 5.2.3: fetched, verified, and what is inside wins."""
    client = await client_of(files)
    uri = publish(files, request_object(client, state="inside"), content_type=content_type)
    async with request_uris("registered"):
        begun = await ask(browser, client, uri)
        assert begun.headers["location"].startswith("/sign-in")
        answer = provider.answered(await provider.sign_in(browser, client, await provider.person()))
    assert answer["state"] == "inside"


async def test_the_setting_is_off(browser: httpx.AsyncClient, files: Host) -> None:
    """Core section 6.2: refused as not supported, not ignored; and nothing is fetched."""
    client = await client_of(files)
    uri = publish(files, request_object(client))
    async with allowed("127.0.0.1"):
        response = await ask(browser, client, uri)
    assert provider.answered(response)["error"] == "request_uri_not_supported"
    assert files.asked == []


async def test_an_address_that_is_not_registered(browser: httpx.AsyncClient, files: Host) -> None:
    """Core section 6.2, RFC 9101 section 10.4: nobody makes the server call where the client did not register."""
    client = await client_of(files)
    uri = publish(files, request_object(client), "/another")
    async with request_uris("registered"):
        response = await ask(browser, client, uri)
        assert provider.answered(response)["error"] == "invalid_request_uri"
        assert files.asked == []
    async with request_uris("any"):
        assert (await ask(browser, client, uri)).headers["location"].startswith("/sign-in")


async def test_private_addresses_are_out_of_reach(browser: httpx.AsyncClient, files: Host) -> None:
    """Section 10.4.1: the guarded client keeps out of private networks, whatever is registered."""
    client = await client_of(files)
    uri = publish(files, request_object(client))
    async with request_uris("any"):
        settings.use(replace(settings.current(), outgoing_allowed_hosts=settings.Hosts()))
        response = await ask(browser, client, uri)
    assert provider.answered(response)["error"] == "invalid_request_uri"
    assert files.asked == []


@pytest.mark.parametrize(
    "uri",
    [
        "file:///etc/passwd",
        "ftp://a.example/r",
        "urn:example:x",
        "https://a.example/" + "r" * 600,
        "http://[",
    ],
)
async def test_addresses_that_are_none(browser: httpx.AsyncClient, files: Host, uri: str) -> None:
    """Section 5.2: an https address of at most 512 characters."""
    client = await client_of(files)
    async with request_uris("any"):
        response = await ask(browser, client, uri)
    assert provider.answered(response)["error"] == "invalid_request_uri"


@pytest.mark.parametrize(
    "broken", [{"status": 404}, {"content_type": "text/html"}, {"status": 302, "location": "http://[::1]:1/"}]
)
async def test_documents_that_are_none(
    browser: httpx.AsyncClient, files: Host, broken: dict[str, Any]
) -> None:
    """Section 5.2.3: anything but a request object is an invalid reference."""
    client = await client_of(files)
    uri = publish(files, request_object(client), **broken)
    async with request_uris("registered"):
        response = await ask(browser, client, uri)
    assert provider.answered(response)["error"] == "invalid_request_uri"


async def test_a_huge_document(browser: httpx.AsyncClient, files: Host) -> None:
    """Section 10.4.1: what is fetched is bounded."""
    client = await client_of(files)
    uri = publish(files, "x" * 100_000)
    async with request_uris("registered"):
        response = await ask(browser, client, uri)
    assert provider.answered(response)["error"] == "invalid_request_uri"


async def test_the_document_must_be_signed(browser: httpx.AsyncClient, files: Host) -> None:
    """Section 6.2: fetched over TLS or not, only a signed one counts."""
    client = await client_of(files)
    uri = publish(files, request_object(client, algorithm="none"))
    async with request_uris("registered"):
        response = await ask(browser, client, uri)
    assert provider.answered(response)["error"] == "request_uri_not_supported"


async def test_the_hash_says_which_document_it_is(browser: httpx.AsyncClient, files: Host) -> None:
    """Core section 6.2: with a hash it is kept for a moment, a wrong hash only keeps it from that."""
    client = await client_of(files)
    first, second = request_object(client, state="first"), request_object(client, state="second")
    uri = publish(files, first)
    async with request_uris("registered"):
        for _ in range(2):
            begun = await ask(browser, client, f"{uri}#{hash_of(first)}")
            assert begun.headers["location"].startswith("/sign-in")
        assert len(files.asked) == 1
        for asked in (2, 3):
            await ask(browser, client, f"{uri}#{hash_of(second)}")
            assert len(files.asked) == asked
        publish(files, second)
        assert (await ask(browser, client, f"{uri}#{hash_of(second)}")).headers["location"].startswith("/")
    assert all(each.path == "/request" for each in files.asked)


async def test_discovery_tells_the_truth(browser: httpx.AsyncClient) -> None:
    """Discovery section 3: request_uri_parameter_supported, whose default would be true."""
    for mode, is_on, is_registered in (
        ("off", False, False),
        ("registered", True, True),
        ("any", True, False),
    ):
        async with request_uris(mode):
            document = (await browser.get("/oidc/.well-known/openid-configuration")).json()
        assert document["request_uri_parameter_supported"] is is_on
        assert document["require_request_uri_registration"] is is_registered
    assert "RS256" in document["request_object_signing_alg_values_supported"]
    assert "none" not in document["request_object_signing_alg_values_supported"]
