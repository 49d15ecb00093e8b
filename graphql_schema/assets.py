"""Uploaded pictures. Uploading itself is `POST /api/user-assets`: a file is no part of a document."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import mutation
from graphql_schema.node import Node, readable
from identity.assets import actions, queries
from identity.assets.models import Asset as AssetRow
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission

_WRITE = scopes(Permission.ASSETS_WRITE)


@strawberry.type(description="An uploaded picture.")
class Asset(Node):
    asset_id: strawberry.ID = row(lambda asset: asset.id)
    url: str = row(queries.address_of, "Where anybody gets it.")
    content_type: str
    size: int = row(lambda asset: asset.size, "Bytes.")
    uploaded_by: strawberry.ID | None = row(
        lambda asset: asset.uploaded_by, "The plain id of the user or application."
    )
    created_at: datetime


@strawberry.type(description="Whether pictures can be uploaded, and which.")
class AssetService:
    is_ready: bool
    content_types: list[str] = row(lambda status: list(status.types))
    largest_size: int = row(lambda status: status.largest, "Bytes.")


readable(AssetRow, queries.assets_by_ids, "Asset")
declare("Asset", _WRITE)
declare("AssetService", _WRITE)
declare_more("Query", assets=_WRITE, assetService=_WRITE)


@strawberry.type
class AssetQueries:
    @resolved(AssetService)
    async def asset_service(self, info: Info) -> Any:
        return queries.store_status(info.context.actor)

    @resolved(Connection[Asset])
    async def assets(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
    ) -> Page:
        actor = info.context.actor
        found = await queries.assets_slice(actor, keyset(first, after, last, before))
        return Page(found, by_time(), lambda: queries.assets_count(actor))


@strawberry.input
class DeleteAssetInput:
    asset_id: strawberry.ID


@mutation(Permission.ASSETS_WRITE, deleted_asset_id=strawberry.ID)
async def delete_asset(actor: Actor, input: DeleteAssetInput) -> str:
    """Remove a picture; pages that show it show nothing in its place."""
    await actions.delete_asset(actor, input.asset_id)
    return input.asset_id
