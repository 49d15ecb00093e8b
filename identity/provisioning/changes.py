"""Writes of provisioning that several actions share. They need the open transaction and check no permission, but for
the rule that nobody lets others in with more than they hold themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from identity.kernel import clock, database
from identity.kernel.action import announce_many
from identity.kernel.actor import Actor
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.organizations.member_changes import require_within
from identity.provisioning import rules
from identity.provisioning.errors import TooManyEmailDomains

_JOIN = """
    WITH joinable AS (
        SELECT o.id FROM organizations o WHERE o.id IN (
            SELECT organization_id FROM jit_email_domains WHERE email_domain = $2
            UNION SELECT organization_id FROM jit_sso_connectors WHERE sso_connector_id = $3
            UNION SELECT unnest($5::text[])
        ) FOR KEY SHARE OF o
    ), role AS (
        SELECT j.organization_id, r.id FROM jit_roles j JOIN organization_roles r ON r.id = j.organization_role_id
        WHERE j.organization_id IN (SELECT id FROM joinable) FOR SHARE OF r
    ), joined AS (
        INSERT INTO organization_members (organization_id, user_id, created_at)
        SELECT id, $1, $4 FROM joinable ON CONFLICT DO NOTHING RETURNING id, organization_id
    ), given AS (
        INSERT INTO organization_member_roles (member_id, organization_role_id)
        SELECT joined.id, role.id FROM joined JOIN role USING (organization_id)
        RETURNING member_id, organization_role_id
    )
    SELECT joined.organization_id,
           ARRAY(SELECT organization_role_id FROM given WHERE member_id = joined.id ORDER BY 1) AS role_ids
    FROM joined ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Relation:
    """One of the three sorts of things that provisioning goes by."""

    table: str
    column: str


EMAIL_DOMAINS = Relation("jit_email_domains", "email_domain")
ROLES = Relation("jit_roles", "organization_role_id")
SSO_CONNECTORS = Relation("jit_sso_connectors", "sso_connector_id")


async def join_organizations(
    user_id: str,
    *,
    verified_email: str | None = None,
    sso_connector_id: str | None = None,
    organization_ids: Sequence[str] = (),
) -> list[str]:
    """Make a user a member, with the roles for newcomers, of the organizations that their address or their enterprise
    leads to, and of those that they were invited to by a one-time token.

    The address has to be verified: whoever could just claim one would be let in. One statement.
    """
    if verified_email is None and sso_connector_id is None and not organization_ids:
        return []
    domain = rules.domain_of(verified_email) if verified_email else None
    rows = await database.fetch(_JOIN, user_id, domain, sso_connector_id, clock.now(), list(organization_ids))
    await announce_many(
        [MembershipChanged(organization_id=row["organization_id"], added_user_ids=[user_id]) for row in rows]
    )
    await announce_many(
        [
            MemberRolesChanged(
                organization_id=row["organization_id"],
                member_user_ids=[user_id],
                added_role_ids=row["role_ids"],
            )
            for row in rows
            if row["role_ids"]
        ]
    )
    return [row["organization_id"] for row in rows]


async def change(
    relation: Relation, organization_id: str, added: Sequence[str], removed: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Relate more and fewer; what is new and what is gone."""
    gone = await database.fetch(
        f"DELETE FROM {relation.table} WHERE organization_id = $1 AND {relation.column} = ANY($2) "
        f"RETURNING {relation.column}",
        organization_id,
        list(removed),
    )
    new = await database.fetch(
        f"INSERT INTO {relation.table} (organization_id, {relation.column}) SELECT $1, unnest($2::text[]) "
        f"ON CONFLICT DO NOTHING RETURNING {relation.column}",
        organization_id,
        list(dict.fromkeys(added)),
    )
    return [row[relation.column] for row in new], [row[relation.column] for row in gone]


async def related_besides(relation: Relation, organization_id: str, kept: Sequence[str]) -> list[str]:
    """What the organization has besides these."""
    rows = await database.fetch(
        f"SELECT {relation.column} FROM {relation.table} WHERE organization_id = $1 AND {relation.column} <> ALL($2)",
        organization_id,
        list(kept),
    )
    return [row[relation.column] for row in rows]


async def require_newcomers_within(actor: Actor, *organization_ids: str) -> None:
    """Refuse to open organizations to more people when newcomers of one get what the actor lacks."""
    rows = await database.fetch(
        "SELECT DISTINCT organization_role_id FROM jit_roles WHERE organization_id = ANY($1)",
        list(organization_ids),
    )
    await require_within(actor, [row["organization_role_id"] for row in rows])


async def require_room(organization_id: str) -> None:
    """Refuse more domains than an organization can have."""
    statement = "SELECT count(*) FROM jit_email_domains WHERE organization_id = $1"
    if await database.fetch_value(statement, organization_id) > rules.MOST_DOMAINS:
        raise TooManyEmailDomains(most=rules.MOST_DOMAINS)
