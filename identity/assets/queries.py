"""Reads of uploaded files."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from identity import settings
from identity.assets.models import Asset
from identity.assets.rules import ALLOWED_TYPES, LARGEST_FILE, SHOWN_IN_PLACE
from identity.assets.stores import store
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import Conditions, Keyset, Slice, SortOrder, keyset_slice, row_count
from identity.kernel.permissions import Permission

_COLUMNS = database.columns(Asset, "a")
_NEWEST_FIRST = SortOrder("created_at")
_LONGEST_KEY = 512


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """Whether files can be uploaded, and which."""

    is_ready: bool
    types: Sequence[str] = ALLOWED_TYPES
    largest: int = LARGEST_FILE


@dataclass(frozen=True, slots=True)
class ServedAsset:
    """An uploaded file on its way to anybody."""

    row: Asset
    chunks: AsyncIterator[bytes]

    @property
    def is_shown_in_place(self) -> bool:
        """Whether a browser may show it as a page of its own."""
        return self.row.content_type in SHOWN_IN_PLACE


def store_status(actor: Actor) -> StoreStatus:
    """Whether files can be uploaded."""
    actor.require(Permission.ASSETS_WRITE)
    return StoreStatus(store() is not None)


def address_of(asset: Asset) -> str:
    """Where anybody gets the file."""
    return f"{settings.current().endpoint}/uploads/{asset.key}"


def key_in(address: str) -> str | None:
    """The key of the file that the address is of, if that is one of ours."""
    prefix = f"{settings.current().endpoint}/uploads/"
    return address.removeprefix(prefix) if address.startswith(prefix) else None


async def served_asset(key: str) -> ServedAsset | None:
    """For anybody who has the address: the file, if it was uploaded here and is still there."""
    if len(key) > _LONGEST_KEY or "\0" in key or (there := store()) is None:
        return None
    row = await database.fetch_model(Asset, f"SELECT {_COLUMNS} FROM assets a WHERE a.key = $1", key)
    chunks = await there.chunks(row.key) if row else None
    return ServedAsset(row, chunks) if row and chunks else None


async def assets_slice(actor: Actor, keyset: Keyset) -> Slice[Asset]:
    """A slice of the uploaded files, newest first."""
    actor.require(Permission.ASSETS_WRITE)
    return await keyset_slice(Asset, "assets a", "a", Conditions(), _NEWEST_FIRST, keyset)


async def assets_count(actor: Actor) -> int:
    """How many files there are."""
    actor.require(Permission.ASSETS_WRITE)
    return await row_count("assets a", Conditions())


async def assets_by_ids(actor: Actor, ids: Sequence[str]) -> dict[str, Asset]:
    """Those of the files that there are, by id."""
    actor.require(Permission.ASSETS_WRITE)
    rows = await database.fetch_models(
        Asset, f"SELECT {_COLUMNS} FROM assets a WHERE a.id = ANY($1)", list(ids)
    )
    return {row.id: row for row in rows}


async def visible_asset(actor: Actor, asset_id: str) -> Asset:
    """The file with that id."""
    found = await assets_by_ids(actor, [asset_id])
    if asset_id not in found:
        raise NotFoundById(entity="asset", id=asset_id)
    return found[asset_id]
