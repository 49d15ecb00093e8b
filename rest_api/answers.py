"""Responses of this face: JSON encoded once, ETags, and the headers of a numbered page."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any
from urllib.parse import quote, urlencode
from uuid import uuid4

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.kernel.paging import PageNumber

Header = tuple[bytes, bytes]
_encode = msgspec.json.Encoder().encode
_JSON = (b"content-type", b"application/json; charset=utf-8")


class _RawResponse(Response):
    """A response whose headers are bytes already."""

    def __init__(self, body: bytes, status: int, headers: list[Header]) -> None:
        self.status_code, self.body, self.background = status, body, None
        self.raw_headers = headers


def json_response(value: Any, status: int = 200, headers: Iterable[Header] = ()) -> Response:
    """A value as JSON."""
    body = _encode(value)
    return _RawResponse(body, status, [_JSON, (b"content-length", b"%d" % len(body)), *headers])


def empty_response(status: int = 204, headers: Iterable[Header] = ()) -> Response:
    """No body."""
    length = [] if status == 204 else [(b"content-length", b"0")]
    return _RawResponse(b"", status, [*length, *headers])


def text_response(text: str, status: int, headers: Iterable[Header] = ()) -> Response:
    """Plain text, as the contract answers to unknown paths and methods."""
    body = text.encode()
    kind = (b"content-type", b"text/plain; charset=utf-8")
    return _RawResponse(body, status, [kind, (b"content-length", b"%d" % len(body)), *headers])


def if_changed(request: Request, response: Response) -> Response:
    """The response under an ETag, or 304 when the caller has it already (RFC 9110 section 13.1.2)."""
    etag = b'W/"%s"' % blake2b(response.body, digest_size=12).hexdigest().encode()
    known = next((value for name, value in request.scope["headers"] if name == b"if-none-match"), None)
    if known is not None and (known.strip() == b"*" or etag[2:] in known):
        return empty_response(304, [(b"etag", etag)])
    response.raw_headers.append((b"etag", etag))
    return response


def page_headers(request: Request, page: PageNumber, total: int, is_capped: bool = False) -> list[Header]:
    """The total, and links to the first, previous, last and next page; a capped total does not tell the last two."""
    last = max(1, -(-total // page.size))
    pages = {"first": 1, "prev": page.page - 1, "last": last, "next": page.page + 1}
    if page.page <= 1:
        del pages["prev"]
    if is_capped or page.page >= last:
        del pages["next"]
    if is_capped:
        del pages["last"]
    address = _address(request)
    links = ", ".join(f'<{address.format(number)}>; rel="{name}"' for name, number in pages.items())
    capped = [(b"total-number-is-capped", b"true")] if is_capped else []
    return [(b"link", links.encode()), (b"total-number", b"%d" % total), *capped]


def _address(request: Request) -> str:
    """The request's own address with `{}` in the place of the page's number."""
    given = request.query_params.multi_items()
    query = ["page={0}" if name == "page" else _escaped(urlencode([(name, value)])) for name, value in given]
    if "page" not in request.query_params:
        query.append("page={0}")
    return f"{settings.current().endpoint}{_escaped(quote(request.scope['path']))}?{'&'.join(query)}"


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def new_reference() -> str:
    """What a caller quotes when they report a failure."""
    return uuid4().hex
