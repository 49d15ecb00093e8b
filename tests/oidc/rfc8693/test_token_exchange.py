"""Token exchange (RFC 8693): impersonation, personal access tokens, users' own access tokens, and who acts."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from identity.credentials.token_actions import create_personal_access_token, delete_personal_access_token
from identity.grants.subject_token_actions import issue_subject_token
from identity.kernel import caches, database
from identity.kernel.actor import SYSTEM
from identity.resources.queries import MANAGEMENT_API_INDICATOR
from identity.roles.holder_actions import grant_administrator
from identity.users.models import User
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import TestClient

API = "https://api.example.com"
GRANT = "urn:ietf:params:oauth:grant-type:token-exchange"
ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"
IMPERSONATION = "urn:logto:token-type:impersonation_token"
PERSONAL = "urn:logto:token-type:personal_access_token"
ALLOWED = {"allowTokenExchange": True}


@pytest.fixture
async def machine(database: str) -> TestClient:
    """A back end that may exchange tokens."""
    return await provider.register("MachineToMachine", custom=ALLOWED)


async def exchange(
    browser: httpx.AsyncClient, client: TestClient, token: str, kind: str = ACCESS_TOKEN, **form: Any
) -> httpx.Response:
    """Ask for an exchange."""
    given = {"subject_token": token, "subject_token_type": kind, **form}
    return await provider.ask_token(browser, client, grant_type=GRANT, **given)


async def subject_token(user: User, **context: Any) -> str:
    """A token to act as the user, once."""
    return (await issue_subject_token(SYSTEM, user.id, context)).value


async def personal_token(user: User, **more: Any) -> str:
    """A token of a user's own program."""
    return (await create_personal_access_token(SYSTEM, user.id, "deploy", **more)).value


async def access_token(browser: httpx.AsyncClient, user: User, client: TestClient, **changes: Any) -> str:
    """What the user's application has."""
    token: str = (await provider.tokens_for(browser, client, user, **changes))["access_token"]
    return token


def require_refused(response: httpx.Response) -> None:
    """Whatever is wrong with a token, the answer is one and the same."""
    assert response.status_code == 400, response.text
    assert (response.json()["error"], response.json()["error_description"]) == (
        "invalid_grant",
        "grant request is invalid",
    )


async def me(browser: httpx.AsyncClient, token: str) -> httpx.Response:
    return await browser.get("/oidc/me", headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize("kind", [ACCESS_TOKEN, IMPERSONATION])
async def test_impersonation(browser: httpx.AsyncClient, machine: TestClient, kind: str) -> None:
    """Section 2.2.1: access_token, issued_token_type and token_type; no refresh token and no ID Token."""
    user = await provider.person()
    response = await exchange(browser, machine, await subject_token(user), kind, scope="openid profile")
    members = response.json()
    assert response.status_code == 200, response.text
    assert set(members) == {"access_token", "issued_token_type", "token_type", "expires_in", "scope"}
    assert (members["issued_token_type"], members["token_type"]) == (ACCESS_TOKEN, "Bearer")
    assert (members["scope"], members["expires_in"]) == ("openid profile", 3600)
    assert len(members["access_token"]) >= 43
    assert "." not in members["access_token"]
    claims = (await me(browser, members["access_token"])).json()
    assert (claims["sub"], claims["name"]) == (user.id, "Ada")


async def test_the_answer_is_not_kept(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """Section 2.2.1 follows RFC 6749 section 5.1: Cache-Control is no-store."""
    response = await exchange(browser, machine, await subject_token(await provider.person()))
    assert response.headers["cache-control"] == "no-store"


async def test_a_token_for_an_api(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """Section 2.1, resource: a JWT of the user for that API, with what was asked for and their roles give."""
    user = await provider.person()
    _, scopes = await provider.resource(API, "read", "write", "admin")
    await provider.role(scopes["read"], scopes["write"], to_user=user)
    form = {"resource": API, "scope": "read admin offline_access"}
    members = (await exchange(browser, machine, await subject_token(user), **form)).json()
    claims = provider.claims_of(members["access_token"])
    assert (claims["sub"], claims["aud"], claims["client_id"]) == (user.id, API, machine.id)
    assert claims["scope"] == members["scope"] == "read"
    assert "act" not in claims
    assert "gid" not in claims
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0
    unasked = (await exchange(browser, machine, await subject_token(user), resource=API)).json()
    assert "scope" not in unasked, "what is not asked for is not given"


async def test_without_openid_the_token_opens_nothing(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    token = (await exchange(browser, machine, await subject_token(await provider.person()))).json()
    refused = await me(browser, token["access_token"])
    assert (refused.status_code, refused.json()["error"]) == (403, "insufficient_scope")


async def test_a_subject_token_is_for_one_use(browser: httpx.AsyncClient, machine: TestClient) -> None:
    token = await subject_token(await provider.person())
    assert (await exchange(browser, machine, token)).status_code == 200
    require_refused(await exchange(browser, machine, token))


async def test_of_a_hundred_exchanges_at_once_one_succeeds(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    token = await subject_token(await provider.person())
    answers = await asyncio.gather(*(exchange(browser, machine, token, scope="openid") for _ in range(100)))
    assert sorted(each.status_code for each in answers) == [200] + [400] * 99
    assert await database.fetch_value("SELECT count(*) FROM access_tokens") == 1


async def test_a_refused_request_uses_nothing_up(browser: httpx.AsyncClient, machine: TestClient) -> None:
    token = await subject_token(await provider.person())
    wrong = await exchange(browser, machine, token, resource="https://nowhere.example.com")
    assert (wrong.status_code, wrong.json()["error"]) == (400, "invalid_target")
    assert (await exchange(browser, machine, token)).status_code == 200


async def test_a_subject_token_expires(
    browser: httpx.AsyncClient, machine: TestClient, settable_clock: SettableClock
) -> None:
    token = await subject_token(await provider.person())
    settable_clock.advance(minutes=10)
    require_refused(await exchange(browser, machine, token))


async def test_a_personal_access_token_is_used_again_and_again(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    user = await provider.person()
    token = await personal_token(user)
    for _ in range(3):
        members = (await exchange(browser, machine, token, PERSONAL, scope="openid")).json()
        assert (await me(browser, members["access_token"])).json()["sub"] == user.id
    await delete_personal_access_token(SYSTEM, user.id, "deploy")
    require_refused(await exchange(browser, machine, token, PERSONAL))


async def test_a_personal_access_token_expires(
    browser: httpx.AsyncClient, machine: TestClient, settable_clock: SettableClock
) -> None:
    token = await personal_token(await provider.person(), expires_at=datetime.now(UTC) + timedelta(hours=1))
    assert (await exchange(browser, machine, token, PERSONAL)).status_code == 200
    settable_clock.advance(hours=1, seconds=1)
    require_refused(await exchange(browser, machine, token, PERSONAL))


async def test_neither_kind_opens_anything_itself(browser: httpx.AsyncClient, machine: TestClient) -> None:
    user = await provider.person()
    for token in (await personal_token(user), await subject_token(user)):
        assert (await me(browser, token)).status_code == 401


async def test_an_opaque_access_token_of_the_user(
    browser: httpx.AsyncClient, machine: TestClient, web: TestClient
) -> None:
    user = await provider.person()
    token = await access_token(browser, user, web)
    for _ in range(2):
        response = await exchange(browser, machine, token, scope="openid")
        assert (await me(browser, response.json()["access_token"])).json()["sub"] == user.id


async def test_a_jwt_of_the_user(browser: httpx.AsyncClient, machine: TestClient, spa: TestClient) -> None:
    user = await provider.person()
    _, scopes = await provider.resource(API, "read")
    await provider.role(scopes["read"], to_user=user)
    token = (
        await provider.redeem(
            browser,
            spa,
            await provider.code_for(browser, spa, user, resource=API, scope="read"),
            resource=API,
        )
    ).json()["access_token"]
    assert token.count(".") == 2
    response = await exchange(browser, machine, token, scope="openid")
    assert (await me(browser, response.json()["access_token"])).json()["sub"] == user.id


async def test_what_came_from_a_session_ends_with_it(
    browser: httpx.AsyncClient, machine: TestClient, web: TestClient
) -> None:
    token = await access_token(browser, await provider.person(), web, scope="openid", prompt=None)
    issued = (await exchange(browser, machine, token, scope="openid")).json()["access_token"]
    assert (await me(browser, issued)).status_code == 200
    await database.execute("DELETE FROM sessions")
    assert (await me(browser, issued)).status_code == 401
    require_refused(await exchange(browser, machine, token))


async def test_bad_subject_tokens_all_get_the_same_answer(
    browser: httpx.AsyncClient, machine: TestClient, web: TestClient
) -> None:
    user = await provider.person()
    tokens = await provider.tokens_for(browser, web, user)
    machines = await provider.ask_token(
        browser, machine, grant_type="client_credentials",
        organization_id=await provider.organization(machines=(machine,)),
    )  # fmt: skip
    subject, personal, opaque = await subject_token(user), await personal_token(user), tokens["access_token"]
    signed = machines.json()["access_token"]
    for token, kind in (
        ("sub_unknown", ACCESS_TOKEN),
        ("sub_unknown", IMPERSONATION),
        ("pat_unknown", PERSONAL),
        ("unknown", ACCESS_TOKEN),
        ("x" * 5000, ACCESS_TOKEN),
        ("a.b.c", ACCESS_TOKEN),
        (personal, ACCESS_TOKEN),
        (personal, IMPERSONATION),
        (subject, PERSONAL),
        (opaque, PERSONAL),
        (opaque, IMPERSONATION),
        (tokens["refresh_token"], ACCESS_TOKEN),
        (tokens["id_token"], ACCESS_TOKEN),
        (tokens["id_token"], "urn:ietf:params:oauth:token-type:id_token"),
        (signed, ACCESS_TOKEN),
        (subject, "something else"),
    ):
        require_refused(await exchange(browser, machine, token, kind))
    assert (await exchange(browser, machine, subject)).status_code == 200, "none of it used the token up"


async def test_a_token_of_a_third_party_is_no_good(
    browser: httpx.AsyncClient, machine: TestClient, web: TestClient
) -> None:
    token = await access_token(browser, await provider.person(), web)
    assert (await exchange(browser, machine, token)).status_code == 200
    # Kept from the caches: the client that got it is read anew.
    await database.execute("UPDATE applications SET is_third_party = true WHERE id = $1", web.id)
    caches.drop_everything()
    require_refused(await exchange(browser, machine, token))


@pytest.mark.parametrize("how", ["suspended", "deleted"])
async def test_nobody_becomes_whoever_is_suspended_or_deleted(
    browser: httpx.AsyncClient, machine: TestClient, web: TestClient, how: str
) -> None:
    user = await provider.person()
    tokens = [
        (await subject_token(user), ACCESS_TOKEN),
        (await personal_token(user), PERSONAL),
        (await access_token(browser, user, web), ACCESS_TOKEN),
    ]
    if how == "suspended":
        await database.execute("UPDATE users SET is_suspended = true WHERE id = $1", user.id)
    else:
        await database.execute("DELETE FROM users WHERE id = $1", user.id)
    for token, kind in tokens:
        require_refused(await exchange(browser, machine, token, kind))


async def test_an_application_has_to_be_let(browser: httpx.AsyncClient, web: TestClient) -> None:
    token = await subject_token(await provider.person())
    refused = await exchange(browser, web, token)
    assert (refused.status_code, refused.json()["error"]) == (400, "unauthorized_client")


@pytest.mark.parametrize("kind", ["SPA", "Native", "Traditional"])
async def test_every_type_of_application_can_be_let(browser: httpx.AsyncClient, kind: str) -> None:
    client = await provider.register(kind, custom=ALLOWED)
    assert (await exchange(browser, client, await subject_token(await provider.person()))).status_code == 200


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"subject_token": None}, "invalid_request"),
        ({"subject_token_type": None}, "invalid_request"),
        ({"actor_token": "x"}, "invalid_request"),
        ({"actor_token_type": ACCESS_TOKEN}, "invalid_request"),
        ({"requested_token_type": "urn:ietf:params:oauth:token-type:refresh_token"}, "invalid_request"),
        ({"audience": "somebody"}, "invalid_target"),
        ({"resource": "https://one.example,https://two.example"}, "invalid_target"),
    ],
)
async def test_malformed_requests(
    browser: httpx.AsyncClient, machine: TestClient, changes: dict[str, Any], error: str
) -> None:
    """Section 2.1: which parameters there must be, and which go together."""
    form = {"subject_token": "sub_x", "subject_token_type": ACCESS_TOKEN, **changes}
    given = {name: value for name, value in form.items() if value is not None}
    refused = await provider.ask_token(browser, machine, grant_type=GRANT, **given)
    assert (refused.status_code, refused.json()["error"]) == (400, error)


async def test_somebody_acts_as_the_user(
    browser: httpx.AsyncClient, machine: TestClient, web: TestClient
) -> None:
    """Section 4.1: `act` names who acts; introspection of an opaque token tells it too."""
    user, agent = await provider.person(), await provider.person()
    _, scopes = await provider.resource(API, "read")
    await provider.role(scopes["read"], to_user=user)
    form = {"actor_token": await access_token(browser, agent, web), "actor_token_type": ACCESS_TOKEN}
    of_api = await exchange(browser, machine, await subject_token(user), resource=API, **form)
    claims = provider.claims_of(of_api.json()["access_token"])
    assert (claims["sub"], claims["act"]) == (user.id, {"sub": agent.id})
    opaque = (await exchange(browser, machine, await subject_token(user), scope="openid", **form)).json()
    seen = await browser.post(
        "/oidc/token/introspection",
        data={"token": opaque["access_token"]},
        auth=machine.basic or httpx.USE_CLIENT_DEFAULT,
    )
    assert seen.json()["act"] == {"sub": agent.id}
    further = await exchange(browser, machine, opaque["access_token"], resource=API)
    assert provider.claims_of(further.json()["access_token"])["act"] == {"sub": agent.id}


async def test_bad_actor_tokens(browser: httpx.AsyncClient, machine: TestClient, web: TestClient) -> None:
    """The actor is told by an opaque access token with openid, of somebody who may sign in."""
    user, agent = await provider.person(), await provider.person()
    tokens = await provider.tokens_for(browser, web, agent)
    async with provider.new_browser() as other:
        narrow = await provider.tokens_for(other, web, agent, scope="profile")
    subject = await subject_token(user)
    for token, kind in (
        ("unknown", ACCESS_TOKEN),
        (await subject_token(agent), IMPERSONATION),
        (await subject_token(agent), ACCESS_TOKEN),
        (await personal_token(agent), PERSONAL),
        (tokens["id_token"], ACCESS_TOKEN),
        (narrow["access_token"], ACCESS_TOKEN),
        (tokens["access_token"], "urn:ietf:params:oauth:token-type:jwt"),
    ):
        require_refused(await exchange(browser, machine, subject, actor_token=token, actor_token_type=kind))
    await database.execute("UPDATE users SET is_suspended = true WHERE id = $1", agent.id)
    form = {"actor_token": tokens["access_token"], "actor_token_type": ACCESS_TOKEN}
    require_refused(await exchange(browser, machine, subject, **form))
    assert (await exchange(browser, machine, subject)).status_code == 200


async def test_an_organization_token(browser: httpx.AsyncClient, machine: TestClient) -> None:
    user, stranger = await provider.person(), await provider.person()
    organization_id = await provider.organization("do.this", "do.that", members=(user,))
    form = {"organization_id": organization_id, "scope": "do.this unknown"}
    members = (await exchange(browser, machine, await subject_token(user), **form)).json()
    claims = provider.claims_of(members["access_token"])
    assert claims["aud"] == f"urn:logto:organization:{organization_id}"
    assert (claims["sub"], claims["scope"]) == (user.id, "do.this")
    assert await database.fetch_value("SELECT is_exchanged FROM grants WHERE id = $1", claims["gid"])
    refused = await exchange(browser, machine, await subject_token(stranger), **form)
    assert (refused.status_code, refused.json()["error"]) == (403, "access_denied")


async def test_an_api_in_an_organization(browser: httpx.AsyncClient, machine: TestClient) -> None:
    user = await provider.person()
    _, scopes = await provider.resource(API, "read", "write")
    organization_id = await provider.organization(members=(user,), resource_scopes=(scopes["write"],))
    form = {"organization_id": organization_id, "resource": API, "scope": "read write"}
    members = (await exchange(browser, machine, await subject_token(user), **form)).json()
    claims = provider.claims_of(members["access_token"])
    assert (claims["aud"], claims["organization_id"], claims["scope"]) == (API, organization_id, "write")


async def test_administrators_rights_do_not_come_by_exchange(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    user = await provider.person()
    await grant_administrator(SYSTEM, user.id)
    form = {"resource": MANAGEMENT_API_INDICATOR, "scope": "all users:read"}
    members = (await exchange(browser, machine, await subject_token(user), **form)).json()
    assert "scope" not in provider.claims_of(members["access_token"])


async def test_a_subject_token_ends_when_its_user_comes_to_hold_more(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    user, other = await provider.person(), await provider.person()
    promoted, same = await subject_token(user), await subject_token(other)
    await grant_administrator(SYSTEM, user.id)
    require_refused(await exchange(browser, machine, promoted))
    assert (await exchange(browser, machine, same)).status_code == 200


async def test_access_rules_of_the_exchanging_application(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    user, other = await provider.person(), await provider.person()
    await database.execute(
        "INSERT INTO application_allowed_users (application_id, user_id) VALUES ($1, $2)", machine.id, user.id
    )
    await database.execute(
        "UPDATE applications SET app_level_access_control_enabled = true WHERE id = $1", machine.id
    )
    assert (await exchange(browser, machine, await subject_token(user))).status_code == 200
    refused = await exchange(browser, machine, await subject_token(other))
    assert (refused.status_code, refused.json()["error"]) == (403, "access_denied")


async def test_the_audit_tells_who_as_whom_and_why(
    browser: httpx.AsyncClient, machine: TestClient, web: TestClient
) -> None:
    user, agent = await provider.person(), await provider.person()
    token = await subject_token(user, ticket="4711")
    form = {"actor_token": await access_token(browser, agent, web), "actor_token_type": ACCESS_TOKEN}
    assert (await exchange(browser, machine, token, **form)).status_code == 200
    assert (await exchange(browser, machine, token)).status_code == 400
    rows = await database.fetch(
        "SELECT * FROM events WHERE key = 'ExchangeTokenBy.TokenExchange' ORDER BY created_at"
    )
    assert [(row["result"], row["user_id"]) for row in rows] == [("Success", user.id), ("Error", None)]
    payload = rows[0]["payload"]
    assert (payload["acting_user_id"], payload["subject_context"]) == (agent.id, {"ticket": "4711"})
    assert payload["subject_kind"] == "impersonation_token"
    assert payload["params"]["subject_token"] == payload["params"]["actor_token"] == "******"
    assert payload["params"]["subject_token_type"] == ACCESS_TOKEN
    assert rows[0]["application_id"] == machine.id


async def test_statements(
    browser: httpx.AsyncClient, machine: TestClient, statements: Callable[[], Any]
) -> None:
    user = await provider.person()
    await provider.resource(API, "read")
    organization_id = await provider.organization(members=(user,))
    token = await personal_token(user)
    for form, limit in (
        ({"scope": "openid"}, 2),
        ({"resource": API}, 2),
        ({"organization_id": organization_id}, 3),
        ({"organization_id": organization_id, "resource": API}, 3),
    ):
        await exchange(browser, machine, token, PERSONAL, **form)
        with statements() as counted:
            assert (await exchange(browser, machine, token, PERSONAL, **form)).status_code == 200
        assert counted.number <= limit, counted.texts


@pytest.mark.parametrize("resource", [API, None])
async def test_exchanges_do_not_renew_each_other(
    browser: httpx.AsyncClient, machine: TestClient, settable_clock: SettableClock, resource: str | None
) -> None:
    """Section 5: what is issued lives no longer than what was exchanged for it, so a chain of exchanges ends."""
    user = await provider.person()
    await provider.resource(API, "read")
    form = {"scope": "openid", "resource": resource}
    token = (await exchange(browser, machine, await subject_token(user), **form)).json()["access_token"]
    settable_clock.advance(minutes=50)
    members = (await exchange(browser, machine, token, **form)).json()
    assert 0 < members["expires_in"] <= 600
    settable_clock.advance(minutes=11)
    require_refused(await exchange(browser, machine, members["access_token"], **form))
    assert (await me(browser, members["access_token"])).status_code == 401


async def test_what_a_personal_access_token_gives_ends_with_it(
    browser: httpx.AsyncClient, machine: TestClient, settable_clock: SettableClock
) -> None:
    user = await provider.person()
    token = await personal_token(user, expires_at=settable_clock.at + timedelta(minutes=5))
    members = (await exchange(browser, machine, token, PERSONAL, scope="openid")).json()
    assert 0 < members["expires_in"] <= 300
