"""The two stores, the second one against a real S3-compatible server (which knows keys, and trusts signatures)."""

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from identity import settings as settings_module
from identity.assets.errors import StorageFailed
from identity.assets.stores import Store, store
from identity.settings import Settings

TESTS = Path(__file__).parents[1]
BUCKET, ACCESS_KEY, SECRET_KEY = "pictures", "S3RVER", "S3RVER"  # the server knows these keys alone
LARGE = bytes(range(256)) * 4 * 1024 * 12  # 12 MB: more than one part


@pytest.fixture(scope="module")
def s3_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with an empty bucket."""
    node, directory = shutil.which("node"), tmp_path_factory.mktemp("s3")
    assert node, "Node.js is not on the path"
    script = TESTS / "node_modules" / "s3rver" / "bin" / "s3rver.js"
    command = [
        node,
        str(script),
        "-d",
        str(directory),
        "-a",
        "127.0.0.1",
        "-p",
        "0",
        "--configure-bucket",
        BUCKET,
    ]
    process = subprocess.Popen(
        [*command, "--no-vhost-buckets"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        assert process.stdout
        said = ""
        while not (port := re.search(r"listening on \S*?:(\d+)", said)):
            line = process.stdout.readline()
            assert line, said
            said += line
        yield f"http://127.0.0.1:{port[1]}"
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout:
            process.stdout.close()


def in_bucket(settings: Settings, address: str, access_key: str = ACCESS_KEY) -> Settings:
    return replace(
        settings,
        assets_s3_bucket=BUCKET,
        assets_s3_endpoint=address,
        assets_s3_access_key=access_key,
        assets_s3_secret_key=SECRET_KEY,
    )


def in_directory(settings: Settings, directory: Path) -> Settings:
    return replace(settings, assets_directory=directory)


@pytest.fixture(params=["directory", "bucket"])
async def there(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> AsyncIterator[Store]:
    """Each of the stores."""
    own = in_directory(settings, tmp_path / "new")
    if request.param == "bucket":
        own = in_bucket(settings, request.getfixturevalue("s3_address"))
    yield opened(own)
    settings_module.use(settings)


def opened(own: Settings) -> Store:
    settings_module.use(own)
    found = store()
    assert found
    return found


async def content(there: Store, key: str) -> bytes | None:
    chunks = await there.chunks(key)
    return None if chunks is None else b"".join([chunk async for chunk in chunks])


@pytest.mark.parametrize("data", [b"a picture", LARGE], ids=["small", "large"])
async def test_what_is_put_is_there_until_it_is_removed(there: Store, data: bytes) -> None:
    assert await content(there, "a.png") is None
    await there.put("a.png", BytesIO(data), len(data), "image/png")
    assert await content(there, "a.png") == data
    await there.remove("a.png")
    assert await content(there, "a.png") is None
    await there.remove("a.png")


async def test_many_at_once_do_not_disturb_each_other(there: Store) -> None:
    names = [f"{number}.png" for number in range(20)]
    await asyncio.gather(*(there.put(name, BytesIO(name.encode()), len(name), "image/png") for name in names))
    assert [await content(there, name) for name in names] == [name.encode() for name in names]
    for name in names:
        await there.remove(name)


async def test_a_wrong_key_is_told_as_a_failure(settings: Settings, s3_address: str) -> None:
    there = opened(in_bucket(settings, s3_address, "UNKNOWN"))
    with pytest.raises(StorageFailed):
        await there.put("a.png", BytesIO(b"x"), 1, "image/png")
    with pytest.raises(StorageFailed):
        await there.chunks("a.png")
    settings_module.use(settings)


async def test_a_directory_that_cannot_be_is_told_as_a_failure(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    there = opened(in_directory(settings, tmp_path / "file" / "below"))
    with pytest.raises(StorageFailed):
        await there.put("a.png", BytesIO(b"x"), 1, "image/png")
    settings_module.use(settings)


async def test_half_a_file_is_none(settings: Settings, tmp_path: Path) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("gone")

    there = opened(in_directory(settings, tmp_path))
    with pytest.raises(StorageFailed):
        await there.put("a.png", Broken(), 10, "image/png")
    assert not os.listdir(tmp_path)
    settings_module.use(settings)


def test_in_production_a_store_is_named_or_there_is_none(settings: Settings) -> None:
    settings_module.use(replace(settings, env="production"))
    assert store() is None
    settings_module.use(settings)
    assert store() is not None
