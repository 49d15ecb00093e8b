"""Writes of the accounts that people have at social providers; they need the open transaction."""

from typing import Any

import asyncpg

from identity.connectors.errors import IdentityTaken
from identity.connectors.events import UserIdentitiesUpdated
from identity.connectors.social.people import ProviderPerson
from identity.kernel import clock, database
from identity.kernel.action import announce


async def link_identity(user_id: str, target: str, person: ProviderPerson) -> int:
    """Link somebody's account at a provider to them; one that another user has stays theirs, and who has another one
    there keeps that."""
    try:
        row = await database.fetch_row(
            "INSERT INTO social_identities AS s (user_id, target, identity_id, details, created_at, updated_at) "
            "VALUES ($1, $2, $3, $4::jsonb, $5, $5) ON CONFLICT (user_id, target) DO UPDATE "
            "SET details = excluded.details, updated_at = excluded.updated_at "
            "WHERE s.identity_id = excluded.identity_id RETURNING s.id, s.xmax = 0 AS is_new",
            user_id, target, person.id, details_of(person), clock.now(),
        )  # fmt: skip
    except asyncpg.UniqueViolationError:
        raise IdentityTaken from None
    if row is None:
        raise IdentityTaken
    if row["is_new"]:
        after = {target: {"userId": person.id}}
        await announce(UserIdentitiesUpdated(user_id=user_id, before=None, after=after))
    return int(row["id"])


async def refresh_identity(user_id: str, target: str, person: ProviderPerson) -> int | None:
    """Keep what the provider says now of an account that is linked already; None when it is not."""
    found = await database.fetch_value(
        "UPDATE social_identities SET details = $4::jsonb, updated_at = $5 "
        "WHERE user_id = $1 AND target = $2 AND identity_id = $3 RETURNING id",
        user_id, target, person.id, details_of(person), clock.now(),
    )  # fmt: skip
    return None if found is None else int(found)


def details_of(person: ProviderPerson) -> dict[str, Any]:
    """What is kept of a person, in the contract's keys."""
    known = {
        "id": person.id, "email": person.email, "phone": person.phone, "name": person.name, "avatar": person.avatar,
        "rawData": person.raw_data,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value is not None}
