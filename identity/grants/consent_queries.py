"""Reads of the organizations in which people let third-party applications act."""

from identity.applications.errors import ThirdPartyOnly
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import NumberedPage, PageNumber
from identity.kernel.permissions import Permission
from identity.organizations.models import Organization

_CONSENTED = (
    "consented_organizations c JOIN organization_members m ON m.id = c.member_id "
    "JOIN organizations o ON o.id = m.organization_id WHERE c.application_id = $1 AND m.user_id = $2"
)


async def consented_organizations_page(
    actor: Actor, application_id: str, user_id: str, page: PageNumber
) -> NumberedPage[Organization]:
    """The organizations in which a person lets an application act, by name."""
    for permission in (Permission.USERS_READ, Permission.ORGANIZATIONS_READ):
        actor.require(permission)
    rows = await database.fetch_models(
        Organization,
        f"SELECT {database.columns(Organization, 'o')} FROM {_CONSENTED} ORDER BY o.name, o.id "
        f"LIMIT {page.size} OFFSET {page.offset}",
        application_id,
        user_id,
    )
    return NumberedPage(rows, await _total(application_id, user_id))


async def _total(application_id: str, user_id: str) -> int:
    """How many there are; refused where the question makes no sense."""
    row = await database.fetch_row(
        f"SELECT (SELECT count(*) FROM {_CONSENTED}) AS total, a.is_third_party, "
        "EXISTS (SELECT FROM users u WHERE u.id = $2) AS is_user FROM applications a WHERE a.id = $1",
        application_id,
        user_id,
    )
    if row is None:
        raise NotFoundById(entity="application", id=application_id)
    if not row["is_user"]:
        raise NotFoundById(entity="user", id=user_id)
    if not row["is_third_party"]:
        raise ThirdPartyOnly
    return int(row["total"])
