"""What a webhook's address and headers may be."""

import pytest

from identity.webhooks.rules import are_headers_valid, is_endpoint_valid


@pytest.mark.parametrize(
    ("url", "is_valid"),
    [
        ("https://example.com/hook?x=1", True),
        ("http://127.0.0.1:9/hook", True),
        ("http://[::1]:8080", True),
        ("ftp://example.com", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://user:secret@example.com", False),
        ("https://example.com:99999/", False),
        ("https://example.com/a b", False),
        ("https://example.com/\r\nx", False),
        ("https://example.com/" + "a" * 2048, False),
        ("", False),
    ],
)
def test_an_address_is_one_that_a_request_can_go_to(url: str, is_valid: bool) -> None:
    assert is_endpoint_valid(url) is is_valid


@pytest.mark.parametrize(
    ("headers", "are_valid"),
    [
        ({}, True),
        ({"Authorization": "Bearer x", "x-Trace": "a\tb"}, True),
        ({"bad name": "x"}, False),
        ({"x": "two\r\nlines"}, False),
        ({"": "x"}, False),
        ({"Host": "elsewhere.example"}, False),
        ({"Content-Length": "0"}, False),
        ({"x": 1}, False),
        ([["x", "y"]], False),
        ("x: y", False),
        ({f"x-{n}": "" for n in range(21)}, False),
        ({"x": "a" * 4097}, False),
    ],
)
def test_headers_are_a_few_lines_that_do_not_frame_the_request(headers: object, are_valid: bool) -> None:
    assert are_headers_valid(headers) is are_valid
