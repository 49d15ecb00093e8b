"""/api/configs and /api/cimd: settings of the running installation, and what they change."""

import asyncio
from typing import Any

import httpx
import pytest

from identity.configuration.queries import are_metadata_clients_enabled, id_token_claims
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Origin
from identity.kernel.database import fetch_value
from identity.organizations.template_actions import create_organization_scope
from identity.sessions.changes import open_session
from tests.faces.rest.conftest import refused
from tests.oidc import provider

CONSOLE, SESSION = "/api/configs/admin-console", "/api/configs/oidc/session"
ID_TOKEN, METADATA = "/api/configs/id-token", "/api/configs/cimd"
SCOPES = "/api/cimd/user-consent-scopes"
NO_SCOPES: dict[str, list[Any]] = {
    "organizationScopes": [], "resourceScopes": [], "organizationResourceScopes": [], "userScopes": [],
}  # fmt: skip


async def test_the_console_remembers_what_it_is_told(rest: httpx.AsyncClient) -> None:
    nothing = {"signInExperienceCustomized": False, "organizationCreated": False}
    assert (await rest.get(CONSOLE)).json() == nothing
    notice = {"isPaidTenant": False, "tag": "x", "readAt": 1}
    told = {"organizationCreated": True, "developmentTenantMigrationNotification": notice}
    changed = await rest.patch(CONSOLE, json={**told, "unknown": 1})
    assert (changed.status_code, changed.json()) == (200, {**nothing, **told})
    more = {"checkedChargeNotification": {"token": True}}
    assert (await rest.patch(CONSOLE, json=more)).json() == {**nothing, **told, **more}
    assert (await rest.get(CONSOLE)).json() == {**nothing, **told, **more}


async def test_changes_are_on_record_and_idle_ones_are_not(rest: httpx.AsyncClient) -> None:
    for _ in range(2):
        await rest.patch(CONSOLE, json={"organizationCreated": True})
    events = await database.fetch("SELECT payload FROM events WHERE key = 'Configuration.Updated'")
    assert [row["payload"] for row in events] == [
        {"group": "console", "before": {"organizationCreated": False}, "after": {"organizationCreated": True}}
    ]


async def test_new_sessions_last_as_long_as_is_said(rest: httpx.AsyncClient, database: str) -> None:
    assert (await rest.get(SESSION)).json() == {"ttl": 14 * 86_400}
    assert (await rest.patch(SESSION, json={})).json() == {"ttl": 14 * 86_400}
    changed = await rest.patch(SESSION, json={"ttl": 3600})
    assert (changed.status_code, changed.json()) == (200, {"ttl": 3600})
    opened = await open_session((await provider.person()).id, ["pwd"], Origin())
    assert opened.seconds == 3600
    lasts = "SELECT extract(epoch FROM expires_at - created_at)::int FROM sessions WHERE id = $1"
    assert await fetch_value(lasts, opened.session.id) == 3600


async def test_id_tokens_state_what_is_enabled(rest: httpx.AsyncClient) -> None:
    default = ["roles", "organizations", "organization_roles"]
    assert (await rest.get(ID_TOKEN)).json() == {"enabledExtendedClaims": default}
    client, user = await provider.register("SPA"), await provider.person()
    scope = "openid custom_data roles"

    async def stated() -> set[str]:
        async with provider.new_browser() as browser:
            tokens = await provider.tokens_for(browser, client, user, scope=scope)
        return {"custom_data", "roles"} & set(provider.claims_of(tokens["id_token"]))

    assert await stated() == {"roles"}
    body = {"enabledExtendedClaims": ["custom_data", "custom_data"]}
    replaced = await rest.put(ID_TOKEN, json=body)
    assert (replaced.status_code, replaced.json()) == (200, {"enabledExtendedClaims": ["custom_data"]})
    assert await stated() == {"custom_data"}
    assert (await rest.put(ID_TOKEN, json={})).json() == {"enabledExtendedClaims": []}
    assert await stated() == set()


async def test_clients_with_a_metadata_document_are_switched_on_and_off(rest: httpx.AsyncClient) -> None:
    assert (await rest.get(METADATA)).json() == {"enabled": False}
    assert (await rest.patch(METADATA, json={"enabled": True})).json() == {"enabled": True}
    assert await are_metadata_clients_enabled()
    assert (await rest.patch(METADATA, json={})).json() == {"enabled": True}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", CONSOLE, {"organizationCreated": "yes"}),
        ("PATCH", CONSOLE, {"developmentTenantMigrationNotification": {"tag": "x"}}),
        ("PATCH", SESSION, {"ttl": 0}),
        ("PATCH", SESSION, {"ttl": 31_536_001}),
        ("PATCH", SESSION, {"ttl": "1h"}),
        ("PUT", ID_TOKEN, {"enabledExtendedClaims": ["sub"]}),
        ("PUT", ID_TOKEN, {"enabledExtendedClaims": None}),
        ("PATCH", METADATA, {"enabled": None}),
        ("POST", SCOPES, {"userScopes": ["openid"]}),
        ("POST", SCOPES, {"resourceScopes": [1]}),
    ],
)
async def test_settings_that_cannot_be_are_refused(
    rest: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    refused(await rest.request(method, path, json=body), 400, "guard.invalid_input")


async def scope_of(rest: httpx.AsyncClient, name: str) -> dict[str, Any]:
    given = {"name": name, "indicator": f"https://{name}.example.com"}
    resource = (await rest.post("/api/resources", json=given)).json()
    made: dict[str, Any] = (
        await rest.post(f"/api/resources/{resource['id']}/scopes", json={"name": name})
    ).json()
    return made


async def test_scopes_that_such_clients_may_ask_for(rest: httpx.AsyncClient) -> None:
    assert (await rest.get(SCOPES)).json() == NO_SCOPES
    read, write = await scope_of(rest, "read"), await scope_of(rest, "write")
    see = await create_organization_scope(SYSTEM, "see", "Sees.")
    body = {
        "userScopes": ["profile", "email"], "resourceScopes": [read["id"], write["id"]],
        "organizationResourceScopes": [read["id"]], "organizationScopes": [see.id],
    }  # fmt: skip
    for _ in range(2):  # again what is there already
        added = await rest.post(SCOPES, json=body)
        assert (added.status_code, added.text) == (201, "Created")
    shown = (await rest.get(SCOPES)).json()
    assert shown["userScopes"] == ["email", "profile"]
    assert shown["organizationScopes"] == [{"id": see.id, "name": "see", "description": "Sees."}]
    assert [each["resource"]["name"] for each in shown["resourceScopes"]] == ["read", "write"]
    assert shown["organizationResourceScopes"] == [
        {
            "resource": {"id": read["resourceId"], "name": "read", "indicator": "https://read.example.com"},
            "scopes": [{"id": read["id"], "name": "read", "description": None}],
        }
    ]
    for path in (
        "user-scopes/profile", "user-scopes/email", f"resource-scopes/{read['id']}", f"resource-scopes/{write['id']}",
        f"organization-resource-scopes/{read['id']}", f"organization-scopes/{see.id}",
    ):  # fmt: skip
        assert (await rest.delete(f"{SCOPES}/{path}")).status_code == 204
        refused(await rest.delete(f"{SCOPES}/{path}"), 404, "entity.not_found")
    assert (await rest.get(SCOPES)).json() == NO_SCOPES


async def test_scopes_that_nobody_can_consent_to_are_refused(rest: httpx.AsyncClient) -> None:
    unknown, barred = (
        "application.user_consent_scopes_not_found", "application.consent_management_api_scopes_not_allowed",
    )  # fmt: skip
    for body, code in (
        ({"resourceScopes": ["nothing"]}, unknown),
        ({"organizationScopes": ["nothing"]}, unknown),
        ({"organizationResourceScopes": ["nothing"]}, unknown),
        ({"resourceScopes": ["management-api-all"]}, barred),
    ):
        refused(await rest.post(SCOPES, json=body), 422, code)
    refused(await rest.delete(f"{SCOPES}/house-scopes/x"), 400, "request.invalid_input")
    assert (await rest.get(SCOPES)).json() == NO_SCOPES


async def test_a_deleted_scope_can_be_asked_for_no_longer(rest: httpx.AsyncClient) -> None:
    read = await scope_of(rest, "read")
    await rest.post(SCOPES, json={"resourceScopes": [read["id"]]})
    await rest.delete(f"/api/resources/{read['resourceId']}")
    assert (await rest.get(SCOPES)).json() == NO_SCOPES


async def test_changes_at_once_are_all_kept(rest: httpx.AsyncClient) -> None:
    bodies = [{"organizationCreated": True}, {"signInExperienceCustomized": True}]
    await asyncio.gather(*(rest.patch(CONSOLE, json=body) for body in bodies))
    assert set((await rest.get(CONSOLE)).json().values()) == {True}


async def test_reads_come_from_the_cache(rest: httpx.AsyncClient, statements: Any) -> None:
    for path, first in ((CONSOLE, 1), (SESSION, 1), (ID_TOKEN, 1), (METADATA, 1), (SCOPES, 1)):
        for number in (first, int(path == SCOPES)):
            with statements() as counted:
                assert (await rest.get(path)).status_code == 200
            assert counted.number == number, (path, counted.texts)
    await id_token_claims()
    with statements() as counted:
        await id_token_claims()
    assert counted.number == 0
