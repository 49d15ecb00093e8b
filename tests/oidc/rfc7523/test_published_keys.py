"""RFC 7591 section 2 on jwks_uri: keys that clients publish, and change; through the guarded client alone."""

import asyncio
import json

import httpx
import pytest
from joserfc.jwk import Key

from identity.applications import client_keys
from tests.conftest import SettableClock
from tests.delivery.hosts import Host, allowed, host
from tests.oidc.keyholders import Keyholder, key, keyholder, machine_token, public, refused


def _publish(where: Host, *keys: Key) -> str:
    return where.answer("/jwks", json.dumps(public(*keys)).encode())


async def _published(url: str) -> Keyholder:
    return await keyholder(jwks=None, jwks_uri=url)


async def test_keys_are_fetched_and_kept_for_a_minute(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    """A withdrawn key is good for no longer than the cache."""
    async with host() as found, allowed("127.0.0.1"):
        holder = await _published(_publish(found, key()))
        for _ in range(3):
            assert (await machine_token(browser, holder.credentials())).status_code == 200
        assert len(found.asked) == 1
        _publish(found, key("P-256", 1))
        settable_clock.advance(seconds=61)
        refused(await machine_token(browser, holder.credentials()))
        assert len(found.asked) == 2


async def test_an_unknown_key_makes_us_look_again(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    """OpenID Connect Core section 10.1.1: the kid of a new key is the signal to fetch the set anew."""
    async with host() as found, allowed("127.0.0.1"):
        holder = await _published(_publish(found, key()))
        assert (await machine_token(browser, holder.credentials())).status_code == 200
        rotated = Keyholder(holder.client, key("P-256", 1))
        _publish(found, rotated.signer)
        settable_clock.advance(seconds=4)
        assert (await machine_token(browser, rotated.credentials())).status_code == 200
        refused(await machine_token(browser, holder.credentials()))


async def test_unknown_keys_do_not_make_us_look_all_the_time(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    """Whoever makes up key identifiers must not turn us against the client's host."""
    async with host() as found, allowed("127.0.0.1"):
        holder = await _published(_publish(found, key()))
        forms = [holder.credentials({"kid": f"made-up-{number}"}) for number in range(20)]
        await asyncio.gather(*(machine_token(browser, form) for form in forms))
        assert len(found.asked) == 1
        settable_clock.advance(seconds=4)
        forms = [holder.credentials({"kid": f"made-up-{number}"}) for number in range(20)]
        await asyncio.gather(*(machine_token(browser, form) for form in forms))
        assert len(found.asked) == 2


async def test_a_host_that_fails_is_left_alone_for_a_while(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    """No keys, no client; and the next request asks no sooner than in a few seconds."""
    async with host() as found, allowed("127.0.0.1"):
        holder = await _published(f"{found.url}/jwks")
        for _ in range(5):
            refused(await machine_token(browser, holder.credentials()))
        assert len(found.asked) == 1
        _publish(found, key())
        settable_clock.advance(seconds=4)
        assert (await machine_token(browser, holder.credentials())).status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"keys": 1}', b"x" * 300_000, b'{"keys":[' + b"{}," * 200 + b"{}]}"]
)
async def test_documents_that_are_no_key_sets(browser: httpx.AsyncClient, body: bytes) -> None:
    """Whatever the host answers is bounded, and nothing but a set of keys counts."""
    async with host() as found, allowed("127.0.0.1"):
        holder = await _published(found.answer("/jwks", body))
        refused(await machine_token(browser, holder.credentials()))


async def test_our_own_network_is_not_asked(browser: httpx.AsyncClient) -> None:
    """RFC 7591 section 5: a jwks_uri must not make the server call into the network that it stands in."""
    async with host() as found:
        holder = await _published(_publish(found, key()))
        refused(await machine_token(browser, holder.credentials()))
        assert not found.asked


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:{port}/jwks",
        "http://[::1]:{port}/jwks",
        "http://0.0.0.0:{port}/jwks",
        "http://2130706433:{port}/jwks",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "ftp://127.0.0.1/jwks",
        "http://user@127.0.0.1:{port}/jwks",
        "not a url",
    ],
)
async def test_no_spelling_of_it_is(browser: httpx.AsyncClient, url: str) -> None:
    """The same, by other names of the address and other schemes."""
    async with host() as found:
        _publish(found, key())
        holder = await _published(url.format(port=found.port))
        refused(await machine_token(browser, holder.credentials()))
        assert not found.asked


async def test_nor_by_a_redirect(browser: httpx.AsyncClient) -> None:
    """An allowed host that sends us on to one that is not."""
    async with host() as found, host() as inner, allowed("127.0.0.1"):
        _publish(inner, key())
        url = found.answer("/jwks", b"", 302, location=f"http://127.0.0.2:{inner.port}/jwks")
        holder = await _published(url)
        refused(await machine_token(browser, holder.credentials()))
        assert not inner.asked


async def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many addresses those asked last are kept."""
    monkeypatch.setattr(client_keys, "_MOST_KEPT", 2)
    client_keys._documents.clear()
    for number in range(5):
        client_keys._document(f"https://host-{number}.example/jwks")
    assert list(client_keys._documents) == ["https://host-3.example/jwks", "https://host-4.example/jwks"]
