"""Reads of how the sign-in pages look for single applications."""

from collections.abc import Iterable

from identity.content.models import ApplicationAppearance
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission


async def appearance_of(actor: Actor, application_id: str) -> ApplicationAppearance:
    """How the pages look for an application; not found until somebody has set it."""
    found = await appearances_by_application_ids(actor, [application_id])
    if application_id not in found:
        raise NotFoundById(entity="sign-in experience of an application", id=application_id)
    return found[application_id]


async def appearances_by_application_ids(
    actor: Actor, application_ids: Iterable[str]
) -> dict[str, ApplicationAppearance]:
    """The same for many applications in one statement; those without are left out."""
    actor.require(Permission.APPLICATIONS_READ)
    rows = await database.fetch_models(
        ApplicationAppearance,
        f"SELECT {database.columns(ApplicationAppearance, 'p')} FROM application_appearances p "
        "WHERE p.application_id = ANY($1)",
        list(application_ids),
    )
    return {row.application_id: row for row in rows}
