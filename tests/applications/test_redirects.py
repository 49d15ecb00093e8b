"""Which redirect URIs can be registered, and which a request may name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.applications.clients import ApplicationType, Client
from identity.applications.errors import InvalidRedirectUri
from identity.applications.redirects import (
    is_origin_allowed,
    is_post_logout_redirect_allowed,
    is_redirect_allowed,
    valid_redirect_uri,
)


def web(*uris: str, **settings: object) -> Client:
    """A web client with these redirect URIs."""
    return Client(id="a", name="a", type=ApplicationType.TRADITIONAL, redirect_uris=uris, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "uri",
    [
        "https://app.example.com/callback",
        "http://localhost:3000",
        "https://*.example.com/cb",
        "https://app.example.com/*",
        "https://a.example.com/cb?x=1",
        "com.example.app://callback",
        "io.logto:/cb",
    ],
)
def test_what_can_be_registered(uri: str) -> None:
    assert valid_redirect_uri(uri) == uri


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "callback",
        "//evil.example",
        "https://",
        "https://*.com/cb",
        "https://*/cb",
        "https://app.example.com:*/cb",
        "https://app.example.com/cb?x=*",
        "https://user@*.example.com/cb",
        "https://app.example.com/../cb",
        "https://app.example.com/%2e%2e/cb",
        "https://app.example.com/ cb",
        "ht*ps://app.example.com",
        "https://example.com:99999/",
        "javascript\n:alert(1)",
        "https://a.example.com/cb#y",
        "javascript:alert(1)",
        "JavaScript://%0aalert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.com/x",
        "https://app.example.com/" + "x" * 3000,
        "https://app.example.com\\@evil.example/",
    ],
)
def test_what_cannot_be_registered(uri: str) -> None:
    with pytest.raises(InvalidRedirectUri):
        valid_redirect_uri(uri)


@pytest.mark.parametrize(
    ("registered", "asked", "is_allowed"),
    [
        ("https://a.example.com/cb", "https://a.example.com/cb", True),
        ("https://a.example.com/cb", "https://A.EXAMPLE.com:443/cb", True),
        ("http://localhost:3000", "http://localhost:3000/", True),
        ("https://a.example.com/cb", "https://a.example.com/cb/", False),
        ("https://a.example.com/cb", "https://a.example.com/cb?x=1", False),
        ("https://a.example.com/cb?x=1", "https://a.example.com/cb?x=1", True),
        ("https://a.example.com/cb", "http://a.example.com/cb", False),
        ("https://a.example.com/cb", "https://a.example.com:8443/cb", False),
        ("https://a.example.com/cb", "https://user@a.example.com/cb", False),
        ("https://a.example.com/cb", "https://a.example.com.evil.com/cb", False),
        ("https://*.example.com/cb", "https://b.example.com/cb", True),
        ("https://*.example.com/cb", "https://b.c.example.com/cb", False),
        ("https://*.example.com/cb", "https://example.com/cb", False),
        ("https://*.example.com/cb", "https://*.example.com/cb", False),
        ("https://a.example.com/*", "https://a.example.com/x/y", True),
        ("https://a.example.com/*", "https://a.example.com/x/../y", False),
        ("com.example.app://callback", "com.example.app://callback", True),
        ("com.example.app://callback", "com.example.app://other", False),
        ("http://127.0.0.1:1/cb", "http://127.0.0.1:2/cb", False),
        # What browsers read in another way than the parser that compares:
        ("https://*.example.com/cb", "https://3232235777\\.example.com/cb", False),
        ("https://a.example.com/*", "https://a.example.com/x\r\nSet-Cookie: a=b", False),
        ("https://a.example.com/cb", "https://a.example.com/c\tb", False),
        ("https://a.example.com/cb", " https://a.example.com/cb", False),
        ("https://a.example.com/*", "https://a.example.com/x\\..\\y", False),
    ],
)
def test_what_a_request_may_name(registered: str, asked: str, is_allowed: bool) -> None:
    assert is_redirect_allowed(web(registered), asked) is is_allowed


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_every_loopback_address_has_any_port(host: str) -> None:
    """RFC 8252 section 7.3; what only looks like one is none."""
    native = Client(
        id="a",
        name="a",
        type=ApplicationType.NATIVE,
        redirect_uris=(f"http://{host}:1/cb", "http://other/cb"),
    )

    assert is_redirect_allowed(native, f"http://{host}:51234/cb")
    assert is_redirect_allowed(native, f"http://{host}/cb")
    for wrong in (
        f"https://{host}:2/cb",
        f"http://u@{host}:2/cb",
        f"http://{host}:2/cb?x=1",
        "http://other:2/cb",
    ):
        assert not is_redirect_allowed(native, wrong)
    assert not is_redirect_allowed(web(f"http://{host}:1/cb"), f"http://{host}:51234/cb")


def test_native_applications_listen_on_any_loopback_port() -> None:
    native = Client(
        id="a",
        name="a",
        type=ApplicationType.NATIVE,
        redirect_uris=("http://localhost/cb",),
        post_logout_redirect_uris=("http://localhost/out",),
    )

    assert is_redirect_allowed(native, "http://localhost:51234/cb")
    assert not is_redirect_allowed(native, "http://localhost:51234/other")
    assert not is_redirect_allowed(native, "http://127.0.0.1:51234/cb")
    assert not is_post_logout_redirect_allowed(native, "http://localhost:51234/out")


def test_origins_are_the_listed_ones_and_those_of_redirect_uris() -> None:
    client = web(
        "https://a.example.com/cb",
        "https://*.pages.dev.example/cb",
        cors_allowed_origins=("https://b.example.com",),
    )

    assert is_origin_allowed(client, "https://a.example.com")
    assert is_origin_allowed(client, "https://b.example.com")
    assert is_origin_allowed(client, "https://x.pages.dev.example")
    assert not is_origin_allowed(client, "https://c.example.com")
    assert not is_origin_allowed(client, "http://a.example.com")
    assert not is_origin_allowed(client, "null")


@given(st.text(max_size=200))
def test_nothing_unregistered_is_ever_allowed(asked: str) -> None:
    client = web("https://a.example.com/cb")

    assert is_redirect_allowed(client, asked) is (
        asked in {"https://a.example.com/cb", "https://a.example.com:443/cb"}
    )
