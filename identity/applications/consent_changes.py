"""Writes of what third-party applications may ask for that several actions share; they need the open transaction."""

from collections.abc import Mapping

from identity.applications.changes import locked_application
from identity.applications.errors import ConsentScopesNotFound, ManagementScopesRefused, ThirdPartyOnly
from identity.applications.inputs import ConsentScopeIds
from identity.applications.models import Application
from identity.kernel import database
from identity.kernel.errors import InputRefused
from identity.resources.queries import MANAGEMENT_API_ID

USER_SCOPES = frozenset({
    "profile", "email", "phone", "address", "custom_data", "identities", "roles", "urn:logto:scope:organizations",
    "urn:logto:scope:organization_roles", "urn:logto:scope:sessions", "urn:logto:scope:trusted_devices",
})  # fmt: skip
_MOST_SCOPES = 1000


TABLES: Mapping[str, tuple[str, str]] = {
    "user_scopes": ("application_user_scopes", "name"),
    "resource_scopes": ("application_resource_scopes", "scope_id"),
    "organization_scopes": ("application_organization_scopes", "organization_scope_id"),
    "organization_resource_scopes": ("application_organization_resource_scopes", "scope_id"),
}
"""The table of each kind, and its column for the scope."""
_UNFIT = """
SELECT 'resource_scopes' AS kind, w.id, s.id IS NOT NULL AS is_there FROM unnest($1::text[]) AS w (id)
LEFT JOIN scopes s ON s.id = w.id WHERE s.id IS NULL OR s.resource_id = $4
UNION ALL
SELECT 'organization_resource_scopes', w.id, s.id IS NOT NULL FROM unnest($2::text[]) AS w (id)
LEFT JOIN scopes s ON s.id = w.id WHERE s.id IS NULL OR s.resource_id = $4
UNION ALL
SELECT 'organization_scopes', w.id, false FROM unnest($3::text[]) AS w (id)
WHERE NOT EXISTS (SELECT FROM organization_scopes s WHERE s.id = w.id)
"""


async def locked_third_party(application_id: str) -> Application:
    """The application, held against concurrent changes; others than third parties need no consent."""
    application = await locked_application(application_id)
    if not application.is_third_party:
        raise ThirdPartyOnly
    return application


async def require_consentable(wanted: ConsentScopeIds) -> None:
    """Refuse scopes that do not exist, and those of the Management API: nobody can consent to it."""
    if any(len(ids) > _MOST_SCOPES for _, ids in wanted.by_kind()):
        raise InputRefused(reason=f"at most {_MOST_SCOPES} scopes of a kind can be given")
    if unknown := set(wanted.user_scopes) - USER_SCOPES:
        raise ConsentScopesNotFound(path="userScopes", ids=", ".join(sorted(unknown)))
    rows = await database.fetch(
        _UNFIT,
        list(wanted.resource_scopes),
        list(wanted.organization_resource_scopes),
        list(wanted.organization_scopes),
        MANAGEMENT_API_ID,
    )
    if missing := sorted(row["id"] for row in rows if not row["is_there"]):
        raise ConsentScopesNotFound(ids=", ".join(missing))
    if rows:
        raise ManagementScopesRefused


async def insert_consent_scopes(application_id: str, wanted: ConsentScopeIds) -> None:
    """Store the scopes besides those that are there."""
    for kind, ids in wanted.by_kind():
        if ids:
            table, column = TABLES[kind]
            await database.execute(
                f"INSERT INTO {table} (application_id, {column}) SELECT $1, unnest($2::text[]) "
                "ON CONFLICT DO NOTHING",
                application_id,
                ids,
            )


async def clear_consent_scopes(application_id: str) -> None:
    """Remove the scopes of every kind."""
    for table, _ in TABLES.values():
        await database.execute(f"DELETE FROM {table} WHERE application_id = $1", application_id)
