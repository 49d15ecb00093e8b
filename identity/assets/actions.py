"""What can be done with uploaded files. The bytes go first: a row is only there when they are."""

from typing import BinaryIO

from identity.assets.changes import insert_asset, require_store, stored_file
from identity.assets.events import AssetCreated, AssetDeleted
from identity.assets.models import Asset
from identity.assets.queries import visible_asset
from identity.assets.rules import LARGEST_FILE
from identity.kernel.action import announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, locked_row, plain_values

__all__ = ("LARGEST_FILE", "create_asset", "delete_asset")


@prepared_action(needs=Permission.ASSETS_WRITE, prepare=stored_file, announces=AssetCreated)
async def create_asset(actor: Actor, asset: Asset, source: BinaryIO, size: int) -> Asset:
    """Keep a file, and give it an address that nobody can guess."""
    return await insert_asset(asset)


async def _emptied(actor: Actor, asset_id: str) -> Asset:
    asset = await visible_asset(actor, asset_id)
    await require_store().remove(asset.key)
    return asset


@prepared_action(needs=Permission.ASSETS_WRITE, prepare=_emptied, announces=AssetDeleted)
async def delete_asset(actor: Actor, asset: Asset, asset_id: str) -> None:
    """Remove a file; pages that show it show nothing in its place."""
    if await locked_row(Asset, asset_id) is None:
        raise NotFoundById(entity="asset", id=asset_id)
    await delete_row(asset)
    await announce(AssetDeleted(asset_id=asset_id, before=plain_values(asset)))
