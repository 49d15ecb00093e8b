"""/api/user-assets and /uploads, behind the real gate: what goes in, what is refused, what comes out."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from identity import settings as settings_module
from identity.assets.rules import LARGEST_FILE
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.settings import Settings
from identity.setup.actions import ensure_machine
from keystead.app import create_app
from tests.assets.pictures import ACCEPTED, REFUSED, SVG, png
from tests.contract.validation import ANSWERS_FIT
from tests.faces.rest.conftest import ENDPOINT, refused
from tests.faces.rest.test_whole_server import MACHINE, SECRET, bearer, token

ASSETS = "/api/user-assets"


@pytest.fixture
async def server(database: str, settings: Settings, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    await ensure_machine(SYSTEM, MACHINE, SECRET)
    own = settings_module.use(replace(settings, assets_directory=tmp_path / "uploads"))
    transport = httpx.ASGITransport(create_app(own), raise_app_exceptions=True)
    options: Any = {"base_url": ENDPOINT, "event_hooks": ANSWERS_FIT}
    async with httpx.AsyncClient(transport=transport, **options) as client:
        client.headers.update(bearer(await token(client, (MACHINE, SECRET), "all")))
        yield client
    settings_module.use(settings)


async def upload(
    server: httpx.AsyncClient, data: bytes, name: str = "a.png", kind: str = "image/png"
) -> httpx.Response:
    return await server.post(ASSETS, files={"file": (name, data, kind)})


async def uploaded(server: httpx.AsyncClient, data: bytes) -> str:
    answer = await upload(server, data)
    assert answer.status_code == 200, answer.text
    address: str = answer.json()["url"]
    return address


async def test_the_service_tells_what_it_takes(server: httpx.AsyncClient) -> None:
    status = (await server.get(f"{ASSETS}/service-status")).json()
    assert (status["status"], status["maxUploadFileSize"]) == ("ready", LARGEST_FILE)
    assert {"image/png", "image/svg+xml", "application/zip"} < set(status["allowUploadMimeTypes"])


@pytest.mark.parametrize("kind", ACCEPTED)
async def test_a_file_is_served_as_what_it_is(server: httpx.AsyncClient, kind: str) -> None:
    address = await uploaded(server, ACCEPTED[kind])
    assert address.startswith(f"{ENDPOINT}/uploads/")
    answer = await server.get(address, headers={"authorization": ""})
    assert (answer.status_code, answer.content) == (200, ACCEPTED[kind])
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "sandbox" in answer.headers["content-security-policy"]
    is_safe = kind not in {"image/svg+xml", "application/zip"}
    assert answer.headers["content-disposition"] == ("inline" if is_safe else "attachment")
    again = await server.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_neither_name_nor_declared_type_counts(server: httpx.AsyncClient) -> None:
    for name, kind in (("../../etc/passwd.html", "text/html"), ("a.exe", "x/y"), ("\u202egnp.exe", "")):
        answer = await upload(server, png(), name, kind)
        assert answer.json()["url"].endswith(".png")
    served = await server.get((await upload(server, SVG, "a.png", "image/png")).json()["url"])
    assert served.headers["content-disposition"] == "attachment"


@pytest.mark.parametrize("name", REFUSED)
async def test_other_files_are_refused(server: httpx.AsyncClient, name: str) -> None:
    refused(await upload(server, REFUSED[name]), 400, "guard.mime_type_not_allowed")
    assert await database.fetch_value("SELECT count(*) FROM assets") == 0


async def test_a_file_can_have_20_megabytes_and_not_one_byte_more(
    server: httpx.AsyncClient, tmp_path: Path
) -> None:
    largest = png(LARGEST_FILE - len(png(1)) + 1)
    assert len(largest) == LARGEST_FILE
    address = await uploaded(server, largest)
    assert (await server.get(address)).content == largest
    refused(await upload(server, largest + b"x"), 400, "guard.file_size_exceeded")
    refused(await upload(server, largest + b"x" * 200_000), 400, "guard.file_size_exceeded")
    assert len(list((tmp_path / "uploads").iterdir())) == 1


async def test_what_is_too_long_is_not_read_to_its_end(server: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'
        while True:
            sent += 1
            yield b"x" * 65_536

    headers = {"content-type": "multipart/form-data; boundary=b"}
    refused(await server.post(ASSETS, content=endless(), headers=headers), 400, "guard.file_size_exceeded")
    assert sent * 65_536 < 2 * LARGEST_FILE


PART = b'--b\r\ncontent-disposition: form-data; name="file"'


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b""),
        ("multipart/form-data; boundary=b", b""),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=b", PART + b"\r\n\r\nno file\r\n--b--\r\n"),
        ("multipart/form-data; boundary=b; charset=idna", PART + b"\xff\r\n\r\nx\r\n--b--\r\n"),
        ("multipart/form-data; boundary=b; charset=hex", PART + b"\r\n\r\nx\r\n--b--\r\n"),
        ("multipart/form-data; boundary=b", PART + b'; filename="a"\r\n\r\nhalf'),
    ],
)
async def test_what_is_no_form_with_a_file(server: httpx.AsyncClient, kind: str, body: bytes) -> None:
    answer = await server.post(ASSETS, content=body, headers={"content-type": kind})
    refused(answer, 400, "guard.invalid_input")


async def test_two_files_are_one_too_many(server: httpx.AsyncClient) -> None:
    files = [("file", ("a.png", png())), ("file", ("b.png", png()))]
    refused(await server.post(ASSETS, files=files), 400, "guard.invalid_input")


async def test_without_permission_nothing_is_read(server: httpx.AsyncClient) -> None:
    answer = await server.post(ASSETS, files={"file": ("a.png", png())}, headers={"authorization": ""})
    assert answer.status_code == 401


@pytest.mark.parametrize("key", ["nothing.png", "..%2f..%2fetc%2fpasswd", "%00", "x" * 600, ".part"])
async def test_what_was_not_uploaded_is_not_there(server: httpx.AsyncClient, key: str) -> None:
    assert (await server.get(f"/uploads/{key}")).status_code == 404


async def test_a_file_that_lies_there_unasked_is_not_served(
    server: httpx.AsyncClient, tmp_path: Path
) -> None:
    await uploaded(server, png())
    (tmp_path / "uploads" / "foreign.png").write_bytes(png())
    assert (await server.get("/uploads/foreign.png")).status_code == 404


async def test_without_a_store_there_are_no_uploads(server: httpx.AsyncClient, settings: Settings) -> None:
    settings_module.use(replace(settings, env="production", assets_directory=None))
    assert (await server.get(f"{ASSETS}/service-status")).json() == {"status": "not_configured"}
    refused(await upload(server, png()), 400, "storage.not_configured")
    assert (await server.get("/uploads/a.png")).status_code == 404
