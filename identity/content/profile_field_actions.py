"""What can be done with profile fields."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from identity.content.errors import ProfileFieldNameTaken, TooManyProfileFields, UnknownProfileFields
from identity.content.events import (
    ProfileFieldDeleted,
    ProfileFieldOrderUpdated,
    ProfileFieldsCreated,
    ProfileFieldUpdated,
)
from identity.content.models import CustomProfileField
from identity.content.profile_field_queries import MOST_FIELDS, profile_fields_cache
from identity.content.profile_fields import NewProfileField, PlacedField, ProfileFieldChanges
from identity.content.rules import check_name, checked_config
from identity.kernel import clock, database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFound
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, plain_values, update_row

_WRITE = Permission.SIGN_IN_EXPERIENCE_WRITE
_ONE_WRITER = 0x70726F66  # advisory lock: places in the form are given one writer after the other


@action(needs=_WRITE, announces=ProfileFieldsCreated)
async def create_profile_field(actor: Actor, new: NewProfileField) -> CustomProfileField:
    """Ask people for one more detail, after all the others."""
    return (await _created([new]))[0]


@action(needs=_WRITE, announces=ProfileFieldsCreated)
async def create_profile_fields(actor: Actor, new: Sequence[NewProfileField]) -> list[CustomProfileField]:
    """Ask people for more details: all of these, or none when one is refused."""
    return await _created(new)


@action(needs=_WRITE, announces=ProfileFieldUpdated)
async def update_profile_field(actor: Actor, name: str, changes: ProfileFieldChanges) -> CustomProfileField:
    """Change all of a field but its name and its place."""
    field = await _locked(name)
    before = await update_row(field, _values(changes), ProfileFieldNameTaken(name=name))
    if before:
        make_stale(profile_fields_cache)
        after = {column: getattr(field, column) for column in before}
        await announce(ProfileFieldUpdated(name=name, before=before, after=after))
    return field


@action(needs=_WRITE, announces=ProfileFieldDeleted)
async def delete_profile_field(actor: Actor, name: str) -> None:
    """Ask people for this no longer; what they have answered stays with them."""
    field = await _locked(name)
    await delete_row(field)
    make_stale(profile_fields_cache)
    await announce(ProfileFieldDeleted(name=name, before=plain_values(field)))


@action(needs=_WRITE, announces=ProfileFieldOrderUpdated)
async def set_profile_field_order(actor: Actor, order: Sequence[PlacedField]) -> list[CustomProfileField]:
    """Give fields their places in the sign-up form; those that are not named keep theirs."""
    places = {each.name: each.sie_order for each in order[:MOST_FIELDS]}
    rows = await database.fetch(
        "UPDATE custom_profile_fields f SET position = place.position "
        "FROM unnest($1::text[], $2::int[]) AS place (name, position), custom_profile_fields old "
        "WHERE f.name = place.name AND old.id = f.id RETURNING f.name, old.position AS was",
        list(places),
        list(places.values()),
    )
    before = {row["name"]: row["was"] for row in rows}
    if unknown := [name for name in places if name not in before]:
        raise UnknownProfileFields(path="order", names=", ".join(unknown))
    if len(places) != len(order):
        raise UnknownProfileFields(path="order", names="a name is there twice")
    if before != places:
        make_stale(profile_fields_cache)
        await announce(ProfileFieldOrderUpdated(before=before, after=places))
    return await _in_order()


async def _created(new: Sequence[NewProfileField]) -> list[CustomProfileField]:
    for each in new:
        check_name(each.name)
    await database.execute("SELECT pg_advisory_xact_lock($1)", _ONE_WRITER)
    there = await database.fetch_row(
        "SELECT count(*) AS number, coalesce(max(position), 0) AS last FROM custom_profile_fields"
    )
    assert there is not None
    if there["number"] + len(new) > MOST_FIELDS:
        raise TooManyProfileFields(limit=MOST_FIELDS)
    now = clock.now()
    fields = [
        CustomProfileField(name=each.name, **_values(each), position=place, created_at=now)
        for place, each in enumerate(new, start=there["last"] + 1)
    ]
    for field in fields:
        await insert_row(field, ProfileFieldNameTaken(path="name", name=field.name))
    make_stale(profile_fields_cache)
    await announce(ProfileFieldsCreated(after={field.name: plain_values(field) for field in fields}))
    return fields


def _values(given: ProfileFieldChanges) -> dict[str, Any]:
    return {
        "type": given.type,
        "label": "" if given.label is UNSET else given.label,
        "description": None if given.description is UNSET else given.description,
        "is_required": given.required,
        "config": checked_config(given),
    }


async def _locked(name: str) -> CustomProfileField:
    field = await database.fetch_model(
        CustomProfileField,
        f"SELECT {database.columns(CustomProfileField, 'f')} FROM custom_profile_fields f "
        "WHERE f.name = $1 FOR UPDATE",
        name,
    )
    if field is None:
        raise NotFound
    return field


async def _in_order() -> list[CustomProfileField]:
    return await database.fetch_models(
        CustomProfileField,
        f"SELECT {database.columns(CustomProfileField, 'f')} FROM custom_profile_fields f "
        "ORDER BY f.position, f.created_at, f.id",
    )
