"""The guarded client: what it calls and what it does not, and how long and how much it listens."""

from collections.abc import AsyncIterator
from ipaddress import ip_address

import pytest

from identity.delivery import outgoing
from identity.delivery.addresses import is_public
from identity.delivery.errors import AddressRefused, AnswerTooLarge, NoAnswer, OutgoingError
from identity.settings import Settings
from tests.delivery.hosts import Host, allowed, host


@pytest.fixture
async def local(settings: Settings) -> AsyncIterator[Host]:
    """A server on loopback that may be called."""
    async with host() as found, allowed("127.0.0.1"):
        yield found


PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "192.0.2.1",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "name",
    ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "LOCALHOST."],
)
async def test_nothing_on_this_machine_is_called(settings: Settings, name: str) -> None:
    async with host() as found:
        with pytest.raises(OutgoingError):
            await outgoing.get(f"http://{name}:{found.port}/")
        assert found.asked == []


@pytest.mark.parametrize("items", [("127.0.0.1",), ("127.0.0.0/8",), ("other.internal", "127.0.0.1")])
async def test_what_the_settings_name_is_called(settings: Settings, items: tuple[str, ...]) -> None:
    async with host() as found, allowed(*items):
        answer = await outgoing.get(found.answer("/a", b"here"), {"x-mine": "1"})
    assert (answer.status, answer.body, answer.is_success) == (200, b"here", True)
    asked = found.asked[0].headers
    assert (asked["host"], asked["x-mine"]) == (f"127.0.0.1:{found.port}", "1")


async def test_a_name_is_called_at_its_address_and_asked_by_its_name(settings: Settings) -> None:
    async with host() as found, allowed("localhost", "127.0.0.0/8"):
        found.answer("/a", b"here")
        try:
            await outgoing.get(f"http://localhost:{found.port}/a")
        except NoAnswer:  # a machine whose localhost is ::1 first
            return
    assert found.asked[0].headers["host"] == f"localhost:{found.port}"


@pytest.mark.parametrize(
    "url", ["ftp://example.com/x", "file:///etc/passwd", "http://", "nonsense", "http://a:b@c.d/"]
)
async def test_only_plain_web_addresses_are_called(settings: Settings, url: str) -> None:
    with pytest.raises(OutgoingError):
        await outgoing.get(url)


async def test_a_redirect_into_the_private_network_is_not_followed(local: Host) -> None:
    for target in ("http://127.0.0.2/", "http://[::1]/", "file:///etc/passwd", "//10.0.0.1/"):
        url = local.answer("/away", b"", 302, location=target)
        with pytest.raises(AddressRefused):
            await outgoing.get(url)


async def test_redirects_are_followed_without_the_credentials(local: Host) -> None:
    local.answer("/there", b"found")
    answer = await outgoing.get(
        local.answer("/here", b"", 307, location="/there"), {"authorization": "secret"}
    )
    assert answer.body == b"found"
    assert ["authorization" in each.headers for each in local.asked] == [True, False]


async def test_endless_redirects_end(local: Host) -> None:
    url = local.answer("/loop", b"", 301, location="/loop")
    with pytest.raises(NoAnswer):
        await outgoing.get(url)
    assert len(local.asked) == 4


async def test_what_is_sent_is_not_sent_elsewhere(local: Host) -> None:
    answer = await outgoing.post_json(local.answer("/away", b"", 307, location="/there"), {"a": 1})
    assert (answer.status, len(local.asked)) == (307, 1)
    assert (local.asked[0].method, local.asked[0].body) == ("POST", b'{"a":1}')


async def test_an_answer_has_an_end(local: Host) -> None:
    with pytest.raises(AnswerTooLarge):
        await outgoing.get(local.answer("/big", b"x" * 2000), most_bytes=1999)
    assert len((await outgoing.get(local.answer("/big", b"x" * 2000), most_bytes=2000)).body) == 2000


async def test_compressed_answers_are_not_unpacked(local: Host) -> None:
    with pytest.raises(NoAnswer):
        await outgoing.get(local.answer("/bomb", b"x", content_encoding="gzip"))


async def test_nobody_waits_longer_than_said(local: Host) -> None:
    local.answers["/slow"] = b"never"
    with pytest.raises(NoAnswer):
        await outgoing.get(f"{local.url}/slow", seconds=0.1)


@pytest.mark.parametrize(
    "answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 X\r\ncontent-length: 9\r\n\r\nx"]
)
async def test_an_answer_that_is_none_is_no_answer(local: Host, answer: bytes) -> None:
    local.answers["/"] = answer
    with pytest.raises(NoAnswer):
        await outgoing.get(f"{local.url}/")


async def test_a_closed_port_does_not_answer(local: Host) -> None:
    with pytest.raises(NoAnswer):
        await outgoing.get("http://127.0.0.1:9/")


async def test_a_host_that_is_not_there_does_not_answer(settings: Settings) -> None:
    with pytest.raises(NoAnswer):
        await outgoing.get("https://no-such-host.invalid/")
