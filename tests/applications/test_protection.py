"""Protected applications, machines that administer, and last uses."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from identity.applications import (
    access_actions,
    actions,
    errors,
    jobs,
    protocol_actions,
    queries,
    role_actions,
    uses,
)
from identity.applications.actions import ApplicationChanges, NewApplication
from identity.applications.administration import administrators_among
from identity.jobs.periodic import run_every_job_once
from identity.kernel import clock
from identity.kernel.actor import Actor
from identity.kernel.database import execute, fetch, fetch_value
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld
from identity.kernel.permissions import EVERY_PERMISSION, Permission
from identity.roles.actions import NewRole, create_role
from identity.roles.errors import InternalRoleViolation
from identity.roles.models import RoleType
from tests.conftest import every_row

pytestmark = pytest.mark.usefixtures("database")
SITE = {"subDomain": "site", "origin": "https://site.internal.example.com"}


async def register(system: Actor, kind: str, **values: Any) -> str:
    return (
        await actions.create_application(system, NewApplication(name="App", type=kind, **values))
    ).application.id


async def change(actor: Actor, application_id: str, **values: Any) -> Any:
    return await actions.update_application(actor, application_id, ApplicationChanges(**values))


async def test_a_protected_application_lives_below_this_servers_host(system: Actor) -> None:
    application_id = await register(system, "Protected", protected_app_metadata=SITE)
    expected = {
        "host": "site.localhost", "origin": SITE["origin"], "sessionDuration": 1_209_600, "pageRules": [],
    }  # fmt: skip
    shown = await queries.visible_application(system, application_id)
    assert shown.protected_app_metadata == expected
    client = await queries.client(application_id)
    assert client
    assert not client.is_public
    assert client.grant_types == {"authorization_code", "refresh_token"}
    changes = {
        "sessionDuration": 60,
        "pageRules": [{"path": "^/a"}],
        "additionalScopes": ["roles"],
        "host": "x",
    }
    changed = await change(system, application_id, protected_app_metadata=changes)
    del changes["host"]
    assert changed.protected_app_metadata == expected | changes


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (None, errors.ProtectedMetadataRequired),
        ({"origin": "https://a.example.com"}, errors.InvalidClientMetadata),
        ({**SITE, "subDomain": "a.b"}, errors.InvalidClientMetadata),
        ({**SITE, "subDomain": "-a"}, errors.InvalidClientMetadata),
        ({**SITE, "subDomain": "a" * 64}, errors.InvalidClientMetadata),
        ({**SITE, "origin": "ftp://a.example.com"}, errors.InvalidClientMetadata),
        ({**SITE, "origin": "https://a.example.com/path"}, errors.InvalidClientMetadata),
        ({**SITE, "origin": "https://user@a.example.com"}, errors.InvalidClientMetadata),
        ({**SITE, "origin": "https://a.example.com:x"}, errors.InvalidClientMetadata),
    ],
)
async def test_protection_that_cannot_be_is_refused(
    system: Actor, given: Any, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await register(system, "Protected", protected_app_metadata=given)
    assert await fetch("SELECT 1 FROM applications") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"sessionDuration": 0},
        {"sessionDuration": True},
        {"pageRules": [{"path": "x" * 257}]},
        {"pageRules": [{"path": "x"}] * 101},
        {"additionalScopes": ["openid"]},
        {"origin": "nowhere"},
    ],
)
async def test_changes_of_protection_that_cannot_be_are_refused(
    system: Actor, changes: dict[str, Any]
) -> None:
    application_id = await register(system, "Protected", protected_app_metadata=SITE)
    before = await every_row("applications", "events")
    with pytest.raises(errors.InvalidClientMetadata):
        await change(system, application_id, protected_app_metadata=changes)
    assert await every_row("applications", "events") == before


async def test_protection_is_for_protected_applications_and_hosts_are_given_once(system: Actor) -> None:
    web = await register(system, "SPA", protected_app_metadata=SITE)
    assert (await queries.visible_application(system, web)).protected_app_metadata is None
    with pytest.raises(errors.ProtectedOnly):
        await change(system, web, protected_app_metadata={"origin": SITE["origin"]})
    with pytest.raises(errors.ThirdPartyTypeRefused):
        await register(system, "Protected", protected_app_metadata=SITE, is_third_party=True)
    tries = [register(system, "Protected", protected_app_metadata=SITE) for _ in range(3)]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["SubDomainTaken", "SubDomainTaken", "str"]


async def test_a_machine_is_made_an_administrator_and_unmade(system: Actor) -> None:
    application_id = await register(system, "MachineToMachine")
    await change(system, application_id, is_admin=True)
    assert await administrators_among(system, [application_id]) == {application_id}
    assert await queries.machine_scopes(application_id) == {
        "https://default.logto.app/api": frozenset({"all"})
    }
    role_id = await fetch_value("SELECT role_id FROM application_roles")
    with pytest.raises(InternalRoleViolation):
        await access_actions.remove_application_role(system, application_id, role_id)
    await access_actions.replace_application_roles(system, application_id, [])
    assert await administrators_among(system, [application_id]) == {application_id}
    await change(system, application_id, is_admin=False)
    assert await queries.machine_scopes(application_id) == {}


async def test_only_who_may_do_everything_makes_administrators(system: Actor, application_actor: Any) -> None:
    application_id, web = await register(system, "MachineToMachine"), await register(system, "SPA")
    almost = application_actor(*(EVERY_PERMISSION - {Permission.AUDIT_READ}))
    with pytest.raises(GrantsMoreThanHeld):
        await change(almost, application_id, is_admin=True)
    with pytest.raises(Forbidden):
        await change(application_actor(Permission.APPLICATIONS_WRITE), application_id, is_admin=True)
    with pytest.raises(errors.RolesNeedMachine):
        await change(system, web, is_admin=True)
    await change(application_actor(Permission.APPLICATIONS_WRITE), web, is_admin=False)
    await change(system, application_id, is_admin=True)
    with pytest.raises(GrantsMoreThanHeld):
        await change(almost, application_id, is_admin=False)
    assert await administrators_among(system, [application_id]) == {application_id}


async def test_machines_that_may_more_keep_their_roles_and_their_keys(
    system: Actor, application_actor: Any
) -> None:
    """A key is a credential: who sets that of a stronger machine passes for it."""
    strong, weak = await register(system, "MachineToMachine"), await register(system, "MachineToMachine")
    await change(system, strong, is_admin=True)
    spare = await create_role(system, NewRole(name="Spare", description="-", type=RoleType.MACHINE))
    actor = application_actor(Permission.ROLES_ASSIGN, Permission.APPLICATIONS_WRITE)
    before = await every_row("applications", "application_roles", "events")
    for attempt in (
        role_actions.assign_role_to_applications(actor, spare.id, [weak, strong]),
        access_actions.assign_application_roles(actor, strong, [spare.id]),
        access_actions.replace_application_roles(actor, strong, [spare.id]),
        access_actions.remove_application_role(actor, strong, spare.id),
        protocol_actions.update_application_protocol(actor, strong, {"jwks": {"keys": []}}),
    ):
        with pytest.raises(Forbidden):
            await attempt
    assert await every_row("applications", "application_roles", "events") == before
    await role_actions.assign_role_to_applications(actor, spare.id, [weak])


async def token_event(
    application_id: str, at: Any, key: str = "ClientCredentials", result: str = "Success"
) -> None:
    await execute(
        "INSERT INTO events (id, key, result, actor_kind, application_id, payload, created_at) "
        "VALUES (left(md5(random()::text), 21), $1, $2, 'nobody', $3, '{}', $4)",
        f"ExchangeTokenBy.{key}", result, application_id, at,
    )  # fmt: skip


async def test_the_last_use_is_noted_from_the_audit(system: Actor, statements: Any) -> None:
    await execute("DELETE FROM server_state WHERE name = 'application_uses'")
    used, unused = await register(system, "SPA"), await register(system, "SPA")
    long_ago, lately = clock.now() - timedelta(days=30), clock.now() - timedelta(minutes=1)
    await token_event(used, long_ago)
    await token_event(unused, long_ago, result="Error")
    await token_event("demo-app", lately)
    assert await jobs.note_uses() == 1
    assert await uses.last_uses_by_application_ids(system, [used, unused]) == {used: long_ago}
    # What was stored late but bears an earlier time is not missed, and nothing is counted backwards.
    await token_event(used, lately, "RefreshToken")
    with statements() as counted:
        await jobs.note_uses()
    assert counted.number == 1
    await token_event(used, lately - timedelta(minutes=1))
    assert await jobs.note_uses() == 0
    assert await uses.last_uses_by_application_ids(system, [used]) == {used: lately}
    await actions.delete_application(system, used)
    assert await fetch("SELECT 1 FROM application_uses") == []
    assert "identity.applications.jobs.note_uses" in await run_every_job_once()
