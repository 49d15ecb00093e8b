"""Configuration, keys, scripts, figures and the holders of roles through GraphQL."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.security.secrets import token_hash
from tests.faces.graphql.asking import codes_of, data_of
from tests.faces.graphql.world import World, made
from tests.keys.conftest import kept_keys

SECRET = "a key of another server 1234567890"
CONFIGURATION = """configuration { sessionTtl idTokenClaims metadataClientsEnabled
    console { signInExperienceCustomized organizationCreated }
    metadataClientScopes { userScopes resourceScopes { scopeId name resourceName } organizationScopes { name }
        organizationResourceScopes { name } } }"""


@pytest.fixture
async def own_keys(database: str) -> AsyncIterator[None]:
    async with kept_keys():
        yield


async def test_the_configuration_is_read_and_changed(world: World, administrator: Actor) -> None:
    shown = (await data_of(administrator, f"{{ {CONFIGURATION} }}"))["configuration"]
    assert shown == {
        "sessionTtl": 14 * 86_400,
        "idTokenClaims": ["ROLES", "ORGANIZATIONS", "ORGANIZATION_ROLES"],
        "metadataClientsEnabled": False,
        "console": {"signInExperienceCustomized": False, "organizationCreated": False},
        "metadataClientScopes": {
            "userScopes": [], "resourceScopes": [], "organizationScopes": [], "organizationResourceScopes": [],
        },
    }  # fmt: skip
    for mutation, given in (
        ("updateConsoleState", {"organizationCreated": True}),
        ("setSessionTtl", {"seconds": 3600}),
        ("setIdTokenClaims", {"claims": ["CUSTOM_DATA"]}),
        ("setMetadataClientsEnabled", {"isEnabled": True}),
        ("addMetadataClientScopes", {
            "userScopes": ["email"], "resourceScopes": [world.scope_id],
            "organizationScopes": [world.organization_scope_id],
        }),
        ("removeMetadataClientScope", {"kind": "ORGANIZATION", "scope": world.organization_scope_id}),
    ):  # fmt: skip
        shown = (await made(administrator, mutation, CONFIGURATION, given))["configuration"]
    assert shown == {
        "sessionTtl": 3600,
        "idTokenClaims": ["CUSTOM_DATA"],
        "metadataClientsEnabled": True,
        "console": {"signInExperienceCustomized": False, "organizationCreated": True},
        "metadataClientScopes": {
            "userScopes": ["email"], "organizationScopes": [], "organizationResourceScopes": [],
            "resourceScopes": [{"scopeId": world.scope_id, "name": "read:things", "resourceName": "API"}],
        },
    }  # fmt: skip


async def refused(actor: Actor, mutation: str, given: dict[str, Any]) -> str:
    """The code of the one user error."""
    kind = f"{mutation[0].upper()}{mutation[1:]}Input"
    query = f"mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
    (error,) = (await data_of(actor, query, {"input": given}))[mutation]["userErrors"]
    return str(error["code"])


@pytest.mark.usefixtures("own_keys")
async def test_what_cannot_be_is_told_in_the_payload(administrator: Actor) -> None:
    for mutation, given, code in (
        ("setSessionTtl", {"seconds": 0}, "OIDC_INVALID_SESSION_TTL"),
        ("addMetadataClientScopes", {"userScopes": ["openid"]}, "APPLICATION_USER_CONSENT_SCOPES_NOT_FOUND"),
        ("removeMetadataClientScope", {"kind": "USER", "scope": "email"}, "ENTITY_NOT_FOUND"),
        ("rotateSigningKey", {"graceSeconds": -1}, "OIDC_INVALID_GRACE_PERIOD"),
        ("rotateSigningKey", {"algorithm": "HS256"}, "OIDC_UNKNOWN_SIGNING_ALGORITHM"),
        ("deleteSigningKey", {"keyId": "x"}, "OIDC_KEY_NOT_FOUND"),
        ("deleteCookieKey", {"keyId": "x"}, "OIDC_KEY_NOT_FOUND"),
        ("updateScript", {"kind": "POST_SIGN_IN"}, "ENTITY_NOT_EXISTS_WITH_ID"),
        ("deleteScript", {"kind": "POST_SIGN_IN"}, "ENTITY_NOT_EXISTS_WITH_ID"),
        ("setScript", {"kind": "POST_SIGN_IN", "script": "x", "tokenSample": {}}, "SCRIPT_INVALID"),
        ("setScript", {"kind": "ACCESS_TOKEN", "script": ""}, "SCRIPT_INVALID"),
        ("unlockIdentifiers", {"identifiers": ["x"] * 101}, "REQUEST_TOO_MANY_IDENTIFIERS"),
    ):
        assert await refused(administrator, mutation, given) == code, mutation


@pytest.mark.usefixtures("own_keys")
async def test_keys_are_rotated_once_for_an_idempotency_key(administrator: Actor) -> None:
    query = "{ signingKeys { keyId algorithm family status effectiveAt } cookieKeys { keyId } }"
    before = await data_of(administrator, query)
    assert [(each["family"], each["status"]) for each in before["signingKeys"]] == [
        ("EC", "CURRENT"), ("RSA", "CURRENT"),
    ]  # fmt: skip
    for mutation, returned, kind in (
        ("rotateSigningKey", "signingKey { keyId }", "signingKeys"),
        ("rotateCookieKey", "cookieKey { keyId }", "cookieKeys"),
    ):
        first, again = [
            (await made(administrator, mutation, returned, {"idempotencyKey": "k"}))[kind[:-1]]
            for _ in range(2)
        ]
        assert first == again
        after = (await data_of(administrator, query))[kind]
        assert (after[0]["keyId"], len(after)) == (first["keyId"], len(before[kind]) + 1)
    old = next(each["keyId"] for each in before["signingKeys"] if each["family"] == "EC")
    answer = await made(administrator, "deleteSigningKey", "deletedKeyId", {"keyId": old})
    assert answer["deletedKeyId"] == old
    waiting = {"family": "RSA", "graceSeconds": 60}
    shown = await made(administrator, "rotateSigningKey", "signingKey { status family effectiveAt }", waiting)
    assert (shown["signingKey"]["status"], shown["signingKey"]["family"]) == ("NEXT", "RSA")
    assert shown["signingKey"]["effectiveAt"]


@pytest.mark.usefixtures("own_keys")
async def test_the_key_of_one_algorithm_is_rotated_by_itself(administrator: Actor) -> None:
    query = "{ signingKeys { keyId algorithm family status } }"
    before = (await data_of(administrator, query))["signingKeys"]
    returned = "signingKey { keyId algorithm family status }"
    for algorithm, family in (("RS256", "RSA"), ("EdDSA", "OKP")):
        new = (await made(administrator, "rotateSigningKey", returned, {"algorithm": algorithm}))[
            "signingKey"
        ]
        assert (new["algorithm"], new["family"], new["status"]) == (algorithm, family, "CURRENT")
    after = (await data_of(administrator, query))["signingKeys"]
    assert after[0] == before[0]  # the server's own choice is what it was


async def test_scripts_are_stored_changed_revealed_and_removed(
    administrator: Actor, application_actor: Callable[..., Actor]
) -> None:
    fields = "kind script variableNames contextSample blockIssuanceOnError enabled onExecutionError"
    given = {
        "kind": "ACCESS_TOKEN", "script": "x", "environmentVariables": [{"name": "KEY", "value": SECRET}],
        "contextSample": {"user": {"id": "u"}}, "blockIssuanceOnError": True,
    }  # fmt: skip
    stored = (await made(administrator, "setScript", f"script {{ {fields} }}", given))["script"]
    assert stored == {
        "kind": "ACCESS_TOKEN", "script": "x", "variableNames": ["KEY"], "contextSample": {"user": {"id": "u"}},
        "blockIssuanceOnError": True, "enabled": None, "onExecutionError": None,
    }  # fmt: skip
    change = {"kind": "ACCESS_TOKEN", "script": "y"}
    changed = (await made(administrator, "updateScript", f"script {{ {fields} }}", change))["script"]
    assert changed == {**stored, "script": "y"}
    action = {"kind": "POST_SIGN_IN", "script": "z", "enabled": False, "onExecutionError": "ALLOW"}
    acting = (await made(administrator, "setScript", f"script {{ {fields} }}", action))["script"]
    assert (acting["enabled"], acting["onExecutionError"]) == (False, "ALLOW")
    reader = application_actor(Permission.SCRIPTS_READ)
    listed = (await data_of(reader, f"{{ scripts {{ {fields} }} }}"))["scripts"]
    assert listed == [acting, changed]
    some = (await data_of(reader, "{ scripts(kinds: [ACCESS_TOKEN]) { script } }"))["scripts"]
    assert some == [{"script": "y"}]
    reveal = "scripts { kind variables { name value } }"
    kinds = {"kinds": ["ACCESS_TOKEN", "CLIENT_CREDENTIALS"]}
    revealed = (await made(administrator, "revealScriptVariables", reveal, kinds))["scripts"]
    assert revealed == [{"kind": "ACCESS_TOKEN", "variables": [{"name": "KEY", "value": SECRET}]}]
    query = "mutation { revealScriptVariables(input: {kinds: []}) { userErrors { code } } }"
    assert await codes_of(reader, query) == ["FORBIDDEN"]
    gone = await made(administrator, "deleteScript", "deletedKind", {"kind": "ACCESS_TOKEN"})
    assert gone["deletedKind"] == "ACCESS_TOKEN"


async def test_identifiers_are_unlocked(administrator: Actor) -> None:
    await database.execute(
        "INSERT INTO failed_attempts (identifier_hash, pool, created_at) VALUES ($1, 'first_factor', $2)",
        token_hash("ada"), clock.now(),
    )  # fmt: skip
    for number in (1, 0):
        answer = await made(administrator, "unlockIdentifiers", "forgottenAttempts", {"identifiers": ["ada"]})
        assert answer["forgottenAttempts"] == number


async def test_a_role_is_given_to_many_and_a_user_gets_exactly_some(
    world: World, administrator: Actor
) -> None:
    given = {"roleId": world.machine_role_id, "applicationIds": [world.machine_id]}
    assert await refused(administrator, "assignRoleToApplications", given) == "ROLE_APPLICATION_EXISTS"
    new = {"name": "Night", "description": "At night.", "type": "MACHINE_TO_MACHINE"}
    night = (await made(administrator, "createRole", "role { roleId }", new))["role"]["roleId"]
    given = {"roleId": night, "applicationIds": [world.machine_id]}
    shown = await made(administrator, "assignRoleToApplications", "role { applicationsCount }", given)
    assert shown["role"]["applicationsCount"] == 1
    new = {"name": "Keeper", "description": "Keeps."}
    keeper = (await made(administrator, "createRole", "role { roleId }", new))["role"]["roleId"]
    given = {"roleId": keeper, "userIds": [world.user_id]}
    shown = await made(administrator, "assignRoleToUsers", "role { usersCount }", given)
    assert shown["role"]["usersCount"] == 1
    only = {"userId": world.user_id, "roleIds": [keeper]}
    shown = await made(administrator, "replaceUserRoles", "user { roles(first: 5) { nodes { name } } }", only)
    assert shown["user"]["roles"]["nodes"] == [{"name": "Keeper"}]


async def test_the_figures_of_users(administrator: Actor, statements: Callable[[], Any]) -> None:
    query = """{ dashboard { newUsers { today { count delta } lastSevenDays { count } }
        activeUsers { byDay { date count } day { count } week { count } month { count delta } } } }"""
    with statements() as counted:
        shown = (await data_of(administrator, query))["dashboard"]
    assert counted.number == 3
    assert shown["newUsers"] == {"today": {"count": 1, "delta": 1}, "lastSevenDays": {"count": 1}}
    assert len(shown["activeUsers"]["byDay"]) == 30
    assert shown["activeUsers"]["month"] == {"count": 0, "delta": 0}
    wrong = '{ dashboard { activeUsers(date: "2026-02-30") { day { count } } } }'
    assert await codes_of(administrator, wrong) == ["REQUEST_INVALID_INPUT"]
    right = '{ dashboard { activeUsers(date: "2026-02-28") { byDay { date } } } }'
    days = (await data_of(administrator, right))["dashboard"]["activeUsers"]["byDay"]
    assert days[-1]["date"] == "2026-02-28"


async def test_reads_cost_as_many_statements_as_promised(
    administrator: Actor, statements: Callable[[], Any]
) -> None:
    await data_of(administrator, f"{{ {CONFIGURATION} }}")
    for query, number in (
        (f"{{ {CONFIGURATION} }}", 1),  # settings are cached, scopes are not
        ("{ signingKeys { keyId status } cookieKeys { keyId } }", 2),
        ("{ scripts { kind variableNames } }", 1),
    ):
        with statements() as counted:
            await data_of(administrator, query)
        assert counted.number == number, counted.texts
