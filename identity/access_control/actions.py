"""What can be done with access rules."""

from dataclasses import asdict
from typing import Any

from identity.access_control.errors import TooManyAccessRules
from identity.access_control.events import ApplicationAccessControlChanged
from identity.access_control.inputs import MOST_RULES, AccessRules
from identity.access_control.queries import stored_rules
from identity.applications.changes import locked_application
from identity.applications.errors import AccessControlWithoutRules
from identity.kernel import database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import RelationNotFound
from identity.kernel.permissions import Permission
from identity.roles.errors import UserRoleTypeRequired
from identity.roles.rules import INTERNAL_PREFIX

_UNFIT = """
SELECT 'userIds' AS path, w.id, false AS is_there FROM unnest($1::text[]) AS w (id)
WHERE NOT EXISTS (SELECT FROM users u WHERE u.id = w.id)
UNION ALL
SELECT 'userRoleIds', w.id, r.id IS NOT NULL FROM unnest($2::text[]) AS w (id)
LEFT JOIN roles r ON r.id = w.id AND NOT starts_with(r.name, $5) WHERE r.id IS NULL OR r.type <> 'User'
UNION ALL
SELECT 'organizationIds', w.id, false FROM unnest($3::text[]) AS w (id)
WHERE NOT EXISTS (SELECT FROM organizations o WHERE o.id = w.id)
UNION ALL
SELECT 'organizationRoleIds', w.id, r.id IS NOT NULL FROM unnest($4::text[]) AS w (id)
LEFT JOIN organization_roles r ON r.id = w.id WHERE r.id IS NULL OR r.type <> 'User'
"""
_TABLES = (
    "application_allowed_users",
    "application_allowed_roles",
    "application_allowed_organizations",
    "application_allowed_organization_roles",
)


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationAccessControlChanged)
async def replace_access_rules(actor: Actor, application_id: str, rules: AccessRules) -> AccessRules:
    """Let exactly the people whom these rules fit use an application, once access control is switched on."""
    if not rules.is_within_limits:
        raise TooManyAccessRules(limit=MOST_RULES)
    application = await locked_application(application_id)
    if application.app_level_access_control_enabled and rules.is_empty:
        raise AccessControlWithoutRules
    await _require_fit(rules)
    before = (await stored_rules([application_id]))[application_id]
    for table in _TABLES:
        await database.execute(f"DELETE FROM {table} WHERE application_id = $1", application_id)
    await _insert(application_id, rules)
    after = (await stored_rules([application_id]))[application_id]
    if after != before:
        await announce(
            ApplicationAccessControlChanged(
                application_id=application_id, before=_plain(before), after=_plain(after)
            )
        )
    return after


async def _require_fit(rules: AccessRules) -> None:
    """Everything that the rules name exists, and roles are for people."""
    organization_ids = [*rules.organization_ids, *(each for each, _ in rules.organization_roles())]
    rows = await database.fetch(
        _UNFIT,
        list(rules.user_ids),
        list(rules.user_role_ids),
        organization_ids,
        [role_id for _, role_id in rules.organization_roles()],
        INTERNAL_PREFIX,
    )
    for row in rows:
        if not row["is_there"]:
            raise RelationNotFound(path=row["path"], ids=row["id"])
    if rows:
        raise UserRoleTypeRequired(path=rows[0]["path"])


async def _insert(application_id: str, rules: AccessRules) -> None:
    for table, column, ids in (
        ("application_allowed_users", "user_id", rules.user_ids),
        ("application_allowed_roles", "role_id", rules.user_role_ids),
        ("application_allowed_organizations", "organization_id", rules.organization_ids),
    ):
        if ids:
            await database.execute(
                f"INSERT INTO {table} (application_id, {column}) SELECT $1, unnest($2::text[])",
                application_id,
                list(dict.fromkeys(ids)),
            )
    if pairs := list(dict.fromkeys(rules.organization_roles())):
        await database.execute(
            "INSERT INTO application_allowed_organization_roles "
            "(application_id, organization_id, organization_role_id) SELECT $1, * FROM unnest($2::text[], $3::text[])",
            application_id,
            [organization_id for organization_id, _ in pairs],
            [role_id for _, role_id in pairs],
        )


def _plain(rules: AccessRules) -> dict[str, Any]:
    """The rules for the audit, without empty lists."""
    return {name: value for name, value in asdict(rules).items() if value}
