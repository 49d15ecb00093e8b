"""What every installation has from the start; run under the migration lock, again at every start."""

from identity import settings
from identity.applications.pairwise import ensure_subject_salt
from identity.experience.seeding import seed_sign_in_experience
from identity.kernel import clock, database
from identity.kernel.permissions import ADMINISTRATOR_ROLE_ID, ALL_SCOPE, Permission
from identity.kernel.vault import vault
from identity.keys.seeding import ensure_cookie_key, ensure_signing_keys
from identity.resources.queries import MANAGEMENT_API_ID, MANAGEMENT_API_INDICATOR
from identity.roles.queries import ADMINISTRATOR_ROLE_NAME
from identity.security.encryption import Tampered, UnknownKey, canary, check_canary
from identity.security.secrets import random_id
from identity.setup.readiness import CANARY, SEEDED, fingerprint

MANAGEMENT_ROLE_NAME = "Logto Management API access"


class WrongEncryptionKey(RuntimeError):
    """The database's secrets were encrypted with another key."""


async def seed() -> None:
    """Make sure that all of it is there; nothing that is there is changed."""
    await check_encryption_key()
    await ensure_signing_keys()
    await ensure_cookie_key()
    await ensure_subject_salt()
    await _seed_management_api()
    await _seed_roles()
    await seed_sign_in_experience()
    await database.execute(
        "INSERT INTO server_state (name, value) VALUES ($1, $2::jsonb) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        SEEDED,
        {"fingerprint": fingerprint(settings.current())},
    )


async def check_encryption_key() -> None:
    """Refuse to go on with a key that cannot open what is stored; the first time, leave the mark to tell by."""
    stored = await database.fetch_value("SELECT value FROM server_state WHERE name = $1", CANARY)
    if stored is None:
        await database.execute(
            "INSERT INTO server_state (name, value) VALUES ($1, $2::jsonb)",
            CANARY,
            {"canary": canary(vault())},
        )
        return
    try:
        check_canary(vault(), stored["canary"])
    except (UnknownKey, Tampered):
        raise WrongEncryptionKey(
            "the encryption key does not fit this database: set KEYSTEAD_ENCRYPTION_KEY to the key it was made with "
            "(a list works: the first encrypts, all decrypt)"
        ) from None


async def _seed_management_api() -> None:
    now = clock.now()
    await database.execute(
        "INSERT INTO resources (id, name, indicator, is_default, access_token_ttl, created_at) "
        "VALUES ($1, 'Logto Management API', $2, false, 3600, $3) ON CONFLICT DO NOTHING",
        MANAGEMENT_API_ID, MANAGEMENT_API_INDICATOR, now,
    )  # fmt: skip
    descriptions = {ALL_SCOPE: "Every permission of the Management API."}
    descriptions |= {permission.value: f"The permission {permission.value}." for permission in Permission}
    # Ids have 21 characters at most; these are the same in every installation.
    await database.execute(
        "INSERT INTO scopes (id, resource_id, name, description, created_at) "
        "SELECT CASE name WHEN 'all' THEN $5 ELSE substr(md5($1 || ':' || name), 1, 21) END, "
        "$1, name, description, $4 "
        "FROM unnest($2::text[], $3::text[]) AS s (name, description) ON CONFLICT DO NOTHING",
        MANAGEMENT_API_ID, list(descriptions), list(descriptions.values()), now, f"{MANAGEMENT_API_ID}-{ALL_SCOPE}",
    )  # fmt: skip


async def _seed_roles() -> None:
    now = clock.now()
    for role_id, name, description, kind in (
        (random_id(), MANAGEMENT_ROLE_NAME, "Full access to the Management API.", "MachineToMachine"),
        (ADMINISTRATOR_ROLE_ID, ADMINISTRATOR_ROLE_NAME, "Administrators of this server.", "User"),
    ):
        await database.execute(
            "WITH made AS (INSERT INTO roles (id, name, description, type, is_default, created_at) "
            "VALUES ($1, $2, $3, $4, false, $5) ON CONFLICT (name) DO NOTHING RETURNING id) "
            "INSERT INTO role_scopes (role_id, scope_id) SELECT id, 'management-api-all' FROM made",
            role_id, name, description, kind, now,
        )  # fmt: skip
