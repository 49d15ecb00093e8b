"""Who gets at an account: tokens, scopes, the account centre's fields, third parties, proofs (C20, C25 to C27)."""

from datetime import timedelta
from typing import Any

import pytest

from identity.kernel import database
from identity.kernel.actor import ActorKind
from identity.kernel.permissions import EVERY_PERMISSION
from rest_api.account.routes import OPERATIONS
from tests.account.conftest import FIELDS, SCOPES, Owner, Owners, acting, open_fields
from tests.faults.world import World

NAMES = [f"{each.method} {each.path}" for each in OPERATIONS]


def address(path: str) -> str:
    """The path with ids that nothing has."""
    for name in ("{target}", "{verificationId}", "{sessionId}", "{grantId}", "{name:path}", "{connectorId}"):
        path = path.replace(name, "nothing")
    return f"/api{path}"


async def answers(owner: Owner) -> dict[str, tuple[int, str | None]]:
    """The status and the code that each operation answers to an empty body."""
    found = {}
    for each in OPERATIONS:
        body = {"json": {}} if each.method in {"POST", "PATCH", "PUT"} else {}
        answer = await owner.rest.request(each.method, address(each.path), **body)
        told = answer.json() if answer.content else {}
        code = told.get("code") if isinstance(told, dict) else None
        found[f"{each.method} {each.path}"] = (answer.status_code, code)
    return found


async def test_nothing_is_open_before_the_account_centre_is(owner_of: Owners) -> None:
    owner = await owner_of()
    assert set((await answers(owner)).values()) == {(400, "account_center.not_enabled")}


async def test_a_token_without_openid_opens_nothing(owner: Owner) -> None:
    found = await answers(acting(owner, scopes=SCOPES - {"openid"}))
    assert set(found.values()) == {(403, "auth.forbidden")}


async def test_tokens_for_other_apis_open_nothing(owner: Owner) -> None:
    for kind in (ActorKind.ADMINISTRATOR, ActorKind.APPLICATION, ActorKind.MEMBER):
        found = await answers(acting(owner, kind=kind, permissions=EVERY_PERMISSION))
        assert set(found.values()) == {(401, "auth.unauthorized")}


async def test_nobody_gets_in(owner: Owner) -> None:
    found = await answers(acting(owner, kind=ActorKind.NOBODY, user_id=None))
    assert set(found.values()) == {(401, "auth.authorization_header_missing")}


async def test_third_party_applications_change_nothing(owner: Owner) -> None:
    world = await World.with_administrator()
    found = await answers(acting(owner, application_id=await world.third_party_id()))
    refused = {
        name for name, answer in found.items() if answer == (403, "auth.third_party_application_forbidden")
    }
    social = {name for name in NAMES if "/verifications/social" in name}
    assert refused == {name for name in NAMES if not name.startswith("GET ")} - social


async def test_an_application_that_has_gone_changes_nothing(owner: Owner) -> None:
    gone = acting(owner, application_id="gone00000000000000000")
    code = "auth.third_party_application_forbidden"
    await gone.refused("PATCH", "/my-account", {"name": "x"}, 403, code)


WRITES: list[tuple[str, str, Any, str, bool]] = [  # method, path, body, field, whether a proof is needed
    ("PATCH", "/my-account", {"name": "Ada"}, "name", False),
    ("PATCH", "/my-account", {"avatar": "https://example.com/a.png"}, "avatar", False),
    ("PATCH", "/my-account", {"username": "ada"}, "username", True),
    ("PATCH", "/my-account", {"customData": {"a": 1}}, "customData", False),
    ("PATCH", "/my-account/profile", {"nickname": "Ada"}, "profile", False),
    ("POST", "/my-account/password", {"password": "Grey-Heron-On-The-Mudflat-7"}, "password", True),
    ("POST", "/my-account/primary-email",
     {"email": "a@example.com", "newIdentifierVerificationRecordId": "nothing"}, "email", True),
    ("DELETE", "/my-account/primary-email", None, "email", True),
    ("POST", "/my-account/primary-phone",
     {"phone": "15551234567", "newIdentifierVerificationRecordId": "nothing"}, "phone", True),
    ("DELETE", "/my-account/primary-phone", None, "phone", True),
    ("POST", "/my-account/identities", {"newIdentifierVerificationRecordId": "nothing"}, "social", True),
    ("PUT", "/my-account/identities", {"newIdentifierVerificationRecordId": "nothing"}, "social", True),
    ("DELETE", "/my-account/identities/github", None, "social", True),
    ("POST", "/my-account/mfa-verifications", {"type": "Totp", "secret": "A" * 32}, "mfa", True),
    ("POST", "/my-account/mfa-verifications", {"type": "BackupCode", "codes": []}, "mfa", True),
    ("POST", "/my-account/mfa-verifications",
     {"type": "WebAuthn", "newIdentifierVerificationRecordId": "nothing"}, "passkey", True),
    ("PUT", "/my-account/mfa-verifications/totp", {"secret": "A" * 32, "code": "000000"}, "mfa", True),
    ("PATCH", "/my-account/mfa-verifications/nothing/name", {"name": "Key"}, "passkey", True),
    ("PATCH", "/my-account/mfa-settings", {"skipMfaOnSignIn": True}, "mfa", True),
    ("PATCH", "/my-account/logto-configs", {"mfa": {"skipped": True}}, "mfa", True),
    ("DELETE", "/my-account/sessions/nothing", None, "session", True),
    ("DELETE", "/my-account/grants/nothing", None, "session", True),
    ("POST", "/my-account/personal-access-tokens", {"name": "laptop"}, "session", True),
    ("PATCH", "/my-account/personal-access-tokens/laptop", {"name": "desk"}, "session", True),
    ("DELETE", "/my-account/personal-access-tokens/laptop", None, "session", True),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "field", "needs_proof"), WRITES)
@pytest.mark.parametrize("access", ["Off", "ReadOnly"])
async def test_a_field_that_is_not_for_editing_is_not_changed(
    owner: Owner, method: str, path: str, body: Any, field: str, needs_proof: bool, access: str
) -> None:
    await open_fields(**{field: access})
    proof = await owner.proof()
    await owner.refused(method, path, body, 400, "account_center.field_not_editable", proof=proof)


@pytest.mark.parametrize(
    ("method", "path", "body", "field", "needs_proof"), [each for each in WRITES if each[4]]
)
async def test_what_is_dear_takes_a_proof(
    owner: Owner, owner_of: Owners, settable_clock: Any, method: str, path: str, body: Any, field: str,
    needs_proof: bool,
) -> None:  # fmt: skip
    denied = (401, "verification_record.permission_denied")
    others, old = await (await owner_of()).proof(), await owner.proof()
    settable_clock.advance(**{"seconds": timedelta(minutes=10).total_seconds()})
    for proof in (None, "nothing", others, old):
        await owner.refused(method, path, body, *denied, proof=proof)


@pytest.mark.parametrize(("path", "scope"), [
    ("/my-account/mfa-verifications", "identities"), ("/my-account/mfa-settings", "identities"),
    ("/my-account/logto-configs", "identities"), ("/my-account/mfa-verifications/backup-codes", "identities"),
    ("/my-account/sessions", "urn:logto:scope:sessions"), ("/my-account/grants", "urn:logto:scope:sessions"),
    ("/my-account/personal-access-tokens", "urn:logto:scope:sessions"),
])  # fmt: skip
async def test_lists_need_a_scope_and_an_open_field(owner: Owner, path: str, scope: str) -> None:
    proof = await owner.proof()
    weak = acting(owner, scopes=SCOPES - {scope})
    await weak.refused("GET", path, None, 401, "auth.unauthorized", proof=proof)
    await open_fields(**dict.fromkeys(FIELDS, "Off"))
    await owner.refused("GET", path, None, 400, "account_center.field_not_enabled", proof=proof)


@pytest.mark.parametrize(("method", "path", "body", "scope", "status"), [
    ("PATCH", "/my-account", {"name": "x"}, "profile", 400),
    ("PATCH", "/my-account", {"customData": {}}, "custom_data", 400),
    ("PATCH", "/my-account/profile", {"nickname": "x"}, "profile", 400),
    ("PATCH", "/my-account/profile", {"address": {"country": "x"}}, "address", 400),
    ("DELETE", "/my-account/primary-email", None, "email", 400),
    ("DELETE", "/my-account/primary-phone", None, "phone", 400),
    ("DELETE", "/my-account/identities/github", None, "identities", 401),
    ("POST", "/my-account/mfa-verifications", {"type": "Totp", "secret": "A" * 32}, "identities", 401),
    ("DELETE", "/my-account/mfa-verifications/nothing", None, "identities", 401),
    ("DELETE", "/my-account/sessions/nothing", None, "urn:logto:scope:sessions", 401),
    ("DELETE", "/my-account/grants/nothing", None, "urn:logto:scope:sessions", 401),
])  # fmt: skip
async def test_a_missing_scope_has_the_status_of_its_part(
    owner: Owner, method: str, path: str, body: Any, scope: str, status: int
) -> None:
    proof = await owner.proof()
    weak = acting(owner, scopes=SCOPES - {scope})
    await weak.refused(method, path, body, status, "auth.unauthorized", proof=proof)


async def test_pages_of_every_origin_may_call(owner: Owner) -> None:
    ask = {
        "origin": "https://profile.example.com",
        "access-control-request-method": "PATCH",
        "access-control-request-headers": "authorization, logto-verification-id",
    }
    preflight = await owner.rest.options("/api/my-account", headers=ask)
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "logto-verification-id" in preflight.headers["access-control-allow-headers"]
    assert "PATCH" in preflight.headers["access-control-allow-methods"]
    answer = await owner.rest.get("/api/my-account", headers={"origin": "https://profile.example.com"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "no-store"


async def test_a_wrong_password_is_counted_and_locks(owner: Owner, settable_clock: Any) -> None:
    from tests.account.conftest import set_experience

    await set_experience(sentinelPolicy={"maxAttempts": 3, "lockoutDuration": 10})
    for _ in range(3):
        await owner.refused(
            "POST", "/verifications/password", {"password": "x"}, 422, "session.invalid_credentials"
        )
    blocked = "session.verification_blocked_too_many_attempts"
    await owner.refused("POST", "/verifications/password", {"password": "x"}, 400, blocked)
    settable_clock.advance(minutes=11)
    assert await owner.proof()
    told = await owner.events()
    assert told.count("Account.Verification.Failed") == 3
    assert told.count("Identifier.Lockout") == 1
    assert await database.fetch_value("SELECT count(*) FROM failed_attempts") == 3
