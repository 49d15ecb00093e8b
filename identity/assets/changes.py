"""Writes of uploaded files that several actions share; they check no permission. The bytes go first, and outside of the
transaction; the row needs it."""

from typing import BinaryIO

from identity.assets.errors import FileTooLarge, FileTypeRefused, StorageFailed, StorageNotConfigured
from identity.assets.events import AssetCreated
from identity.assets.models import Asset
from identity.assets.rules import ALLOWED_TYPES, ENDINGS, LARGEST_FILE, SHOWN_IN_PLACE, content_type_of
from identity.assets.stores import Store, store
from identity.kernel import clock
from identity.kernel.action import announce
from identity.kernel.actor import Actor
from identity.kernel.rows import insert_row, plain_values
from identity.security.secrets import random_id


async def stored_file(actor: Actor, source: BinaryIO, size: int) -> Asset:
    """The bytes in the store, and the row for them that is not there yet."""
    return await _stored(actor, source, size, ALLOWED_TYPES, LARGEST_FILE)


async def stored_picture(actor: Actor, source: BinaryIO, size: int, *, largest: int = LARGEST_FILE) -> Asset:
    """The same of what anybody may hand in: pictures in which no browser runs code, and no archives."""
    return await _stored(actor, source, size, tuple(sorted(SHOWN_IN_PLACE)), largest)


async def _stored(actor: Actor, source: BinaryIO, size: int, taken: tuple[str, ...], largest: int) -> Asset:
    there = require_store()
    if size > largest:
        raise FileTooLarge.over(largest)
    content_type = content_type_of(source)
    if content_type is None or content_type not in taken:
        raise FileTypeRefused(path="file", reason=f"one of {', '.join(taken)} is needed")
    key = f"{random_id()}.{ENDINGS[content_type]}"
    await there.put(key, source, size, content_type)
    return Asset(key=key, content_type=content_type, size=size, uploaded_by=actor.id, created_at=clock.now())


async def insert_asset(asset: Asset) -> Asset:
    """Keep the file that has been stored."""
    await insert_row(asset, StorageFailed())
    await announce(AssetCreated(asset_id=asset.id, after=plain_values(asset)))
    return asset


def require_store() -> Store:
    """Where files are put, if there is such a place."""
    if (there := store()) is None:
        raise StorageNotConfigured
    return there
