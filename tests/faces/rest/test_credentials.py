"""Second factors, personal access tokens, subject tokens and sign-in preferences over REST."""

import re
from typing import Any

import httpx
import pyotp
import pytest

from identity.kernel import caches, clock, database
from identity.kernel.permissions import Permission
from identity.security.secrets import token_hash
from rest_api.views import milliseconds
from tests.faces.rest.conftest import MACHINE_ID, Clients, machine, refused

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODES = [f"{number:010x}" for number in range(10)]
TOKEN_FIELDS = ["tenantId", "userId", "name", "value", "createdAt", "expiresAt"]


@pytest.fixture
async def user_id(rest: httpx.AsyncClient) -> str:
    answer = await rest.post("/api/users", json={"username": "ada"})
    return str(answer.json()["id"])


@pytest.fixture
def factors(user_id: str) -> str:
    return f"/api/users/{user_id}/mfa-verifications"


@pytest.fixture
def tokens(user_id: str) -> str:
    return f"/api/users/{user_id}/personal-access-tokens"


async def created(rest: httpx.AsyncClient, path: str, status: int, **body: Any) -> dict[str, Any]:
    answer = await rest.post(path, json=body)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_an_authenticator_app_is_made_with_a_picture(rest: httpx.AsyncClient, factors: str) -> None:
    made = await created(rest, factors, 200, type="Totp")
    assert list(made) == ["type", "secret", "secretQrCode"]
    assert re.fullmatch("[A-Z2-7]{32}", made["secret"])
    assert made["secretQrCode"].startswith("data:image/png;base64,")
    (listed,) = (await rest.get(factors)).json()
    assert sorted(listed) == ["createdAt", "id", "type"]
    assert listed["type"] == "Totp"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", listed["createdAt"])


async def test_a_given_secret_is_kept_encrypted(rest: httpx.AsyncClient, factors: str) -> None:
    made = await created(rest, factors, 200, type="Totp", secret="jbsw y3dp ehpk 3pxp jbsw y3dp ehpk 3pxp")
    assert made["secret"] == SECRET
    assert len(pyotp.TOTP(made["secret"]).now()) == 6
    stored = await database.fetch_value("SELECT secret_encrypted FROM mfa_factors")
    assert SECRET not in stored


@pytest.mark.parametrize("secret", ["", "short", "JBSWY3DPEHPK3PX!", "18181818181818181818", "A" * 129])
async def test_what_is_no_secret_is_refused(rest: httpx.AsyncClient, factors: str, secret: str) -> None:
    answer = await rest.post(factors, json={"type": "Totp", "secret": secret})
    refused(answer, 422, "user.totp_secret_invalid")


async def test_there_is_one_app_and_one_set_of_codes_never_codes_alone(
    rest: httpx.AsyncClient, factors: str
) -> None:
    alone = await rest.post(factors, json={"type": "BackupCode"})
    refused(alone, 422, "session.mfa.backup_code_can_not_be_alone")
    await created(rest, factors, 200, type="Totp", secret=SECRET)
    again = await rest.post(factors, json={"type": "Totp"})
    refused(again, 422, "user.totp_already_in_use")
    made = await created(rest, factors, 200, type="BackupCode")
    assert len({*made["codes"]}) == 10
    assert all(re.fullmatch("[0-9a-f]{10}", code) for code in made["codes"])
    twice = await rest.post(factors, json={"type": "BackupCode", "codes": CODES})
    refused(twice, 422, "user.backup_code_already_in_use")
    listed = (await rest.get(factors)).json()
    assert [(each["type"], each.get("remainCodes")) for each in listed] == [
        ("Totp", None),
        ("BackupCode", 10),
    ]


@pytest.mark.parametrize("codes", [[], CODES[:9], [*CODES[:9], CODES[0]], [*CODES[:9], "000000000G"]])
async def test_backup_codes_have_a_form(rest: httpx.AsyncClient, factors: str, codes: list[str]) -> None:
    await created(rest, factors, 200, type="Totp")
    answer = await rest.post(factors, json={"type": "BackupCode", "codes": codes})
    refused(answer, 422, "user.wrong_backup_code_format")


async def test_given_backup_codes_are_taken_and_used_ones_counted_out(
    rest: httpx.AsyncClient, factors: str
) -> None:
    await created(rest, factors, 200, type="Totp")
    assert (await created(rest, factors, 200, type="BackupCode", codes=CODES))["codes"] == CODES
    await database.execute(
        "UPDATE backup_codes SET used_at = now() WHERE id = (SELECT min(id) FROM backup_codes)"
    )
    assert (await rest.get(factors)).json()[1]["remainCodes"] == 9


async def test_a_factor_is_removed_from_its_own_user_alone(rest: httpx.AsyncClient, factors: str) -> None:
    await created(rest, factors, 200, type="Totp")
    factor_id = (await rest.get(factors)).json()[0]["id"]
    other = (await rest.post("/api/users", json={})).json()["id"]
    elsewhere = await rest.delete(f"/api/users/{other}/mfa-verifications/{factor_id}")
    refused(elsewhere, 404, "entity.not_found")
    removed = await rest.delete(f"{factors}/{factor_id}")
    assert (removed.status_code, removed.content) == (204, b"")
    refused(await rest.delete(f"{factors}/{factor_id}"), 404, "entity.not_found")
    assert (await rest.get(factors)).json() == []


async def test_other_kinds_of_factors_are_not_made_here(rest: httpx.AsyncClient, factors: str) -> None:
    for body in ({"type": "WebAuthn"}, {}, {"type": "Totp", "secret": 1}):
        refused(await rest.post(factors, json=body), 400, "guard.invalid_input")


async def test_a_token_is_made_shown_renamed_and_deleted(
    rest: httpx.AsyncClient, tokens: str, user_id: str
) -> None:
    expires_at = milliseconds(clock.now()) + 60_000
    made = await created(rest, tokens, 201, name="laptop", expiresAt=expires_at)
    assert list(made) == TOKEN_FIELDS
    assert re.fullmatch("pat_[0-9A-Za-z]{32}", made["value"])
    assert (made["userId"], made["expiresAt"]) == (user_id, expires_at)
    assert (await rest.get(tokens)).json() == [made]
    renamed = await rest.patch(f"{tokens}/laptop", json={"name": "home/office"})
    assert (renamed.status_code, renamed.json()) == (200, {**made, "name": "home/office"})
    assert (await rest.delete(f"{tokens}/home/office")).status_code == 204
    refused(await rest.delete(f"{tokens}/home/office"), 404, "entity.not_found")
    assert (await rest.get(tokens)).json() == []


async def test_names_can_be_in_the_body_where_no_path_can_have_them(
    rest: httpx.AsyncClient, tokens: str
) -> None:
    made = await created(rest, tokens, 201, name="delete", expiresAt=None)
    assert made["expiresAt"] is None
    renamed = await rest.patch(tokens, json={"currentName": "delete", "name": ".."})
    assert (renamed.status_code, renamed.json()["name"]) == (200, "..")
    assert (await rest.patch(tokens, json={"name": ".."})).json() == renamed.json()
    refused(await rest.patch(tokens, json={"currentName": "other", "name": "x"}), 404, "entity.not_found")
    deleted = await rest.post(f"{tokens}/delete", json={"name": ".."})
    assert (deleted.status_code, deleted.content) == (204, b"")
    refused(await rest.post(f"{tokens}/delete", json={"name": ".."}), 404, "entity.not_found")


async def test_a_name_belongs_to_one_token_of_a_user(rest: httpx.AsyncClient, tokens: str) -> None:
    for name in ("laptop", "phone"):
        await created(rest, tokens, 201, name=name)
    taken = "user.personal_access_token_name_exists"
    refused(await rest.post(tokens, json={"name": "phone"}), 422, taken)
    refused(await rest.patch(f"{tokens}/laptop", json={"name": "phone"}), 422, taken)
    other = (await rest.post("/api/users", json={})).json()["id"]
    await created(rest, f"/api/users/{other}/personal-access-tokens", 201, name="phone")


async def test_what_cannot_be_a_token_is_refused(rest: httpx.AsyncClient, tokens: str) -> None:
    past = {"name": "x", "expiresAt": milliseconds(clock.now())}
    refused(await rest.post(tokens, json=past), 400, "request.invalid_input")
    for body in ({}, {"name": ""}, {"name": "x" * 257}, {"name": "x", "expiresAt": "tomorrow"}):
        refused(await rest.post(tokens, json=body), 400, "guard.invalid_input")
    refused(await rest.post(tokens, json={"name": "\0"}), 400, "guard.invalid_input")


async def test_values_are_for_those_who_may_see_them_and_that_is_on_record(
    rest: httpx.AsyncClient, clients: Clients, tokens: str, user_id: str
) -> None:
    made = await created(rest, tokens, 201, name="laptop")
    blind = clients(machine(Permission.USERS_READ, Permission.USERS_CREDENTIALS_WRITE))
    refused(await blind.get(tokens), 403, "auth.forbidden")
    seeing = clients(machine(Permission.USERS_READ, Permission.USERS_CREDENTIALS_REVEAL))
    assert (await seeing.get(tokens)).json() == [made]
    row = await database.fetch_row("SELECT * FROM events WHERE key = 'User.PersonalAccessTokens.Revealed'")
    assert row is not None
    assert (row["user_id"], row["actor_id"]) == (user_id, MACHINE_ID)
    assert row["payload"] == {"after": {"names": ["laptop"]}}
    stored = await database.fetch_row("SELECT * FROM personal_access_tokens")
    assert stored is not None
    assert stored["value_hash"] == token_hash(made["value"])
    assert made["value"] not in "".join(str(value) for value in stored.values())


async def test_a_password_expires_only_where_passwords_do(rest: httpx.AsyncClient, user_id: str) -> None:
    path = f"/api/users/{user_id}/password/expiration"
    refused(
        await rest.patch(path, json={"isExpired": True}),
        400,
        "sign_in_experiences.password_expiration_not_enabled",
    )
    assert (await rest.patch(path, json={"isExpired": False})).json()["id"] == user_id
    await database.execute(
        "UPDATE sign_in_experiences SET settings = settings || "
        """'{"passwordExpiration": {"enabled": true, "validPeriodDays": 90}}'"""
    )
    caches.drop_everything()
    assert (await rest.patch(path, json={"isExpired": True})).status_code == 200
    assert await database.fetch_value("SELECT is_password_expired FROM users WHERE id = $1", user_id)
    await rest.patch(f"/api/users/{user_id}/password", json={"password": "a new one"})
    assert not await database.fetch_value("SELECT is_password_expired FROM users WHERE id = $1", user_id)


async def test_preferences_are_merged_key_by_key(rest: httpx.AsyncClient, user_id: str) -> None:
    path = f"/api/users/{user_id}/logto-configs"
    nothing = {"mfa": {"skipped": False, "skipMfaOnSignIn": False}, "passkeySignIn": {"skipped": False}}
    assert (await rest.get(path)).json() == nothing
    first = await rest.patch(path, json={"mfa": {"enabled": True, "skipped": True}})
    assert first.json()["mfa"] == {"enabled": True, "skipped": True, "skipMfaOnSignIn": False}
    body = {"mfa": {"skipMfaOnSignIn": True, "unknown": 1}, "passkeySignIn": {"skipped": True}}
    second = (await rest.patch(path, json=body)).json()
    assert second == {
        "mfa": {"enabled": True, "skipped": True, "skipMfaOnSignIn": True},
        "passkeySignIn": {"skipped": True},
    }
    assert (await rest.patch(path, json={})).json() == (await rest.get(path)).json() == second
    refused(await rest.patch(path, json={"mfa": {"enabled": "yes"}}), 400, "guard.invalid_input")
    keys = await database.fetch("SELECT 1 FROM events WHERE key = 'User.Data.Updated'")
    assert len(keys) == 2, "what changes nothing is not announced"


async def test_a_subject_token_is_stored_as_a_hash(rest: httpx.AsyncClient, user_id: str) -> None:
    context = {"ticket": "T-1"}
    made = await created(rest, "/api/subject-tokens", 201, userId=user_id, context=context)
    assert list(made) == ["subjectToken", "expiresIn"]
    assert re.fullmatch("sub_[0-9a-z]{21}", made["subjectToken"])
    assert made["expiresIn"] == 600
    row = await database.fetch_row("SELECT * FROM subject_tokens")
    assert row is not None
    assert row["token_hash"] == token_hash(made["subjectToken"])
    assert (row["user_id"], row["created_by"], row["context"]) == (user_id, MACHINE_ID, context)
    unknown = await rest.post("/api/subject-tokens", json={"userId": "nosuchuser00"})
    refused(unknown, 404, "entity.not_found")
    refused(await rest.post("/api/subject-tokens", json={}), 400, "guard.invalid_input")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "mfa-verifications", None),
        ("POST", "mfa-verifications", {"type": "Totp"}),
        ("DELETE", "mfa-verifications/x", None),
        ("GET", "personal-access-tokens", None),
        ("POST", "personal-access-tokens", {"name": "x"}),
        ("PATCH", "personal-access-tokens", {"name": "x"}),
        ("POST", "personal-access-tokens/delete", {"name": "x"}),
        ("PATCH", "personal-access-tokens/x", {"name": "y"}),
        ("DELETE", "personal-access-tokens/x", None),
        ("PATCH", "password/expiration", {"isExpired": False}),
        ("GET", "logto-configs", None),
        ("PATCH", "logto-configs", {}),
    ],
)
async def test_nobody_has_no_credentials(
    rest: httpx.AsyncClient, method: str, path: str, body: dict[str, Any] | None
) -> None:
    answer = await rest.request(method, f"/api/users/nosuchuser00/{path}", json=body)
    refused(answer, 404, "entity.not_found")
