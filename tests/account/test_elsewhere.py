"""People manage their accounts at providers, their sessions, grants and tokens (C20, C23, C24, B3; E25 to E31, E39)."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from identity.connectors.identity_actions import replace_identity
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.sso.token_vault import opened
from keystead.app import create_app
from tests.account.conftest import PASSWORD, SCOPES, Owner, Owners, acting
from tests.account.providers import CALLBACK, came_back, connector_to, provider
from tests.contract.validation import ANSWERS_FIT
from tests.faults.world import World
from tests.oidc import provider as oidc
from tests.server import free_port

PATH = "/my-account/identities"


@pytest.fixture
async def target() -> str:
    """A name of a provider."""
    return f"there_{uuid4().hex[:8]}"


async def visited(owner: Owner, port: int, connector_id: str, person_id: str, **tokens: Any) -> str:
    """The proof of an account at the provider."""
    body = {"connectorId": connector_id, "state": "state-1", "redirectUri": CALLBACK}
    begun = await owner.call("POST", "/verifications/social", body, status=201)
    assert "state=state-1" in begun["authorizationUri"]
    answer = {
        "verificationRecordId": begun["verificationRecordId"],
        "connectorData": came_back(begun["authorizationUri"]),
    }
    async with provider(port, person_id, **tokens):
        found = await owner.call("POST", "/verifications/social/verify", answer)
    return str(found["verificationRecordId"])


async def test_an_account_at_a_provider_is_linked_replaced_and_unlinked(owner: Owner, target: str) -> None:
    """C23, E25 to E27"""
    port = free_port()
    connector_id, proof = await connector_to(port, target), await owner.proof()
    first = {"newIdentifierVerificationRecordId": await visited(owner, port, connector_id, "ada-1")}
    await owner.call("POST", PATH, first, status=204, proof=proof)
    shown = (await owner.call("GET", "/my-account"))["identities"]
    assert shown[target]["userId"] == "ada-1"
    assert shown[target]["details"]["name"] == "Ada"
    await owner.refused("POST", PATH, first, 400, "verification_record.not_found", proof=proof)
    second = {"newIdentifierVerificationRecordId": await visited(owner, port, connector_id, "ada-2")}
    in_use = "user.identity_already_in_use"
    await owner.refused("POST", PATH, second, 400, in_use, proof=proof)
    await owner.call("PUT", PATH, second, status=204, proof=proof)
    assert (await owner.call("GET", "/my-account"))["identities"][target]["userId"] == "ada-2"
    await owner.call("DELETE", f"{PATH}/{target}", status=204, proof=proof)
    await owner.refused("DELETE", f"{PATH}/{target}", None, 404, "user.identity_not_exist", proof=proof)


async def test_an_account_of_somebody_else_is_refused(owner: Owner, owner_of: Owners, target: str) -> None:
    """E31, and the proof of somebody else."""
    port, other = free_port(), await owner_of()
    connector_id = await connector_to(port, target)
    await replace_identity(SYSTEM, other.user.id, target, "ada-1")
    body = {"newIdentifierVerificationRecordId": await visited(owner, port, connector_id, "ada-1")}
    in_use, proof = "user.identity_already_in_use", await owner.proof()
    await owner.refused("POST", PATH, body, 422, in_use, proof=proof)
    unknown = "verification_record.not_found"
    await other.refused("PUT", PATH, body, 400, unknown, proof=await other.proof())


async def test_an_answer_belongs_to_its_visit(owner: Owner, owner_of: Owners, target: str) -> None:
    port = free_port()
    connector_id = await connector_to(port, target)
    body = {"connectorId": connector_id, "state": "state-1", "redirectUri": CALLBACK}
    begun = await owner.call("POST", "/verifications/social", body, status=201)
    back = came_back(begun["authorizationUri"])
    answer = {"verificationRecordId": begun["verificationRecordId"], "connectorData": back}
    path, unknown = "/verifications/social/verify", "verification_record.not_found"
    async with provider(port, "ada-1"):
        await (await owner_of()).refused("POST", path, answer, 404, unknown)
        forged = answer | {"connectorData": back | {"state": "another"}}
        assert 400 <= (await owner.rest.post(f"/api{path}", json=forged)).status_code < 500
        await owner.call("POST", path, answer)
        await owner.refused("POST", path, answer, 404, unknown)
    none = {"connectorId": "nothing", "state": "s", "redirectUri": CALLBACK}
    await owner.refused("POST", "/verifications/social", none, 404, "entity.not_exists_with_id")


async def test_the_last_account_to_sign_in_with_stays(owner_of: Owners, target: str, owner: Owner) -> None:
    alone = await owner_of(username=None, password=None)
    await replace_identity(SYSTEM, alone.user.id, target, "ada-1")
    last = "user.last_sign_in_method_required"
    await alone.refused("DELETE", f"{PATH}/{target}", None, 400, last)


async def test_a_providers_token_is_kept_renewed_and_handed_out(
    owner: Owner, target: str, settable_clock: Any
) -> None:
    port = free_port()
    connector_id = await connector_to(port, target, is_token_storage_enabled=True)
    tokens = {"expires_in": 600, "refresh_token": "rt-0123456789", "scope": "repo"}
    record = await visited(owner, port, connector_id, "ada-1", **tokens)
    path = f"{PATH}/{target}/access-token"
    await owner.refused("GET", path, None, 404, "user.identity_not_exist")
    proof = await owner.proof()
    await owner.call("POST", PATH, {"newIdentifierVerificationRecordId": record}, status=204, proof=proof)
    found = await owner.call("GET", path)
    assert found == {
        "access_token": "at-provider-0123456789", "scope": "repo", "token_type": "Bearer", "expires_in": 600,
    }  # fmt: skip
    settable_clock.advance(minutes=11)
    async with provider(port, "ada-1", access_token="at-renewed-0123456789", expires_in=600):
        assert (await owner.call("GET", path))["access_token"] == "at-renewed-0123456789"
    kept = await database.fetch_value("SELECT tokens_encrypted FROM stored_tokens")
    assert opened(kept)["refreshToken"] == "rt-0123456789"
    again = await visited(owner, port, connector_id, "ada-1", access_token="at-third-0123456789")
    body = {"verificationRecordId": again}
    assert (await owner.call("PUT", path, body))["access_token"] == "at-third-0123456789"
    await owner.call("DELETE", f"{PATH}/{target}", status=204, proof=await owner.proof())
    assert await database.fetch_value("SELECT count(*) FROM stored_tokens") == 0


async def test_a_token_that_cannot_be_renewed_has_expired(
    owner: Owner, target: str, settable_clock: Any
) -> None:
    port = free_port()
    connector_id = await connector_to(port, target, is_token_storage_enabled=True)
    record = await visited(owner, port, connector_id, "ada-1", expires_in=60)
    body, proof = {"newIdentifierVerificationRecordId": record}, await owner.proof()
    await owner.call("POST", PATH, body, status=204, proof=proof)
    settable_clock.advance(minutes=2)
    expired = "secrets.third_party_token_set.access_token_expired"
    await owner.refused("GET", f"{PATH}/{target}/access-token", None, 401, expired)


async def test_tokens_of_an_account_that_was_replaced_are_gone(owner: Owner, target: str) -> None:
    port = free_port()
    connector_id = await connector_to(port, target, is_token_storage_enabled=True)
    proof = await owner.proof()
    for method, person, tokens in (
        ("POST", "ada-1", {}),
        ("PUT", "ada-2", {"access_token": "at-second-0123456789"}),
    ):
        record = await visited(owner, port, connector_id, person, **tokens)
        body = {"newIdentifierVerificationRecordId": record}
        await owner.call(method, PATH, body, status=204, proof=proof)
    found = await owner.call("GET", f"{PATH}/{target}/access-token")
    assert found["access_token"] == "at-second-0123456789"


async def test_sessions_are_listed_and_ended(owner: Owner, owner_of: Owners) -> None:
    world = await World.with_administrator()
    here, there = await world.session(owner.user), await world.session(owner.user)
    at_home = acting(owner, session_id=here.session.id)
    proof = await at_home.proof()
    shown = (await at_home.call("GET", "/my-account/sessions", proof=proof))["sessions"]
    current = {each["payload"]["uid"]: each["isCurrent"] for each in shown}
    assert current == {here.session.id: True, there.session.id: False}
    path = f"/my-account/sessions/{there.session.id}"
    other = await owner_of()
    theirs = await other.call("DELETE", path, status=404, proof=await other.proof())
    assert theirs["code"].startswith("oidc.")
    await at_home.call("DELETE", f"{path}?revokeGrantsTarget=all", status=204, proof=proof)
    shown = (await at_home.call("GET", "/my-account/sessions", proof=proof))["sessions"]
    assert [each["payload"]["uid"] for each in shown] == [here.session.id]
    assert "User.Data.Updated" in await owner.events()


async def test_grants_are_listed_by_kind_and_revoked(owner: Owner, owner_of: Owners) -> None:
    """B3"""
    world = await World.with_administrator()
    tokens = await world.tokens(await world.client(), owner.user)
    proof, path = await owner.proof(), "/my-account/grants"
    (grant,) = (await owner.call("GET", f"{path}?appType=firstParty", proof=proof))["grants"]
    assert (await owner.call("GET", f"{path}?appType=thirdParty", proof=proof))["grants"] == []
    other = await owner_of()
    await other.call("DELETE", f"{path}/{grant['id']}", status=404, proof=await other.proof())
    await owner.call("DELETE", f"{path}/{grant['id']}", status=204, proof=proof)
    assert (await owner.call("GET", path, proof=proof))["grants"] == []
    assert tokens.refresh_token
    assert await database.fetch_value("SELECT count(*) FROM refresh_tokens") == 0


async def test_own_tokens_come_and_go_and_yield_access(owner: Owner) -> None:
    """E39: a personal access token gives an access token without credentials."""
    proof, path = await owner.proof(), "/my-account/personal-access-tokens"
    made = await owner.call("POST", path, {"name": "laptop"}, status=201, proof=proof)
    listed = await owner.call("GET", path, proof=proof)
    assert listed == [{name: value for name, value in made.items() if name != "value"}]
    taken = "user.personal_access_token_name_exists"
    await owner.refused("POST", path, {"name": "laptop"}, 422, taken, proof=proof)
    client = await oidc.register("Traditional", custom={"allowTokenExchange": True})
    exchange = {
        "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
        "subject_token": made["value"],
        "subject_token_type": "urn:logto:token-type:personal_access_token",
        "scope": "openid profile",
    }
    async with oidc.new_browser() as browser:
        assert (await oidc.ask_token(browser, client, **exchange)).json()["access_token"]
        assert (await owner.call("PATCH", f"{path}/laptop", {"name": "desk"}, proof=proof))["name"] == "desk"
        await owner.call("DELETE", f"{path}/desk", status=204, proof=proof)
        assert (await oidc.ask_token(browser, client, **exchange)).status_code == 400


async def test_a_real_token_opens_its_own_account_and_names_its_session(settings: Any, owner: Owner) -> None:
    """C20, C26, C27: an opaque token by a whole sign-in, sent as bearer."""
    client = await oidc.register("SPA")
    async with oidc.new_browser() as browser:
        scope = " ".join(sorted(SCOPES))
        tokens = await oidc.tokens_for(browser, client, owner.user, scope=scope)
    transport = httpx.ASGITransport(create_app(settings), raise_app_exceptions=True)
    options: Any = {"base_url": settings.endpoint, "event_hooks": ANSWERS_FIT}
    async with httpx.AsyncClient(transport=transport, **options) as http:
        http.headers["authorization"] = f"Bearer {tokens['access_token']}"
        assert (await http.get("/api/my-account")).json()["id"] == owner.user.id
        proof = (await http.post("/api/verifications/password", json={"password": PASSWORD})).json()
        headers = {"logto-verification-id": proof["verificationRecordId"]}
        shown = (await http.get("/api/my-account/sessions", headers=headers)).json()["sessions"]
        assert [each["isCurrent"] for each in shown] == [True]
        http.headers["authorization"] = f"Bearer {tokens['id_token']}"
        refused = await http.get("/api/my-account")
        assert (refused.status_code, refused.json()["code"]) == (401, "auth.unauthorized")
        http.headers["authorization"] = "Bearer nothing"
        refused = await http.get("/api/my-account")
        assert (refused.status_code, refused.json()["code"]) == (401, "auth.unauthorized")
