"""OAuth Client ID Metadata Document: a client's id is the address of a document about it."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest

from identity.applications.inputs import ConsentScopeIds
from identity.applications.metadata_documents import is_client_address
from identity.applications.queries import client
from identity.configuration.actions import (
    add_metadata_client_scopes,
    enable_metadata_clients,
    remove_metadata_client_scope,
)
from identity.grants.consent import give_consent, pending_consent
from identity.grants.errors import ConsentOutsideOrganizations
from identity.kernel import database
from identity.kernel.actor import NOBODY, SYSTEM
from tests.conftest import SettableClock
from tests.delivery.hosts import Host, allowed, host
from tests.oidc import provider
from tests.oidc.provider import CALLBACK, TestClient

_PATH = "/oauth/client.json"


@pytest.fixture
async def publisher(database: str) -> AsyncIterator[Host]:
    """A host that may be called, at a provider that knows such clients."""
    await enable_metadata_clients(SYSTEM, True)
    await add_metadata_client_scopes(SYSTEM, ConsentScopeIds(user_scopes=["profile", "email"]))
    async with host() as found, allowed("127.0.0.1"):
        yield found


def _published(
    publisher: Host, status: int = 200, content_type: str = "application/json", **changes: Any
) -> str:
    address = f"{publisher.url}{_PATH}"
    members = {"client_id": address, "client_name": "An app", "redirect_uris": [CALLBACK], **changes}
    publisher.answer(_PATH, orjson.dumps(members), status, content_type=content_type)
    return address


async def test_a_whole_sign_in(browser: httpx.AsyncClient, publisher: Host) -> None:
    """1: the client was never registered, and people sign in to it all the same; they are asked for consent."""
    grant_types = ["authorization_code", "refresh_token"]
    own = TestClient(_published(publisher, grant_types=grant_types), None)
    user = await provider.person()
    await provider.authorize(browser, own, scope="openid email offline_access")
    consent = await provider.sign_in(browser, own, user)
    assert consent.headers["location"].startswith("/consent")
    found = await client(own.id)
    assert found is not None
    assert (found.is_public, found.is_third_party, found.uses_standard_profile) == (True, True, True)
    assert found.name == f"An app (127.0.0.1:{publisher.port})"
    assert len(publisher.asked) == 1
    assert publisher.asked[0].headers["accept"] == "application/json"


async def test_its_tokens(browser: httpx.AsyncClient, publisher: Host) -> None:
    """The address is the client_id in tokens, events and grants; switched off, it gives nothing any more."""
    own = TestClient(_published(publisher, grant_types=["authorization_code", "refresh_token"]), None)
    user = await provider.person()
    await provider.authorize(browser, own, scope="openid email offline_access")
    await provider.sign_in(browser, own, user)
    location = await give_consent(
        NOBODY, provider.own_interaction(browser, own), browser.cookies["_session"], []
    )
    code = provider.answered(await browser.get(location))["code"]
    tokens = (await provider.redeem(browser, own, code)).json()
    assert provider.claims_of(tokens["id_token"])["aud"] == own.id
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await browser.get("/oidc/me", headers=headers)).json()["sub"] == user.id
    again = await provider.refresh(browser, own, tokens["refresh_token"])
    assert again.status_code == 200
    events = await database.fetch(
        "SELECT DISTINCT application_id FROM events WHERE application_id IS NOT NULL"
    )
    assert [row["application_id"] for row in events] == [own.id]
    await enable_metadata_clients(SYSTEM, False)
    assert (await browser.get("/oidc/me", headers=headers)).status_code == 401
    ended = await provider.refresh(browser, own, again.json()["refresh_token"])
    assert ended.json()["error"] == "invalid_client"


async def test_it_acts_in_no_organization(browser: httpx.AsyncClient, publisher: Host) -> None:
    """Nothing here keeps in which organizations a person lets a client without a row act."""
    scope = "urn:logto:scope:organizations"
    await add_metadata_client_scopes(SYSTEM, ConsentScopeIds(user_scopes=[scope]))
    own, user = TestClient(_published(publisher), None), await provider.person()
    organization_id = await provider.organization(members=(user,))
    await provider.authorize(browser, own, scope=f"openid {scope}")
    await provider.sign_in(browser, own, user)
    interaction_id, token = provider.own_interaction(browser, own), browser.cookies["_session"]
    assert (await pending_consent(interaction_id, token)).organizations is None
    with pytest.raises(ConsentOutsideOrganizations):
        await give_consent(NOBODY, interaction_id, token, [organization_id])
    location = await give_consent(NOBODY, interaction_id, token, [])
    code = provider.answered(await browser.get(location))["code"]
    tokens = (await provider.redeem(browser, own, code)).json()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    told = [provider.claims_of(tokens["id_token"]), (await browser.get("/oidc/me", headers=headers)).json()]
    assert organization_id not in orjson.dumps(told).decode()


async def test_off_is_the_default(browser: httpx.AsyncClient, database: str) -> None:
    configuration = "/oidc/.well-known/openid-configuration"
    async with host() as publisher, allowed("127.0.0.1"):
        own = TestClient(_published(publisher), None)
        refused = await provider.authorize(browser, own)
        assert (refused.status_code, publisher.asked) == (400, [])
        assert "client_id_metadata_document_supported" not in (await browser.get(configuration)).json()
        await enable_metadata_clients(SYSTEM, True)
        assert (await browser.get(configuration)).json()["client_id_metadata_document_supported"] is True


async def test_administrators_limit_the_scopes(browser: httpx.AsyncClient, publisher: Host) -> None:
    own = TestClient(_published(publisher), None)
    refused = await provider.authorize(browser, own, scope="openid phone")
    assert provider.answered(refused)["error"] == "invalid_scope"
    assert (await provider.authorize(browser, own, scope="openid email")).headers["location"].startswith("/")
    await remove_metadata_client_scope(SYSTEM, "user_scopes", "email")
    refused = await provider.authorize(browser, own, scope="openid email")
    assert provider.answered(refused)["error"] == "invalid_scope"


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "https://app.example.com/other.json"},
        {"client_id": None},
        {"client_secret": "x"},
        {"client_secret_expires_at": 0},
        {"token_endpoint_auth_method": "client_secret_basic"},
        {"token_endpoint_auth_method": "client_secret_post"},
        {"token_endpoint_auth_method": "client_secret_jwt"},
        {"token_endpoint_auth_method": "private_key_jwt"},  # without keys
        {"redirect_uris": []},
        {"redirect_uris": ["javascript:alert(1)"]},
        {"redirect_uris": ["https://*.example.com/"]},
        {"grant_types": ["client_credentials"]},
        {"client_name": "x" * 20_000},
        {"status": 404},
        {"status": 500},
        {"content_type": "text/html"},
        {"content_type": "application/javascript"},
    ],
)
async def test_unfit_documents(publisher: Host, changes: dict[str, Any]) -> None:
    """4: it is about this very address, public, and client metadata."""
    assert await client(_published(publisher, **changes)) is None
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b'"x"', b"\xff", b"[" * 10_000])
async def test_unreadable_documents(publisher: Host, body: bytes) -> None:
    address = publisher.answer(_PATH, body, content_type="application/json")
    assert await client(address) is None


async def test_redirects_are_not_followed(publisher: Host) -> None:
    """Another host could speak for the client otherwise (an open redirect at the client's)."""
    address = f"{publisher.url}/moved.json"
    members = {"client_id": address, "redirect_uris": [CALLBACK]}
    target = publisher.answer(_PATH, orjson.dumps(members), content_type="application/json")
    publisher.answer("/moved.json", b"", 302, location=target)
    assert await client(address) is None
    assert [each.path for each in publisher.asked] == ["/moved.json"]


async def test_documents_are_kept_for_a_while(publisher: Host, settable_clock: SettableClock) -> None:
    """4.4: cached within bounds of our own, good ones and missing ones."""
    address = _published(publisher)
    for _ in range(3):
        assert await client(address) is not None
    assert len(publisher.asked) == 1
    settable_clock.advance(minutes=6)
    publisher.answers.clear()
    for _ in range(3):
        assert await client(address) is None
    assert len(publisher.asked) == 2
    settable_clock.advance(seconds=31)
    _published(publisher)
    assert await client(address) is not None


async def test_the_host_may_say_how_long(publisher: Host, settable_clock: SettableClock) -> None:
    address = _published(publisher)
    raw = publisher.answers[_PATH]
    publisher.answers[_PATH] = raw.replace(b"\r\n\r\n", b"\r\ncache-control: public, max-age=3600\r\n\r\n", 1)
    await client(address)
    settable_clock.advance(minutes=59)
    await client(address)
    assert len(publisher.asked) == 1
    settable_clock.advance(minutes=2)
    await client(address)
    assert len(publisher.asked) == 2


async def test_addresses_inside_our_network_are_never_called(database: str) -> None:
    """6: server-side request forgery: who asks for a client makes us fetch."""
    await enable_metadata_clients(SYSTEM, True)
    async with host() as inside:
        for address in (
            f"{inside.url}{_PATH}",
            f"https://127.0.0.1:{inside.port}/x",
            f"https://localhost:{inside.port}/x",
        ):
            assert await client(address) is None
        assert inside.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://app.example.com/client.json",
        "https://app.example.com",
        "https://app.example.com/a/../client.json",
        "https://app.example.com/./client.json",
        "https://app.example.com/%2E%2e/client.json",
        "https://app.example.com/client.json#x",
        "https://app.example.com/client.json?x=1",
        "https://user:password@app.example.com/client.json",
        "https://app.example.com\\@evil.example.com/client.json",
        "https://app.example.com:port/client.json",
        "https://app.example.com/cl ient.json",
        "https:///client.json",
        "https://" + "a" * 250 + ".example.com/",
        "ftp://app.example.com/client.json",
    ],
)
def test_what_is_no_address(settings: object, address: str) -> None:
    """3: https, a path, no dot segments, no fragment, no user name."""
    assert not is_client_address(address)
    assert is_client_address("https://app.example.com/client.json")
    assert is_client_address("https://app.example.com:8443/")


async def test_ordinary_clients_cost_nothing_more(
    browser: httpx.AsyncClient, web: TestClient, statements: Any
) -> None:
    await provider.authorize(browser, web)
    with statements() as counted:
        await provider.authorize(browser, web)
    assert counted.number <= 1, counted.texts
