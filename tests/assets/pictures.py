"""The smallest files of each kind that can be uploaded, and some that only pretend."""

import struct
import zipfile
import zlib
from io import BytesIO


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(padding: int = 0) -> bytes:
    """A picture of one dot, as long as it is to be."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    filling = _chunk(b"tEXt", b"x" * padding) if padding else b""
    return b"\x89PNG\r\n\x1a\n" + head + filling + body + _chunk(b"IEND", b"")


def archive() -> bytes:
    """A ZIP with a text in it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "a" * 100)
    return buffer.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ACCEPTED = {
    "image/png": png(),
    "image/jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xd9",
    "image/gif": b"GIF89a\1\0\1\0\0\0\0;",
    "image/x-icon": b"\0\0\1\0\1\0\1\1\0\0\1\0\x18\0" + b"\0" * 60,
    "image/svg+xml": b'<?xml version="1.0"?>\n<!-- a drawing -->\n<!DOCTYPE svg>\n' + SVG,
    "image/tiff": b"II*\0\x08\0\0\0" + b"\0" * 40,
    "image/webp": b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 40,
    "image/bmp": b"BM" + b"\0" * 60,
    "application/zip": archive(),
}
REFUSED = {
    "nothing": b"",
    "text": b"just words",
    "a page": b"<!DOCTYPE html><html><body><svg></svg></body></html>",
    "a page in XML": b'<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>',
    "a program": b"\x7fELF\2\1\1" + b"\0" * 60,
    "a document": b"%PDF-1.7\n",
    "entities that explode": b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
    "half a drawing": b"<sv",
}
