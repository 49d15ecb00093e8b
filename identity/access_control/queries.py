"""Reads of access rules, and the question that they answer."""

from collections.abc import Iterable

from identity.access_control.inputs import AccessRules, OrganizationRoleRule
from identity.applications.queries import built_in
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission

_RULES = """
SELECT a.id,
    ARRAY(SELECT x.user_id FROM application_allowed_users x WHERE x.application_id = a.id ORDER BY x.id) AS user_ids,
    ARRAY(SELECT x.role_id FROM application_allowed_roles x WHERE x.application_id = a.id ORDER BY x.id)
        AS user_role_ids,
    ARRAY(SELECT x.organization_id FROM application_allowed_organizations x WHERE x.application_id = a.id
          ORDER BY x.id) AS organization_ids,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(x.organization_id, x.organization_role_id) ORDER BY x.id), '[]')
     FROM application_allowed_organization_roles x WHERE x.application_id = a.id) AS organization_roles
FROM applications a WHERE a.id = ANY($1)
"""


def fits_a_rule(application: str, user: str) -> str:
    """A condition: one of the application's rules fits the user. The places are expressions of a statement."""
    return f"""(
    EXISTS (SELECT FROM application_allowed_users x WHERE x.application_id = {application} AND x.user_id = {user})
    OR EXISTS (SELECT FROM application_allowed_roles x JOIN user_roles h ON h.role_id = x.role_id
               WHERE x.application_id = {application} AND h.user_id = {user})
    OR EXISTS (SELECT FROM application_allowed_organizations x
               JOIN organization_members m ON m.organization_id = x.organization_id
               WHERE x.application_id = {application} AND m.user_id = {user})
    OR EXISTS (SELECT FROM application_allowed_organization_roles x
               JOIN organization_members m ON m.organization_id = x.organization_id
               JOIN organization_member_roles h
                   ON h.member_id = m.id AND h.organization_role_id = x.organization_role_id
               WHERE x.application_id = {application} AND m.user_id = {user}))"""


_MAY_USE = f"""
SELECT NOT a.app_level_access_control_enabled OR {fits_a_rule("a.id", "$2")} FROM applications a WHERE a.id = $1
"""


async def may_use(application_id: str, user_id: str) -> bool:
    """For the protocol: whether a person may use an application at this moment, in one statement."""
    if built_in(application_id):
        return True
    return bool(await database.fetch_value(_MAY_USE, application_id, user_id))


async def access_rules(actor: Actor, application_id: str) -> AccessRules:
    """The rules of an application."""
    found = await access_rules_by_application_ids(actor, [application_id])
    if application_id not in found:
        raise NotFoundById(entity="application", id=application_id)
    return found[application_id]


async def access_rules_by_application_ids(
    actor: Actor, application_ids: Iterable[str]
) -> dict[str, AccessRules]:
    """The rules of many applications in one statement; unknown ones are left out."""
    actor.require(Permission.APPLICATIONS_READ)
    return await stored_rules(application_ids)


async def stored_rules(application_ids: Iterable[str]) -> dict[str, AccessRules]:
    """The same for whoever has checked the permission."""
    rows = await database.fetch(_RULES, list(application_ids))
    return {
        row["id"]: AccessRules(
            user_ids=tuple(row["user_ids"]),
            user_role_ids=tuple(row["user_role_ids"]),
            organization_ids=tuple(row["organization_ids"]),
            organization_role_rules=_by_organization(row["organization_roles"]),
        )
        for row in rows
    }


def _by_organization(pairs: list[list[str]]) -> tuple[OrganizationRoleRule, ...]:
    found: dict[str, list[str]] = {}
    for organization_id, role_id in pairs:
        found.setdefault(organization_id, []).append(role_id)
    return tuple(OrganizationRoleRule(each, tuple(role_ids)) for each, role_ids in found.items())
