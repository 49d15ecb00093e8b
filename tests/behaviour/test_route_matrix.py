"""Every REST route, asked with every kind of token that our own provider gives out, and with some that nobody did."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from identity.applications.access_actions import assign_application_roles, remove_application_role
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import ALL_SCOPE, OrganizationPermission, Permission
from identity.keys import queries as keys
from identity.resources.queries import MANAGEMENT_API_INDICATOR
from identity.roles.holder_actions import grant_administrator, revoke_administrator
from identity.setup.actions import ensure_machine
from identity.users.actions import suspend_user
from identity.users.models import User
from rest_api.operations import Operation
from rest_api.routes import ALIASES, MANAGEMENT
from tests.behaviour.conftest import machine_token
from tests.conftest import every_row
from tests.oidc import provider
from tests.oidc.provider import ENDPOINT, TestClient

PROTECTED = [each for each in (*MANAGEMENT, *ALIASES) if not each.is_for_anybody]
CONSOLE = TestClient("admin-console", None)
API = "https://api.example.com"
ORGANIZATIONS = "openid offline_access urn:logto:scope:organizations " + " ".join(OrganizationPermission)
Token = Callable[[httpx.AsyncClient], Awaitable[str | None]]


async def nothing(_server: httpx.AsyncClient) -> None:
    """No token at all."""


async def signed_in_user() -> dict[str, Any]:
    """The tokens of an ordinary user in an ordinary application."""
    client, user = await provider.register("SPA"), await provider.person()
    async with provider.new_browser() as browser:
        return await provider.tokens_for(browser, client, user)


async def opaque(_server: httpx.AsyncClient) -> str:
    """A user's token for their own account."""
    return str((await signed_in_user())["access_token"])


async def id_token(_server: httpx.AsyncClient) -> str:
    """Proof of a sign-in, which opens nothing."""
    return str((await signed_in_user())["id_token"])


async def refresh_token(_server: httpx.AsyncClient) -> str:
    """A token that only the token endpoint takes."""
    return str((await signed_in_user())["refresh_token"])


async def organization_token(_server: httpx.AsyncClient) -> str:
    """A member's token, with every permission that an organization can give."""
    client, user = await provider.register("SPA"), await provider.person()
    organization_id = await provider.organization(members=(user,), permissions=tuple(OrganizationPermission))
    async with provider.new_browser() as browser:
        tokens = await provider.tokens_for(browser, client, user, scope=ORGANIZATIONS)
        value = tokens["refresh_token"]
        answer = await provider.refresh(browser, client, value, organization_id=organization_id)
    token = str(answer.json()["access_token"])
    assert "keystead:members:remove" in provider.claims_of(token)["scope"]
    return token


async def for_another_api(_server: httpx.AsyncClient) -> str:
    """A machine's token for an API of the operator's, with a scope there that has the name of ours."""
    machine = await provider.register("MachineToMachine")
    _, scopes = await provider.resource(API, "all")
    await provider.role(scopes["all"], to_machine=machine)
    async with provider.new_browser() as browser:
        form = {"grant_type": "client_credentials", "resource": API, "scope": "all"}
        answer = await provider.ask_token(browser, machine, **form)
    return str(answer.json()["access_token"])


async def of_the_wrong_type(server: httpx.AsyncClient) -> str:
    """What an access token says, signed by us as something else (RFC 9068 section 4)."""
    return await _signed_anew(server, "JWT", {})


async def expired(server: httpx.AsyncClient) -> str:
    """A token that was good a minute ago."""
    return await _signed_anew(server, "at+jwt", {"exp": clock.epoch_seconds() - 61})


async def of_another_issuer(server: httpx.AsyncClient) -> str:
    """A token that names another issuer."""
    return await _signed_anew(server, "at+jwt", {"iss": "https://elsewhere.example.com/oidc"})


async def for_two_audiences(server: httpx.AsyncClient) -> str:
    """A token for us and somebody else, who could use it here."""
    return await _signed_anew(server, "at+jwt", {"aud": [MANAGEMENT_API_INDICATOR, API]})


async def _signed_anew(server: httpx.AsyncClient, kind: str, changes: dict[str, Any]) -> str:
    claims = provider.claims_of(await machine_token(server, ALL_SCOPE)) | changes
    return keys.signed(await keys.signing_key(), claims, kind)


async def tampered(server: httpx.AsyncClient) -> str:
    """A token whose scope was raised."""
    weak, strong = await machine_token(server, "audit:read"), await machine_token(server, ALL_SCOPE)
    header, _, signature = weak.split(".")
    return ".".join((header, strong.split(".")[1], signature))


async def unsigned(server: httpx.AsyncClient) -> str:
    """A token that claims to need no signature."""
    header = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0"  # {"alg": "none", "typ": "at+jwt"}
    return f"{header}.{(await machine_token(server, ALL_SCOPE)).split('.')[1]}."


REFUSED: tuple[Token, ...] = (
    nothing, opaque, id_token, refresh_token, organization_token, for_another_api, of_the_wrong_type, expired,
    of_another_issuer, for_two_audiences, tampered, unsigned,
)  # fmt: skip


def address(operation: Operation) -> str:
    """The route with ids in it that nothing has."""
    values = {
        "userId": "nobody000000",
        "applicationId": "nothing0000000000000",
        "name:path": "a",
        "roleId": "r",
    }
    path = operation.path
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", value)
    return f"/api{path}"


async def ask(server: httpx.AsyncClient, operation: Operation, token: str | None) -> httpx.Response:
    """Ask the route with the token."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    body = {} if operation.method in {"POST", "PATCH", "PUT"} else None
    return await server.request(operation.method, address(operation), headers=headers, json=body)


@pytest.mark.parametrize("token_of", REFUSED, ids=lambda each: each.__name__)
async def test_no_other_token_opens_any_route(server: httpx.AsyncClient, token_of: Token) -> None:
    token = await token_of(server)
    before = await every_row()
    for operation in PROTECTED:
        answer = await ask(server, operation, token)
        assert answer.status_code == 401, f"{operation.method} {operation.path}: {answer.text}"
        assert answer.json()["code"].startswith("auth.")
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert token is None or token not in answer.text
    assert await every_row() == before


async def test_what_a_route_needs_is_enough_for_it(server: httpx.AsyncClient) -> None:
    for needed, operations in sorted(_by_need().items()):
        token = await machine_token(server, *needed)
        for operation in operations:
            status = (await ask(server, operation, token)).status_code
            assert status not in {401, 403, 500}, operation.path


async def test_all_other_permissions_together_do_not_open_a_route(server: httpx.AsyncClient) -> None:
    # No single one of them opens it either: tokens are asked one by one in the long run of the tests.
    by_permission = {each: [one for one in PROTECTED if each in one.permissions] for each in Permission}
    assert set().union(*by_permission.values()) == set(PROTECTED)
    for permission, operations in by_permission.items():
        token = await machine_token(server, *(each for each in Permission if each != permission))
        assert {(await ask(server, each, token)).status_code for each in operations} <= {403}, permission


def _by_need() -> dict[tuple[Permission, ...], list[Operation]]:
    found: dict[tuple[Permission, ...], list[Operation]] = {}
    for operation in PROTECTED:
        found.setdefault(tuple(sorted(operation.permissions)), []).append(operation)
    return found


@pytest.mark.long
@pytest.mark.parametrize("permission", Permission)
async def test_a_permission_opens_just_its_own_routes(
    server: httpx.AsyncClient, permission: Permission
) -> None:
    token = await machine_token(server, permission)
    for operation in PROTECTED:
        status = (await ask(server, operation, token)).status_code
        is_enough = set(operation.permissions) <= {permission}
        assert (status not in {401, 403, 500}) if is_enough else status == 403, operation.path


async def test_all_opens_every_route(server: httpx.AsyncClient) -> None:
    token = await machine_token(server, ALL_SCOPE)
    for operation in PROTECTED:
        answer = await ask(server, operation, token)
        assert answer.status_code not in {401, 403, 405, 500}, f"{operation.path}: {answer.text}"


async def test_a_scope_counts_only_while_the_role_gives_it(server: httpx.AsyncClient) -> None:
    await ensure_machine(SYSTEM, "robot", "a secret of a robot 123")
    form = {"grant_type": "client_credentials", "resource": MANAGEMENT_API_INDICATOR, "scope": "all"}
    answer = await server.post("/oidc/token", data=form, auth=("robot", "a secret of a robot 123"))
    headers = {"authorization": f"Bearer {answer.json()['access_token']}"}
    assert (await server.get("/api/users", headers=headers)).status_code == 200
    role_id = await database.fetch_value(
        "SELECT role_id FROM application_roles WHERE application_id = 'robot'"
    )
    await remove_application_role(SYSTEM, "robot", role_id)
    assert (await server.get("/api/users", headers=headers)).status_code == 403
    await assign_application_roles(SYSTEM, "robot", [role_id])
    assert (await server.get("/api/users", headers=headers)).status_code == 200


async def console_token(user: User) -> str:
    """What the console holds after somebody signed in to it."""
    changes = {
        "redirect_uri": f"{ENDPOINT}/console/callback",
        "scope": "openid offline_access all",
        "resource": MANAGEMENT_API_INDICATOR,
    }
    async with provider.new_browser() as browser:
        code = await provider.code_for(browser, CONSOLE, user, **changes)
        form = {"redirect_uri": changes["redirect_uri"], "resource": MANAGEMENT_API_INDICATOR}
        answer = await provider.redeem(browser, CONSOLE, code, **form)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["access_token"])


async def test_an_administrators_token_counts_while_they_are_one(server: httpx.AsyncClient) -> None:
    user, other = await provider.person(), await provider.person()
    for each in (user, other):
        await grant_administrator(SYSTEM, each.id)
    token = await console_token(user)
    for operation in PROTECTED:
        assert (await ask(server, operation, token)).status_code not in {401, 403, 405, 500}, operation.path
    await revoke_administrator(SYSTEM, user.id)
    assert {(await ask(server, each, token)).status_code for each in PROTECTED} == {403}


async def test_a_suspended_administrators_token_opens_nothing(server: httpx.AsyncClient) -> None:
    user, other = await provider.person(), await provider.person()
    for each in (user, other):
        await grant_administrator(SYSTEM, each.id)
    token = await console_token(user)
    await suspend_user(SYSTEM, user.id)
    assert {(await ask(server, each, token)).status_code for each in PROTECTED} == {401}


async def test_an_ordinary_users_console_token_opens_nothing(server: httpx.AsyncClient) -> None:
    token = await console_token(await provider.person())
    assert {(await ask(server, each, token)).status_code for each in PROTECTED} == {403}


async def test_a_token_opens_nothing_after_its_time(server: httpx.AsyncClient, settable_clock: Any) -> None:
    token = await machine_token(server, ALL_SCOPE)
    assert (await ask(server, PROTECTED[3], token)).status_code == 200
    settable_clock.advance(seconds=timedelta(hours=2).total_seconds())
    assert (await ask(server, PROTECTED[3], token)).status_code == 401


async def test_a_cookie_is_no_credential(server: httpx.AsyncClient) -> None:
    token = await machine_token(server, ALL_SCOPE)
    for name in ("_session", "authorization", "access_token"):
        answer = await server.get("/api/users", headers={"cookie": f"{name}={token}"})
        assert answer.status_code == 401
    assert (await server.get("/api/users", params={"access_token": token})).status_code == 401


@pytest.mark.parametrize("token_of", REFUSED, ids=lambda each: each.__name__)
async def test_none_of_them_reads_users_over_graphql(server: httpx.AsyncClient, token_of: Token) -> None:
    token = await token_of(server)
    headers = {"authorization": f"Bearer {token}"} if token else {}
    body = {"query": "{ users(first: 1) { nodes { id } } }"}
    answer = (await server.post("/graphql", json=body, headers=headers)).json()
    expected = "FORBIDDEN" if token_of in {opaque, organization_token} else "UNAUTHENTICATED"
    assert [error["extensions"]["code"] for error in answer["errors"]] == [expected]
    assert not answer.get("data")
