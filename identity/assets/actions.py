"""What can be done with uploaded files. The bytes go first: a row is only there when they are."""

from typing import BinaryIO

from identity.assets.errors import FileTooLarge, FileTypeRefused, StorageFailed, StorageNotConfigured
from identity.assets.events import AssetCreated, AssetDeleted
from identity.assets.models import Asset
from identity.assets.queries import visible_asset
from identity.assets.rules import ALLOWED_TYPES, ENDINGS, LARGEST_FILE, content_type_of
from identity.assets.stores import Store, store
from identity.kernel import clock
from identity.kernel.action import announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, locked_row, plain_values
from identity.security.secrets import random_id

__all__ = ("LARGEST_FILE", "create_asset", "delete_asset")


async def _stored(actor: Actor, source: BinaryIO, size: int) -> Asset:
    there = _require_store()
    if size > LARGEST_FILE:
        raise FileTooLarge
    content_type = content_type_of(source)
    if content_type is None:
        raise FileTypeRefused(path="file", reason=f"one of {', '.join(ALLOWED_TYPES)} is needed")
    key = f"{random_id()}.{ENDINGS[content_type]}"
    await there.put(key, source, size, content_type)
    return Asset(key=key, content_type=content_type, size=size, uploaded_by=actor.id, created_at=clock.now())


@prepared_action(needs=Permission.ASSETS_WRITE, prepare=_stored, announces=AssetCreated)
async def create_asset(actor: Actor, asset: Asset, source: BinaryIO, size: int) -> Asset:
    """Keep a file, and give it an address that nobody can guess."""
    await insert_row(asset, StorageFailed())
    await announce(AssetCreated(asset_id=asset.id, after=plain_values(asset)))
    return asset


async def _emptied(actor: Actor, asset_id: str) -> Asset:
    asset = await visible_asset(actor, asset_id)
    await _require_store().remove(asset.key)
    return asset


@prepared_action(needs=Permission.ASSETS_WRITE, prepare=_emptied, announces=AssetDeleted)
async def delete_asset(actor: Actor, asset: Asset, asset_id: str) -> None:
    """Remove a file; pages that show it show nothing in its place."""
    if await locked_row(Asset, asset_id) is None:
        raise NotFoundById(entity="asset", id=asset_id)
    await delete_row(asset)
    await announce(AssetDeleted(asset_id=asset_id, before=plain_values(asset)))


def _require_store() -> Store:
    if (there := store()) is None:
        raise StorageNotConfigured
    return there
