"""What can be done with applications and their secrets, and what cannot."""

from datetime import timedelta
from typing import Any

import pytest

from identity.applications import access_actions, actions, errors, queries
from identity.applications.actions import ApplicationChanges, NewApplication
from identity.kernel import clock
from identity.kernel.actor import Actor
from identity.kernel.database import fetch, fetch_value
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, NotFound, NotFoundById, RelationNotFound
from identity.kernel.permissions import Permission
from identity.security.secrets import token_hash
from tests.conftest import every_row

pytestmark = pytest.mark.usefixtures("database")


async def register(system: Actor, kind: str = "Traditional", **values: Any) -> actions.CreatedApplication:
    """An application of this type."""
    return await actions.create_application(system, NewApplication(name="App", type=kind, **values))


@pytest.mark.parametrize(
    ("kind", "has_secret"),
    [("Native", False), ("SPA", False), ("Traditional", True), ("MachineToMachine", True)],
)
async def test_only_confidential_clients_get_a_secret(system: Actor, kind: str, has_secret: bool) -> None:
    created = await register(system, kind)

    assert created.application.type == kind
    assert len(created.application.id) == 21
    assert (created.secret is not None) is has_secret
    if created.secret:
        assert len(created.secret.value) == 32


async def test_secrets_are_stored_hashed_and_encrypted(system: Actor) -> None:
    created = await register(system)
    assert created.secret

    row = (await fetch("SELECT * FROM application_secrets"))[0]
    client = await queries.client(created.application.id)

    assert created.secret.value not in str(dict(row))
    assert client
    assert client.secrets[0].value_hash == token_hash(created.secret.value)


async def test_revealing_secrets_needs_its_own_permission_and_is_on_record(
    system: Actor, application_actor: Any
) -> None:
    created = await register(system)
    assert created.secret

    with pytest.raises(Forbidden):
        await actions.reveal_secrets(
            application_actor(Permission.APPLICATIONS_READ, Permission.APPLICATIONS_WRITE),
            created.application.id,
        )
    revealed = await actions.reveal_secrets(system, created.application.id)

    assert [secret.value for secret in revealed] == [created.secret.value]
    payload = await fetch_value("SELECT payload FROM events WHERE key = 'Application.Secrets.Revealed'")
    assert created.secret.value not in str(payload)


async def test_public_clients_have_no_secrets(system: Actor) -> None:
    created = await register(system, "SPA")

    with pytest.raises(errors.SecretRefused):
        await actions.add_secret(system, created.application.id, "mine")


async def test_secrets_are_added_renamed_and_deleted(system: Actor) -> None:
    created = await register(system)
    application_id = created.application.id

    added = await actions.add_secret(system, application_id, "second", clock.now() + timedelta(days=1))
    with pytest.raises(errors.SecretNameTaken):
        await actions.add_secret(system, application_id, "second")
    with pytest.raises(errors.SecretExpiryInPast):
        await actions.add_secret(system, application_id, "third", clock.now() - timedelta(days=1))
    with pytest.raises(errors.SecretNameTaken):
        await actions.rename_secret(system, application_id, "second", "Default secret")
    renamed = await actions.rename_secret(system, application_id, "second", "newer")
    await actions.delete_secret(system, application_id, "Default secret")

    assert renamed.value == added.value
    client = await queries.client(application_id)
    assert client
    assert [secret.name for secret in client.secrets] == ["newer"]
    with pytest.raises(NotFound):
        await actions.delete_secret(system, application_id, "Default secret")


async def test_metadata_is_checked_and_unknown_keys_are_left_out(system: Actor) -> None:
    created = await register(
        system,
        oidc_client_metadata={
            "redirectUris": ["https://a.example.com"],
            "postLogoutRedirectUris": [],
            "x": 1,
        },
        custom_client_metadata={"refreshTokenTtlInDays": 7, "y": 2},
    )

    assert created.application.oidc_client_metadata == {
        "redirectUris": ["https://a.example.com"],
        "postLogoutRedirectUris": [],
    }
    assert created.application.custom_client_metadata == {"refreshTokenTtlInDays": 7}


@pytest.mark.parametrize(
    "values",
    [
        {"oidc_client_metadata": {"redirectUris": []}},
        {"oidc_client_metadata": {"redirectUris": "https://a", "postLogoutRedirectUris": []}},
        {"oidc_client_metadata": {"redirectUris": ["nonsense"], "postLogoutRedirectUris": []}},
        {"custom_client_metadata": {"refreshTokenTtlInDays": 181}},
        {"custom_client_metadata": {"refreshTokenTtlInDays": True}},
        {"custom_client_metadata": {"corsAllowedOrigins": [" "]}},
        {"custom_client_metadata": {"alwaysIssueRefreshToken": "yes"}},
        {"id_token_signing_algorithm": "none"},
    ],
)
async def test_malformed_metadata_is_refused_and_nothing_stays(system: Actor, values: dict[str, Any]) -> None:
    before = await every_row("applications", "application_secrets", "events")

    with pytest.raises(errors.InputRefused):
        await register(system, **values)

    assert await every_row("applications", "application_secrets", "events") == before


async def test_types_that_do_not_fit_are_refused(system: Actor) -> None:
    with pytest.raises(errors.UnknownApplicationType):
        await register(system, "Toaster")
    with pytest.raises(errors.ThirdPartyTypeRefused):
        await register(system, "MachineToMachine", is_third_party=True)
    with pytest.raises(errors.TokenExchangeRefused):
        await register(system, is_third_party=True, custom_client_metadata={"allowTokenExchange": True})
    with pytest.raises(errors.DeviceFlowNativeOnly):
        await register(system, custom_client_metadata={"isDeviceFlow": True})


async def test_changes_replace_or_patch_and_the_cached_client_follows_at_once(system: Actor) -> None:
    created = await register(system)
    application_id = created.application.id
    assert await queries.client(application_id)

    await actions.update_application(
        system,
        application_id,
        ApplicationChanges(
            name="New", oidc_client_metadata_patch={"redirectUris": ["https://n.example.com"]}
        ),
    )
    await actions.update_application(
        system, application_id, ApplicationChanges(custom_client_metadata_patch={"idTokenTtl": 60})
    )

    client = await queries.client(application_id)
    assert client
    assert (client.name, client.redirect_uris, client.id_token_ttl) == ("New", ("https://n.example.com",), 60)


async def test_a_deleted_application_is_gone_with_its_secrets(system: Actor) -> None:
    created = await register(system)

    await actions.delete_application(system, created.application.id)

    assert await queries.client(created.application.id) is None
    assert await fetch("SELECT 1 FROM application_secrets") == []
    with pytest.raises(NotFoundById):
        await actions.delete_application(system, created.application.id)


async def test_built_in_clients_have_no_row(system: Actor) -> None:
    console = await queries.client("admin-console")

    assert console
    assert console.is_public
    assert console.redirect_uris == ("http://localhost:3001/console/callback",)
    with pytest.raises(NotFoundById):
        await queries.visible_application(system, "admin-console")


async def test_machines_hold_roles_and_their_scopes_follow_at_once(system: Actor) -> None:
    created = await register(system, "MachineToMachine")
    role_id = await fetch_value("SELECT id FROM roles WHERE name = 'Logto Management API access'")
    assert await queries.machine_scopes(created.application.id) == {}

    added = await access_actions.assign_application_roles(system, created.application.id, [role_id])
    again = await access_actions.assign_application_roles(system, created.application.id, [role_id])

    assert (added, again) == ([role_id], [])
    scopes = await queries.machine_scopes(created.application.id)
    assert scopes == {"https://default.logto.app/api": frozenset({"all"})}
    await access_actions.remove_application_role(system, created.application.id, role_id)
    assert await queries.machine_scopes(created.application.id) == {}


async def test_nobody_gives_a_machine_more_than_they_hold(system: Actor, application_actor: Any) -> None:
    created = await register(system, "MachineToMachine")
    role_id = await fetch_value("SELECT id FROM roles WHERE name = 'Logto Management API access'")
    weak = application_actor(Permission.ROLES_ASSIGN)

    with pytest.raises(GrantsMoreThanHeld):
        await access_actions.assign_application_roles(weak, created.application.id, [role_id])
    with pytest.raises(GrantsMoreThanHeld):
        await access_actions.replace_application_roles(weak, created.application.id, [role_id])


async def test_roles_are_for_machines_alone(system: Actor) -> None:
    web = await register(system)
    machine = await register(system, "MachineToMachine")

    with pytest.raises(errors.RolesNeedMachine):
        await access_actions.assign_application_roles(system, web.application.id, [])
    with pytest.raises(errors.MachineRoleRequired):
        await access_actions.assign_application_roles(system, machine.application.id, ["administrator"])
    with pytest.raises(RelationNotFound):
        await access_actions.assign_application_roles(system, machine.application.id, ["nosuchrole"])


async def test_consent_scopes_are_for_third_parties_and_never_of_the_management_api(system: Actor) -> None:
    own = await register(system)
    other = await register(system, is_third_party=True)

    with pytest.raises(errors.ThirdPartyOnly):
        await access_actions.set_consent_scopes(system, own.application.id, ["profile"], [], [])
    with pytest.raises(errors.ConsentScopesNotFound):
        await access_actions.set_consent_scopes(system, other.application.id, ["everything"], [], [])
    with pytest.raises(errors.ManagementScopesRefused):
        await access_actions.set_consent_scopes(system, other.application.id, [], ["management-api-all"], [])
    await access_actions.set_consent_scopes(system, other.application.id, ["profile", "email"], [], [])

    client = await queries.client(other.application.id)
    assert client
    assert client.allowed_user_scopes == {"profile", "email"}


async def test_renaming_does_not_reveal_a_secret_in_passing(system: Actor, application_actor: Any) -> None:
    created = await register(system)
    assert created.secret
    where = (created.application.id, "Default secret", "Default secret")
    revealed = "SELECT count(*) FROM events WHERE key = 'Application.Secrets.Revealed'"

    hidden = await actions.rename_secret(application_actor(Permission.APPLICATIONS_SECRETS_WRITE), *where)
    assert (hidden.value, await fetch_value(revealed)) == ("", 0)
    shown = await actions.rename_secret(system, *where)
    assert (shown.value, await fetch_value(revealed)) == (created.secret.value, 1)


async def test_nobody_takes_hold_of_a_machine_that_holds_more_than_they_do(
    system: Actor, application_actor: Any
) -> None:
    created = await register(system, "MachineToMachine")
    role_id = await fetch_value("SELECT id FROM roles WHERE name = 'Logto Management API access'")
    await access_actions.assign_application_roles(system, created.application.id, [role_id])
    weak = application_actor(
        Permission.APPLICATIONS_WRITE,
        Permission.APPLICATIONS_SECRETS_WRITE,
        Permission.APPLICATIONS_SECRETS_REVEAL,
    )

    for attempt in (
        actions.add_secret(weak, created.application.id, "mine"),
        actions.rename_secret(weak, created.application.id, "Default secret", "mine"),
        actions.delete_secret(weak, created.application.id, "Default secret"),
        actions.reveal_secrets(weak, created.application.id),
        actions.delete_application(weak, created.application.id),
    ):
        with pytest.raises(GrantsMoreThanHeld):
            await attempt
