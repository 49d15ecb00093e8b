"""A small world with principals above the attacker, and what must hold of it whatever the attacker does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from identity.applications.actions import reveal_secrets
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.permissions import OrganizationPermission, Permission, permissions_of
from identity.organizations.rules import required_for
from identity.resources.models import Scope
from identity.resources.queries import MANAGEMENT_API_ID
from identity.roles.holder_actions import grant_administrator
from identity.setup.actions import ensure_machine
from tests.oidc import provider

STRONG_SECRET = "the-lighthouse-keepers-own-secret"
Powers = dict[str, frozenset[str]]
_POWERS = """
SELECT 'application ' || ar.application_id AS holder, s.name FROM application_roles ar
    JOIN role_scopes rs ON rs.role_id = ar.role_id JOIN scopes s ON s.id = rs.scope_id WHERE s.resource_id = $1
UNION SELECT 'user ' || ur.user_id, s.name FROM user_roles ur
    JOIN role_scopes rs ON rs.role_id = ur.role_id JOIN scopes s ON s.id = rs.scope_id WHERE s.resource_id = $1
UNION SELECT 'whoever registers', s.name FROM roles r
    JOIN role_scopes rs ON rs.role_id = r.id JOIN scopes s ON s.id = rs.scope_id
    WHERE r.is_default AND s.resource_id = $1
"""
_INNER_POWERS = """
SELECT 'member ' || m.organization_id || ' ' || m.user_id AS holder, p.permission AS name FROM organization_members m
    JOIN organization_member_roles h ON h.member_id = m.id
    JOIN organization_role_permissions p ON p.organization_role_id = h.organization_role_id
UNION SELECT 'machine ' || m.organization_id || ' ' || m.application_id, p.permission FROM organization_applications m
    JOIN organization_application_roles h ON h.member_id = m.id
    JOIN organization_role_permissions p ON p.organization_role_id = h.organization_role_id
UNION SELECT 'invitation ' || h.invitation_id, p.permission FROM organization_invitation_roles h
    JOIN organization_role_permissions p ON p.organization_role_id = h.organization_role_id
UNION SELECT 'whoever joins ' || h.organization_id, p.permission FROM jit_roles h
    JOIN organization_role_permissions p ON p.organization_role_id = h.organization_role_id
"""
_TABLES = {
    "user": "users", "application": "applications", "organization": "organizations", "role": "roles",
    "organizationRole": "organization_roles", "organizationScope": "organization_scopes", "scope": "scopes",
    "resource": "resources", "invitation": "organization_invitations", "oneTimeToken": "one_time_tokens",
    "webhook": "webhooks", "mfaFactor": "mfa_factors",
}  # fmt: skip
# What signs somebody in, and what they hold, by table: of those above the attacker it stays as it is.
_CREDENTIALS_OF_USERS = (
    "SELECT username, primary_email, primary_phone, password_digest, is_suspended, is_password_expired"
    " FROM users WHERE id = $1",
    "SELECT value_hash FROM personal_access_tokens WHERE user_id = $1 ORDER BY 1",
    "SELECT id FROM mfa_factors WHERE user_id = $1 ORDER BY 1",
    "SELECT target, identity_id FROM social_identities WHERE user_id = $1 ORDER BY 1",
    "SELECT issuer, identity_id FROM sso_identities WHERE user_id = $1 ORDER BY 1",
    "SELECT token_hash FROM subject_tokens WHERE user_id = $1 ORDER BY 1",
    "SELECT role_id FROM user_roles WHERE user_id = $1 ORDER BY 1",
    "SELECT t.token_hash FROM one_time_tokens t JOIN users u ON lower(u.primary_email) = lower(t.email)"
    " WHERE u.id = $1 AND t.status = 'active' ORDER BY 1",
)
_CREDENTIALS_OF_APPLICATIONS = (
    "SELECT type, protocol_metadata FROM applications WHERE id = $1",
    "SELECT name, value_hash FROM application_secrets WHERE application_id = $1 ORDER BY 1",
    "SELECT role_id FROM application_roles WHERE application_id = $1 ORDER BY 1",
)


@dataclass
class World:
    """Ids by kind, for inputs; the attackers; those above them."""

    ids: dict[str, list[str]]
    strong_user_id: str
    strong_email: str
    machine_id: str
    member_id: str
    organization_id: str
    secrets: list[str] = field(default_factory=list)


async def make_world(held: Iterable[Permission], held_inside: Iterable[OrganizationPermission]) -> World:
    """The attacker is a machine that holds these permissions, and a member who holds those in one organization."""
    strong, member, bystander = [await provider.person() for _ in range(3)]
    await grant_administrator(SYSTEM, strong.id)
    await ensure_machine(SYSTEM, "strongmachine00000000", STRONG_SECRET)
    await _give_credentials(strong.id)
    attacker, weak = [await provider.register("MachineToMachine") for _ in range(2)]
    await provider.register("Traditional")
    scopes = await Scope.filter(resource_id=MANAGEMENT_API_ID)
    own = [each for each in scopes if each.name in {str(permission) for permission in held}]
    await provider.role(*own, to_machine=attacker)
    await provider.role(to_machine=weak)
    await provider.role(to_user=bystander)
    await provider.resource("https://tides.example", "read:tides")
    organization_id = await provider.organization(
        "see:tides", members=(member,), machines=(weak,), permissions=tuple(held_inside)
    )
    owners = await provider.organization(members=(strong,), permissions=tuple(OrganizationPermission))
    await _join(organization_id, strong.id, owners)
    await provider.register("Traditional", is_third_party=True)
    await _invite(organization_id)
    secret = (await reveal_secrets(SYSTEM, "strongmachine00000000"))[0].value
    email = str(strong.primary_email)
    world = World({}, strong.id, email, attacker.id, member.id, organization_id, [secret, STRONG_SECRET])
    await look_around(world)
    return world


async def look_around(world: World) -> None:
    """Learn what is there now: ids are no secret."""
    for kind, table in _TABLES.items():
        world.ids[kind] = [
            str(row["id"]) for row in await database.fetch(f"SELECT id FROM {table} ORDER BY id")
        ]


async def _invite(organization_id: str) -> None:
    """Somebody has been invited to be an owner."""
    await database.execute(
        "WITH i AS (INSERT INTO organization_invitations (id, invitee, status, expires_at, created_at, updated_at,"
        " organization_id) VALUES ('ownersinvitation', 'owner@example.com', 'Pending', now() + interval '1 day',"
        " now(), now(), $1) RETURNING id)"
        " INSERT INTO organization_invitation_roles (invitation_id, organization_role_id)"
        " SELECT i.id, r.id FROM i, organization_roles r",
        organization_id,
    )


async def _give_credentials(user_id: str) -> None:
    for statement in (
        "UPDATE users SET password_digest = 'digest', password_algorithm = 'Argon2id' WHERE id = $1",
        "INSERT INTO personal_access_tokens (id, name, value_hash, value_encrypted, created_at, user_id)"
        " VALUES ('strongtoken', 'laptop', 'h', 'e', now(), $1)",
        "INSERT INTO mfa_factors (id, type, credential, created_at, user_id)"
        " VALUES ('strongfactor', 'Totp', '{}', now(), $1)",
        "INSERT INTO social_identities (target, identity_id, created_at, updated_at, user_id)"
        " VALUES ('github', '1', now(), now(), $1)",
    ):
        await database.execute(statement, user_id)


async def _join(organization_id: str, user_id: str, with_roles_of: str) -> None:
    """Make the owner of one organization an owner of the other, too."""
    await database.execute(
        "WITH m AS (INSERT INTO organization_members (organization_id, user_id, created_at) VALUES ($1, $2, now())"
        " RETURNING id) INSERT INTO organization_member_roles (member_id, organization_role_id)"
        " SELECT m.id, h.organization_role_id FROM m, organization_member_roles h"
        " JOIN organization_members o ON o.id = h.member_id WHERE o.organization_id = $3 AND o.user_id = $2",
        organization_id, user_id, with_roles_of,
    )  # fmt: skip


async def machine_as_of_now(world: World) -> Actor:
    """The attacking machine with what its roles give at this moment, as at every request."""
    names = (await powers()).get(f"application {world.machine_id}", frozenset())
    return Actor(
        ActorKind.APPLICATION,
        application_id=world.machine_id,
        permissions=permissions_of(_scope_names(names)),
    )


def _scope_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(str(each) for each in names)


async def member_as_of_now(world: World) -> Actor:
    """The attacking member with what their roles give at this moment."""
    names = (await inner_powers()).get(f"member {world.organization_id} {world.member_id}", frozenset())
    held = frozenset(each for each in OrganizationPermission if each in names)
    return Actor(
        ActorKind.MEMBER,
        user_id=world.member_id,
        organization_id=world.organization_id,
        organization_permissions=held,
    )


async def powers() -> Powers:
    """Who holds what permissions of the Management API."""
    found = _grouped(await database.fetch(_POWERS, MANAGEMENT_API_ID))
    return {holder: frozenset(permissions_of(names)) for holder, names in found.items()}


async def inner_powers() -> Powers:
    """Who holds what built-in permissions in what organization."""
    return _grouped(await database.fetch(_INNER_POWERS))


def _grouped(rows: Iterable[Any]) -> Powers:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["holder"], set()).add(row["name"])
    return {holder: frozenset(names) for holder, names in found.items()}


def grantable_inside(actor: Actor) -> frozenset[str]:
    """The built-in permissions of organizations that an actor may hand out."""
    if actor.kind is ActorKind.MEMBER:
        return frozenset(actor.organization_permissions)
    return frozenset(each for each in OrganizationPermission if required_for([each]) <= actor.permissions)


async def credentials(holder: str) -> Any:
    """What a user or an application signs in with and holds."""
    kind, _, holder_id = holder.partition(" ")
    statements = _CREDENTIALS_OF_USERS if kind == "user" else _CREDENTIALS_OF_APPLICATIONS
    return [[tuple(row) for row in await database.fetch(each, holder_id)] for each in statements]
