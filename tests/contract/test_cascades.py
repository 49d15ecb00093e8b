"""What goes with what is deleted: of a row in every table, just those are gone then that the contract names."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from identity.applications.actions import delete_application
from identity.connectors.actions import delete_connector
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.organizations.actions import delete_organization
from identity.organizations.template_actions import delete_organization_role, delete_organization_scope
from identity.resources.actions import delete_resource, delete_scope
from identity.roles.actions import delete_role
from identity.users.actions import delete_user
from tests.contract.filling import Rows, fill, foreign_keys

Delete = Callable[[Rows], Awaitable[Any]]
_TOKENS = {"access_tokens", "authorization_codes", "device_codes", "grants", "refresh_tokens"}
_OF_MEMBERS = {"consented_organizations", "organization_member_roles", "organization_members"}
_OF_MACHINE_MEMBERS = {"organization_application_roles", "organization_applications"}
_OF_SCOPES = {
    "application_organization_resource_scopes", "application_resource_scopes", "metadata_client_scopes",
    "organization_role_resource_scopes", "role_scopes", "scopes",
}  # fmt: skip
# For each deletion: the call, and every table that loses its row.
DELETIONS: dict[str, tuple[Delete, set[str]]] = {
    "user": (
        lambda rows: delete_user(SYSTEM, rows["users"]["id"]),
        {
            "account_verifications", "application_allowed_users", "backup_codes", "last_locations", "mfa_factors",
            "personal_access_tokens", "seen_countries", "sessions", "social_identities",
            "sso_identities", "stored_tokens", "subject_tokens", "trusted_devices", "user_roles", "users",
            *_TOKENS, *_OF_MEMBERS,
        },
    ),
    "application": (
        lambda rows: delete_application(SYSTEM, rows["applications"]["id"]),
        {
            "application_allowed_organization_roles", "application_allowed_organizations", "application_allowed_roles",
            "application_allowed_users", "application_appearances", "application_organization_resource_scopes",
            "application_organization_scopes", "application_resource_scopes", "application_roles",
            "application_secrets", "application_user_scopes", "application_uses", "applications",
            "consented_organizations", "idp_initiated_sign_ins", "saml_certificates", "saml_configurations", *_TOKENS,
            *_OF_MACHINE_MEMBERS,
        },
    ),
    "organization": (
        lambda rows: delete_organization(SYSTEM, rows["organizations"]["id"]),
        {
            "application_allowed_organization_roles", "application_allowed_organizations", "jit_email_domains",
            "jit_roles", "jit_sso_connectors", "organization_invitation_roles", "organization_invitations",
            "organizations", *_OF_MEMBERS, *_OF_MACHINE_MEMBERS,
        },
    ),
    "role": (
        lambda rows: delete_role(SYSTEM, rows["roles"]["id"]),
        {"application_allowed_roles", "application_roles", "role_scopes", "roles", "user_roles"},
    ),
    "resource": (
        lambda rows: delete_resource(SYSTEM, rows["resources"]["id"]),
        {"resources", *_OF_SCOPES},
    ),
    "scope": (
        lambda rows: delete_scope(SYSTEM, rows["resources"]["id"], rows["scopes"]["id"]),
        _OF_SCOPES,
    ),
    "organization role": (
        lambda rows: delete_organization_role(SYSTEM, rows["organization_roles"]["id"]),
        {
            "application_allowed_organization_roles", "jit_roles", "organization_application_roles",
            "organization_invitation_roles", "organization_member_roles", "organization_role_permissions",
            "organization_role_resource_scopes", "organization_role_scopes", "organization_roles",
        },
    ),
    "organization scope": (
        lambda rows: delete_organization_scope(SYSTEM, rows["organization_scopes"]["id"]),
        {
            "application_organization_scopes", "metadata_client_scopes", "organization_role_scopes",
            "organization_scopes",
        },
    ),
    "connector": (
        lambda rows: delete_connector(SYSTEM, rows["connectors"]["id"]),
        {"connectors"},
    ),
}  # fmt: skip


async def _missing(rows: Rows) -> set[str]:
    """The tables that have lost their row."""
    return {table for table, row in rows.items() if not await _same(table, row, only_key=True)}


async def _changed(rows: Rows) -> set[str]:
    """The tables whose row is another one now, or none."""
    return {table for table, row in rows.items() if not await _same(table, row)}


async def _same(table: str, row: dict[str, Any], only_key: bool = False) -> bool:
    key = next(iter(row))
    found = await database.fetch(f"SELECT * FROM {table} WHERE {key} = $1", row[key])
    return bool(found) and (only_key or dict(found[0]) == row)


@pytest.mark.parametrize("what", DELETIONS)
@pytest.mark.usefixtures("database")
async def test_a_deletion_takes_what_hangs_on_it_and_nothing_else(what: str) -> None:
    delete, expected = DELETIONS[what]
    gone, kept = await fill("gone"), await fill("kept")
    await delete(gone)
    assert await _missing(gone) == expected
    assert await _changed(kept) == set()
    for (table, column), parent in (await foreign_keys()).items():
        left = await database.fetch(
            f"SELECT 1 FROM {table} c WHERE c.{column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = c.{column})"
        )
        assert not left, (table, column)


@pytest.mark.usefixtures("database")
async def test_an_invitation_outlives_who_sent_and_who_accepted_it() -> None:
    rows = await fill("gone")
    await delete_user(SYSTEM, rows["users"]["id"])
    found = await database.fetch("SELECT inviter_id, accepted_user_id FROM organization_invitations")
    assert [tuple(row) for row in found] == [(None, None)]
