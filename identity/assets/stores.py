"""Where the bytes of uploaded files lie: in a directory, or in a bucket of an S3-compatible store."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol
from urllib.parse import urlsplit

import structlog

from identity import settings
from identity.assets.errors import StorageFailed
from identity.settings import Settings

if TYPE_CHECKING:
    from minio import Minio

_CHUNK_BYTES = 65_536
_SECONDS = 30
_log = structlog.get_logger("keystead.assets")


class Store(Protocol):
    """Keeps bytes under keys that we choose: letters, digits and one dot."""

    async def put(self, key: str, source: BinaryIO, size: int, content_type: str) -> None:
        """Keep what the source has from here on."""

    async def chunks(self, key: str) -> AsyncIterator[bytes] | None:
        """What is kept, piece by piece; None when nothing is."""

    async def remove(self, key: str) -> None:
        """Keep it no longer; what is not there is fine."""


class DirectoryStore:
    """Files in a directory. One is there whole or not at all."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    async def put(self, key: str, source: BinaryIO, size: int, content_type: str) -> None:
        """Write beside, then rename."""
        try:
            await asyncio.to_thread(self._write, key, source)
        except OSError as error:
            _log.error("an uploaded file could not be written", error=str(error))
            raise StorageFailed from None

    def _write(self, key: str, source: BinaryIO) -> None:
        self._directory.mkdir(parents=True, exist_ok=True, mode=0o750)
        draft = self._directory / f".{key}.part"
        try:
            with draft.open("wb") as target:
                shutil.copyfileobj(source, target, _CHUNK_BYTES)
                target.flush()
                os.fsync(target.fileno())
            draft.replace(self._directory / key)
        finally:
            draft.unlink(missing_ok=True)

    async def chunks(self, key: str) -> AsyncIterator[bytes] | None:
        """Read in a thread."""
        try:
            file = await asyncio.to_thread((self._directory / key).open, "rb")
        except OSError:
            return None
        return _pieces(file)

    async def remove(self, key: str) -> None:
        """Unlink."""
        await asyncio.to_thread((self._directory / key).unlink, missing_ok=True)


class BucketStore:
    """Objects in a bucket. The client is synchronous, so it works in threads."""

    def __init__(self, client: "Minio", bucket: str) -> None:
        self._client, self._bucket = client, bucket

    async def put(self, key: str, source: BinaryIO, size: int, content_type: str) -> None:
        """One request for small files, parts for large ones."""
        try:
            await asyncio.to_thread(
                self._client.put_object, self._bucket, key, source, size, content_type=content_type
            )
        except Exception as error:  # of the client, of HTTP beneath it, of the store
            _log.error(
                "an uploaded file could not be stored", error=type(error).__name__, detail=str(error)[:300]
            )
            raise StorageFailed from None

    async def chunks(self, key: str) -> AsyncIterator[bytes] | None:
        """The object's body as it arrives."""
        from minio.error import S3Error

        try:
            return _pieces(await asyncio.to_thread(self._client.get_object, self._bucket, key))
        except S3Error as error:
            if error.code == "NoSuchKey":
                return None
            _log.error("an uploaded file could not be read", code=error.code)
            raise StorageFailed from None

    async def remove(self, key: str) -> None:
        """Removing what is not there is fine in S3."""
        await asyncio.to_thread(self._client.remove_object, self._bucket, key)


async def _pieces(source: Any) -> AsyncIterator[bytes]:
    try:
        while piece := await asyncio.to_thread(source.read, _CHUNK_BYTES):
            yield piece
    finally:
        await asyncio.to_thread(source.close)


def store() -> Store | None:
    """The store that the settings name; None without one."""
    return _store_of(settings.current())


@lru_cache(maxsize=4)
def _store_of(own: Settings) -> Store | None:
    if own.assets_s3_bucket:
        return _bucket_store(own)
    if own.assets_directory:
        return DirectoryStore(own.assets_directory)
    return None if own.is_production else DirectoryStore(own.data_dir / "assets")


def _bucket_store(own: Settings) -> BucketStore:
    import urllib3
    from minio import Minio

    endpoint = urlsplit(own.assets_s3_endpoint)
    client = Minio(
        endpoint.netloc,
        access_key=own.assets_s3_access_key,
        secret_key=own.assets_s3_secret_key,
        region=own.assets_s3_region,  # given, so that nobody is asked for it
        secure=endpoint.scheme == "https",
        http_client=urllib3.PoolManager(timeout=_SECONDS, retries=urllib3.Retry(2, backoff_factor=0.2)),
    )
    return BucketStore(client, own.assets_s3_bucket or "")
