"""E1 to E43: a self-service account page whose server works with the Management API.

Codes and accounts at providers (E14, E15, E22, E25 to E31) are in `test_account_links.py`.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import jwt
import pyotp
import pytest

from tests.person import Person
from tests.server import Api
from tests.walkthroughs.conftest import CALLBACK, PASSWORD, BackEnd, FrontEnd

pytestmark = pytest.mark.client
Json = dict[str, Any]
People = Callable[[], tuple[Person, Json]]
OFFLINE = "openid offline_access profile"


def expected_user(user: Json, **changes: Any) -> Json:
    """The user as before, but for these fields and the time of the last change."""
    return {key: value for key, value in (user | changes).items() if key not in {"updatedAt", "lastSignInAt"}}


def shown(back_end: BackEnd, user: Json, query: str = "") -> Json:
    found: Json = back_end.call("GET", f"/users/{user['id']}{query}")
    return found


def can_sign_in(front_end: FrontEnd, user: Json, password: str) -> bool:
    """Whether somebody at a new browser gets in."""
    with Person(front_end.endpoint, user["username"], password) as browser:
        try:
            return bool(front_end.sign_in(browser, "openid"))
        except AssertionError:
            return False


def test_the_whole_sequence(back_end: BackEnd, front_end: FrontEnd, person: People) -> None:
    """E1 to E6: sign-in, a token for the account API, its verification, and the user's data through the back end."""
    somebody, user = person()
    indicator = f"https://account-{uuid4().hex[:8]}.example/api"
    resource = back_end.call("POST", "/resources", {"name": "Account API", "indicator": indicator}, 201)
    scope = back_end.call("POST", f"/resources/{resource['id']}/scopes", {"name": "account:write"}, 201)
    body = {"name": f"Account {uuid4().hex[:8]}", "description": "own account", "scopeIds": [scope["id"]]}
    role = back_end.call("POST", "/roles", body)
    back_end.call("POST", f"/users/{user['id']}/roles", {"roleIds": [role["id"]]}, 201)
    tokens = front_end.sign_in(somebody, f"{OFFLINE} account:write account:read", indicator)
    keys = jwt.PyJWKClient(f"{back_end.endpoint}/oidc/jwks")
    claims = jwt.decode(
        tokens["access_token"], keys.get_signing_key_from_jwt(tokens["access_token"]), algorithms=["ES256"],
        audience=indicator, issuer=f"{back_end.endpoint}/oidc",
    )  # fmt: skip
    assert (claims["sub"], claims["scope"]) == (user["id"], "account:write")
    told = expected_user(user, applicationId=front_end.id)  # where they signed in first
    assert expected_user(shown(back_end, {"id": claims["sub"]})) == told


def test_a_user_is_read(back_end: BackEnd, person: People) -> None:
    """E7"""
    _, user = person()
    assert shown(back_end, user) == user
    back_end.refused("GET", "/users/nobody000000", None, 404, "entity.not_found")


def test_details_are_changed(back_end: BackEnd, person: People) -> None:
    """E8, E13, E16: identifiers are unique, and whoever calls answers for having verified them."""
    _, user = person()
    _, other = person()
    path, mark = f"/users/{user['id']}", uuid4().hex[:8]
    changes = {
        "name": "Ada",
        "primaryEmail": f"new.{mark}@example.com",
        "avatar": "https://example.com/a.png",
    }
    assert expected_user(back_end.call("PATCH", path, changes)) == expected_user(user, **changes)
    assert expected_user(back_end.call("PATCH", path, {"name": None})) == expected_user(
        user, **changes | {"name": None}
    )
    for field, code in (("username", "username"), ("primaryEmail", "email")):
        back_end.refused("PATCH", path, {field: other[field]}, 422, f"user.{code}_already_in_use")
    back_end.refused("PATCH", "/users/nobody000000", {"name": "x"}, 404, "entity.not_found")


def test_whoever_has_a_new_name_signs_in_with_it(
    back_end: BackEnd, front_end: FrontEnd, person: People
) -> None:
    """E8, E13"""
    _, user = person()
    name = f"renamed_{uuid4().hex[:8]}"
    back_end.call("PATCH", f"/users/{user['id']}", {"username": name})
    assert can_sign_in(front_end, user | {"username": name}, PASSWORD)
    assert not can_sign_in(front_end, user, PASSWORD)


def test_the_profile_is_merged(back_end: BackEnd, person: People) -> None:
    """E9"""
    _, user = person()
    path = f"/users/{user['id']}/profile"
    first = {"familyName": "Lovelace", "address": {"locality": "London"}}
    assert back_end.call("PATCH", path, {"profile": first}) == first
    assert back_end.call("PATCH", path, {"profile": {"nickname": "Ada"}}) == first | {"nickname": "Ada"}
    assert shown(back_end, user)["profile"] == first | {"nickname": "Ada"}


def test_custom_data_is_read_and_merged(back_end: BackEnd, person: People) -> None:
    """E10, E11"""
    _, user = person()
    path = f"/users/{user['id']}/custom-data"
    assert back_end.call("GET", path) == {}
    assert back_end.call("PATCH", path, {"customData": {"theme": {"dark": True}}}) == {
        "theme": {"dark": True}
    }
    merged = {"theme": {"size": 2}, "plan": "free"}
    assert back_end.call("PATCH", path, {"customData": merged}) == merged
    assert back_end.call("GET", path) == merged


def test_whoever_is_suspended_cannot_sign_in(back_end: BackEnd, front_end: FrontEnd, person: People) -> None:
    """E12"""
    somebody, user = person()
    tokens = front_end.sign_in(somebody, OFFLINE)
    path = f"/users/{user['id']}/is-suspended"
    assert back_end.call("PATCH", path, {"isSuspended": True})["isSuspended"] is True
    assert not can_sign_in(front_end, user, PASSWORD)
    assert is_dead(front_end, tokens)
    assert back_end.call("PATCH", path, {"isSuspended": False})["isSuspended"] is False
    assert can_sign_in(front_end, user, PASSWORD)


def is_dead(front_end: FrontEnd, tokens: Json) -> bool:
    """Whether neither the access token nor the refresh token opens anything any more."""
    with httpx.Client(base_url=front_end.endpoint, timeout=60) as http:
        about = http.get("/oidc/me", headers={"authorization": f"Bearer {tokens['access_token']}"})
        form = {
            "grant_type": "refresh_token",
            "refresh_token": tokens["refresh_token"],
            "client_id": front_end.id,
        }
        renewed = http.post("/oidc/token", data=form)
    return (about.status_code, renewed.status_code, renewed.json()["error"]) == (401, 400, "invalid_grant")


def test_the_password_is_verified_and_changed(back_end: BackEnd, front_end: FrontEnd, person: People) -> None:
    """E17 to E20"""
    _, user = person()
    path = f"/users/{user['id']}"
    back_end.call("POST", f"{path}/password/verify", {"password": PASSWORD}, 204)
    back_end.refused("POST", f"{path}/password/verify", {"password": "x"}, 422, "session.invalid_credentials")
    assert back_end.call("GET", f"{path}/has-password") == {"hasPassword": True}
    changed = back_end.call("PATCH", f"{path}/password", {"password": "Grey-Heron-On-The-Mudflat-7"})
    assert expected_user(changed) == expected_user(user)
    assert can_sign_in(front_end, user, "Grey-Heron-On-The-Mudflat-7")
    assert not can_sign_in(front_end, user, PASSWORD)
    nobody = back_end.call("POST", "/users", {})
    assert back_end.call("GET", f"/users/{nobody['id']}/has-password") == {"hasPassword": False}
    back_end.refused(
        "POST",
        f"/users/{nobody['id']}/password/verify",
        {"password": "x"},
        422,
        "session.invalid_credentials",
    )


def test_social_identities_are_set_and_unlinked(back_end: BackEnd, person: People) -> None:
    """E21, E23, E24"""
    _, user = person()
    _, other = person()
    path, subject = f"/users/{user['id']}/identities/github", uuid4().hex
    assert shown(back_end, user)["identities"] == {}
    first = {"github": {"userId": subject, "details": {"name": "Ada"}}}
    assert back_end.call("PUT", path, first["github"], 201) == first
    assert shown(back_end, user)["identities"] == first
    assert back_end.call("GET", path)["identity"] == first["github"]
    second = {"github": {"userId": f"{subject}-2"}}
    assert back_end.call("PUT", path, second["github"], 200)["github"]["userId"] == f"{subject}-2"
    back_end.refused(
        "PUT",
        f"/users/{other['id']}/identities/github",
        second["github"],
        422,
        "user.identity_already_in_use",
    )
    assert expected_user(back_end.call("DELETE", path)) == expected_user(user)
    back_end.refused("DELETE", path, None, 404, "user.identity_not_exist")
    assert shown(back_end, user)["identities"] == {}


def test_enterprise_identities_are_shown_and_no_more(back_end: BackEnd, person: People) -> None:
    """E32 to E34"""
    _, user = person()
    assert shown(back_end, user, "?includeSsoIdentities=true")["ssoIdentities"] == []
    assert "ssoIdentities" not in shown(back_end, user)
    path = f"/users/{user['id']}"
    back_end.call("PATCH", path, {"ssoIdentities": [{"issuer": "https://idp.example", "identityId": "1"}]})
    assert shown(back_end, user, "?includeSsoIdentities=true")["ssoIdentities"] == []


def test_personal_access_tokens_come_and_go(back_end: BackEnd, person: People) -> None:
    """E35 to E38"""
    _, user = person()
    path = f"/users/{user['id']}/personal-access-tokens"
    assert back_end.call("GET", path) == []
    made = back_end.call("POST", path, {"name": "laptop"}, 201)
    assert made["value"].startswith("pat_")
    assert len(made["value"]) == 36
    assert back_end.call("GET", path) == [made]
    back_end.refused("POST", path, {"name": "laptop"}, 422, "user.personal_access_token_name_exists")
    assert back_end.call("PATCH", f"{path}/laptop", {"name": "desk"}) == made | {"name": "desk"}
    back_end.call("DELETE", f"{path}/desk", status=204)
    back_end.call("DELETE", f"{path}/desk", status=404)
    assert back_end.call("GET", path) == []


def test_a_personal_access_token_yields_access(back_end: BackEnd, person: People) -> None:
    """E39: without credentials of the person and without anybody at a browser, until it is deleted."""
    _, user = person()
    path = f"/users/{user['id']}/personal-access-tokens"
    made = back_end.call("POST", path, {"name": "script"}, 201)
    body = {
        "name": f"Scripts {uuid4().hex[:8]}", "type": "Traditional",
        "oidcClientMetadata": {"redirectUris": [CALLBACK], "postLogoutRedirectUris": []},
        "customClientMetadata": {"allowTokenExchange": True},
    }  # fmt: skip
    client = back_end.call("POST", "/applications", body)
    (secret,) = back_end.call("GET", f"/applications/{client['id']}/secrets")
    form = {
        "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange", "scope": "openid profile",
        "subject_token": made["value"], "subject_token_type": "urn:logto:token-type:personal_access_token",
    }  # fmt: skip
    with httpx.Client(base_url=back_end.endpoint, auth=(client["id"], secret["value"]), timeout=60) as http:
        answer = http.post("/oidc/token", data=form)
        assert answer.status_code == 200, answer.text
        bearer = {"authorization": f"Bearer {answer.json()['access_token']}"}
        about = httpx.get(f"{back_end.endpoint}/oidc/me", headers=bearer, timeout=60).json()
        assert (about["sub"], about["username"]) == (user["id"], user["username"])
        back_end.call("DELETE", f"{path}/script", status=204)
        refused = http.post("/oidc/token", data=form)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")


def test_second_factors_are_set_up_listed_and_removed(back_end: BackEnd, person: People) -> None:
    """E40 to E42"""
    _, user = person()
    path = f"/users/{user['id']}/mfa-verifications"
    assert back_end.call("GET", path) == []
    back_end.refused("POST", path, {"type": "BackupCode"}, 422, "session.mfa.backup_code_can_not_be_alone")
    totp = back_end.call("POST", path, {"type": "Totp"})
    assert totp["secretQrCode"].startswith("data:image/")
    assert len(pyotp.TOTP(totp["secret"]).now()) == 6
    codes = back_end.call("POST", path, {"type": "BackupCode"})["codes"]
    assert len(set(codes)) == 10
    factors = {each["type"]: each for each in back_end.call("GET", path)}
    assert set(factors) == {"Totp", "BackupCode"}
    assert factors["BackupCode"]["remainCodes"] == 10
    assert totp["secret"] not in str(factors)
    back_end.refused("POST", path, {"type": "Totp"}, 422, "user.totp_already_in_use")
    for factor in (factors["BackupCode"], factors["Totp"]):
        back_end.call("DELETE", f"{path}/{factor['id']}", status=204)
    assert back_end.call("GET", path) == []
    back_end.refused("DELETE", f"{path}/{factors['Totp']['id']}", None, 404, "entity.not_found")


def test_who_is_deleted_is_gone(api: Api, back_end: BackEnd, front_end: FrontEnd, person: People) -> None:
    """E43"""
    somebody, user = person()
    tokens = front_end.sign_in(somebody, OFFLINE)
    back_end.call("DELETE", f"/users/{user['id']}", status=204)
    back_end.refused("GET", f"/users/{user['id']}", None, 404, "entity.not_found")
    assert is_dead(front_end, tokens)
    assert not can_sign_in(front_end, user, PASSWORD)
    with pytest.raises(AssertionError):
        front_end.sign_in(somebody, "openid")  # the browser's session has ended as well
