"""Reads of the profile fields: the whole catalogue, in the order of the sign-up form."""

from collections.abc import Sequence

from identity.content.models import CustomProfileField
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.errors import NotFound
from identity.kernel.permissions import Permission

MOST_FIELDS = 500
_EVERY = "every"
_COLUMNS = database.columns(CustomProfileField, "f")


async def _load(_key: str) -> tuple[CustomProfileField, ...]:
    return tuple(
        await database.fetch_models(
            CustomProfileField,
            f"SELECT {_COLUMNS} FROM custom_profile_fields f ORDER BY f.position, f.created_at, f.id",
        )
    )


profile_fields_cache: Cache[tuple[CustomProfileField, ...]] = Cache("profile_fields", _load)


async def profile_field_catalog() -> tuple[CustomProfileField, ...]:
    """For the protocol: every field that people may be asked for."""
    return await profile_fields_cache.get(_EVERY)


async def profile_fields(actor: Actor) -> Sequence[CustomProfileField]:
    """Every profile field; there are few, so lists of them have no pages."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    return await _load(_EVERY)


async def visible_profile_field(actor: Actor, name: str) -> CustomProfileField:
    """The field of that name."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    field = await database.fetch_model(
        CustomProfileField, f"SELECT {_COLUMNS} FROM custom_profile_fields f WHERE f.name = $1", name
    )
    if field is None:
        raise NotFound
    return field


async def visible_profile_field_by_id(actor: Actor, field_id: str) -> CustomProfileField:
    """The field with that id."""
    found = await profile_fields_by_ids(actor, [field_id])
    if field_id not in found:
        raise NotFound
    return found[field_id]


async def profile_fields_by_ids(actor: Actor, ids: Sequence[str]) -> dict[str, CustomProfileField]:
    """Those of the fields that there are, by id."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    rows = await database.fetch_models(
        CustomProfileField, f"SELECT {_COLUMNS} FROM custom_profile_fields f WHERE f.id = ANY($1)", list(ids)
    )
    return {row.id: row for row in rows}
