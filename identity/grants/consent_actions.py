"""What administrators can do with the organizations in which a person lets a third-party application act."""

from collections.abc import Sequence

from identity.applications.consent_changes import locked_third_party
from identity.grants.events import ConsentedOrganizationsChanged
from identity.kernel import authority, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, NotFound, NotFoundById
from identity.kernel.permissions import Permission
from identity.organizations.errors import MembershipRequired

_MOST_ORGANIZATIONS = 1000


@action(needs=Permission.USERS_WRITE, announces=ConsentedOrganizationsChanged)
async def add_consented_organizations(
    actor: Actor, application_id: str, user_id: str, organization_ids: Sequence[str]
) -> None:
    """Let an application act for a person in further organizations that they are members of."""
    members = await _memberships(actor, application_id, user_id, organization_ids)
    await _insert(application_id, members)
    await _announce(application_id, user_id, added=list(members), removed=[])


@action(needs=Permission.USERS_WRITE, announces=ConsentedOrganizationsChanged)
async def replace_consented_organizations(
    actor: Actor, application_id: str, user_id: str, organization_ids: Sequence[str]
) -> None:
    """Let an application act for a person in exactly these organizations."""
    members = await _memberships(actor, application_id, user_id, organization_ids)
    removed = await database.fetch(
        "DELETE FROM consented_organizations c USING organization_members m WHERE c.application_id = $1 "
        "AND m.id = c.member_id AND m.user_id = $2 AND m.organization_id <> ALL($3) RETURNING m.organization_id",
        application_id,
        user_id,
        list(members),
    )
    await _insert(application_id, members)
    gone = [row["organization_id"] for row in removed]
    await _announce(application_id, user_id, added=list(members), removed=gone)


@action(needs=Permission.USERS_WRITE, announces=ConsentedOrganizationsChanged)
async def remove_consented_organization(
    actor: Actor, application_id: str, user_id: str, organization_id: str
) -> None:
    """Let an application act for a person in an organization no longer; its next refresh there is refused."""
    await authority.require_at_least(actor, user_id)
    removed = await database.execute(
        "DELETE FROM consented_organizations c USING organization_members m WHERE c.application_id = $1 "
        "AND m.id = c.member_id AND m.user_id = $2 AND m.organization_id = $3",
        application_id,
        user_id,
        organization_id,
    )
    if not removed:
        raise NotFound
    await _announce(application_id, user_id, added=[], removed=[organization_id])


async def _memberships(
    actor: Actor, application_id: str, user_id: str, organization_ids: Sequence[str]
) -> dict[str, int]:
    """The person's memberships of the organizations, by these; they have to be a member of each."""
    if len(organization_ids) > _MOST_ORGANIZATIONS:
        raise InputRefused(
            path="organizationIds", reason=f"at most {_MOST_ORGANIZATIONS} can be given at once"
        )
    await locked_third_party(application_id)
    if await database.fetch_value("SELECT id FROM users WHERE id = $1", user_id) is None:
        raise NotFoundById(entity="user", id=user_id)
    await authority.require_at_least(actor, user_id)
    rows = await database.fetch(
        "SELECT id, organization_id FROM organization_members WHERE user_id = $1 AND organization_id = ANY($2) "
        "ORDER BY id FOR KEY SHARE",
        user_id,
        list(organization_ids),
    )
    found = {row["organization_id"]: row["id"] for row in rows}
    if missing := sorted(set(organization_ids) - set(found)):
        raise MembershipRequired(path="organizationIds", ids=", ".join(missing))
    return found


async def _insert(application_id: str, members: dict[str, int]) -> None:
    await database.execute(
        "INSERT INTO consented_organizations (application_id, member_id) SELECT $1, unnest($2::bigint[]) "
        "ON CONFLICT DO NOTHING",
        application_id,
        list(members.values()),
    )


async def _announce(application_id: str, user_id: str, *, added: list[str], removed: list[str]) -> None:
    if added or removed:
        await announce(
            ConsentedOrganizationsChanged(
                application_id=application_id,
                user_id=user_id,
                before={"organization_ids": removed} if removed else None,
                after={"organization_ids": added} if added else None,
            )
        )
