"""What kind of file this is, by its content alone: names and declared types are for anybody to choose."""

from contextlib import suppress
from typing import BinaryIO
from xml.parsers import expat

import filetype  # type: ignore[import-untyped]

LARGEST_FILE = 20 * 1024 * 1024
ALLOWED_TYPES = (
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/vnd.microsoft.icon",
    "image/x-icon",
    "image/svg+xml",
    "image/tiff",
    "image/webp",
    "image/bmp",
    "application/zip",
)
ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/x-icon": "ico",
    "image/svg+xml": "svg",
    "image/tiff": "tiff",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "application/zip": "zip",
}
# Browsers run no code in these; an SVG can hold some, so nobody gets one as a page of ours.
SHOWN_IN_PLACE = frozenset(ENDINGS) - {"image/svg+xml", "application/zip"}
_HEAD_BYTES = 65_536


def content_type_of(source: BinaryIO) -> str | None:
    """The type of the file, if it is one that is taken; leaves the source at its beginning."""
    source.seek(0)
    head = source.read(_HEAD_BYTES)
    source.seek(0)
    found: str | None = filetype.guess_mime(head)
    if found is None and _is_svg(head):
        found = "image/svg+xml"
    return found if found in ENDINGS else None


class _RootSeen(Exception):
    """The root element's name is all that is asked for."""


def _is_svg(head: bytes) -> bool:
    """Whether this begins as XML whose root is an SVG image, without entities of its own (they can explode)."""
    root: list[str] = []
    # Whatever encoding it declares: one that expat does not know would be decoded by any codec of Python's.
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")

    def seen(name: str, _attributes: dict[str, str]) -> None:
        root.append(name)
        raise _RootSeen

    def refused(*_declaration: object) -> None:
        raise _RootSeen

    parser.StartElementHandler = seen
    parser.EntityDeclHandler = refused
    with suppress(_RootSeen, expat.ExpatError):
        parser.Parse(head, False)
    return root in (["svg"], ["http://www.w3.org/2000/svg svg"])
