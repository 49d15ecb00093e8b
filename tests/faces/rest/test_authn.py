"""/api/authn: what a Hasura server learns of a bearer, and where SAML answers will arrive."""

from typing import Any

import httpx
import pytest

from identity.kernel.actor import SYSTEM
from identity.keys import queries as keys
from identity.roles.actions import NewRole, create_role
from identity.roles.holder_actions import assign_user_roles, grant_administrator, remove_user_role
from identity.users.actions import suspend_user
from identity.users.models import User
from tests.faces.rest.conftest import Clients, refused
from tests.oidc import provider

API = "https://graph.example.com"
HOOK = f"/api/authn/hasura?resource={API}"
NOT_HELD, REFUSED = "auth.expected_role_not_found", "auth.unauthorized"


@pytest.fixture
async def anybody(clients: Clients) -> httpx.AsyncClient:
    return clients(None)


async def clerk() -> tuple[User, str, str]:
    """A user who is a clerk, the role's id, and their token for the API."""
    role = await create_role(SYSTEM, NewRole(name="clerk", description="A clerk."))
    client, user = await provider.register("SPA"), await provider.person()
    await assign_user_roles(SYSTEM, user.id, [role.id])
    await provider.resource(API, "read")
    async with provider.new_browser() as browser:
        code = await provider.code_for(browser, client, user, resource=API)
        answer = await provider.redeem(browser, client, code, resource=API)
    assert answer.status_code == 200, answer.text
    return user, role.id, str(answer.json()["access_token"])


def bearing(token: str, role: str | None = "clerk") -> dict[str, str]:
    return {"authorization": f"Bearer {token}", **({"expected-role": role} if role else {})}


async def test_a_bearer_acts_in_the_role_that_is_expected_and_held(anybody: httpx.AsyncClient) -> None:
    user, role_id, token = await clerk()
    answer = await anybody.get(HOOK, headers=bearing(token))
    assert answer.json() == {"X-Hasura-User-Id": user.id, "X-Hasura-Role": "clerk"}
    await remove_user_role(SYSTEM, user.id, role_id)
    refused(await anybody.get(HOOK, headers=bearing(token)), 401, NOT_HELD)


async def test_a_role_that_is_not_held_is_refused(anybody: httpx.AsyncClient) -> None:
    user, _, token = await clerk()
    await grant_administrator(SYSTEM, user.id)
    for role in ("boss", "Clerk", "#internal:administrator", None):
        refused(await anybody.get(HOOK, headers=bearing(token, role)), 401, NOT_HELD)


async def test_others_get_the_role_of_strangers_if_there_is_one(anybody: httpx.AsyncClient) -> None:
    _, _, token = await clerk()
    for headers in ({}, {"authorization": "Bearer x"}, {"authorization": "Basic x"}, bearing(token, "boss")):
        answer = await anybody.get(f"{HOOK}&unauthorizedRole=guest", headers=headers)
        assert (answer.status_code, answer.json()) == (200, {"X-Hasura-Role": "guest"})


async def test_tokens_that_are_not_for_the_api_are_refused(anybody: httpx.AsyncClient) -> None:
    _, _, token = await clerk()
    refused(await anybody.get(HOOK), 401, "auth.authorization_header_missing")
    not_bearer = {"authorization": "Basic x"}
    refused(await anybody.get(HOOK, headers=not_bearer), 401, "auth.authorization_token_type_not_supported")
    other = "/api/authn/hasura?resource=https://other.example.com"
    refused(await anybody.get(other, headers=bearing(token)), 401, REFUSED)
    key, claims = await keys.signing_key(), provider.claims_of(token)
    for kind, changes in (("JWT", {}), ("at+jwt", {"exp": 1}), ("at+jwt", {"iss": "https://elsewhere"})):
        forged: dict[str, Any] = claims | changes
        refused(await anybody.get(HOOK, headers=bearing(keys.signed(key, forged, kind))), 401, REFUSED)
    refused(await anybody.get(HOOK, headers=bearing("x" * 20_000)), 401, REFUSED)


async def test_machines_and_suspended_users_are_nobody(anybody: httpx.AsyncClient) -> None:
    user, _, token = await clerk()
    key, claims = await keys.signing_key(), provider.claims_of(token)
    of_machine = keys.signed(key, claims | {"sub": claims["client_id"]}, "at+jwt")
    refused(await anybody.get(HOOK, headers=bearing(of_machine)), 401, REFUSED)
    await suspend_user(SYSTEM, user.id)
    refused(await anybody.get(HOOK, headers=bearing(token)), 401, REFUSED)


async def test_the_hook_needs_to_know_the_api(anybody: httpx.AsyncClient) -> None:
    for query in ("", "?resource=", "?unauthorizedRole=guest"):
        refused(await anybody.get(f"/api/authn/hasura{query}"), 400, "guard.invalid_input")


async def test_answers_of_saml_providers_that_nobody_waits_for(
    anybody: httpx.AsyncClient, rest: httpx.AsyncClient
) -> None:
    given = {"providerName": "SAML", "connectorName": "Acme"}
    connector = (await rest.post("/api/sso-connectors", json=given)).json()
    path = f"/api/authn/single-sign-on/saml/{connector['id']}"
    form = {"SAMLResponse": "PHNhbWw+", "RelayState": "x"}
    for answer in (await anybody.post(path, data=form), await anybody.post(path, json=form)):
        refused(answer, 400, "session.verification_failed")
    refused(await anybody.post(path, data={"RelayState": "x"}), 400, "guard.invalid_input")
    for kind in ("single-sign-on/saml", "saml"):
        answer = await anybody.post(f"/api/authn/{kind}/nothing00000", data=form)
        refused(answer, 404, "entity.not_exists_with_id")
