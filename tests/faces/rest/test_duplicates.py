"""The same thing made many times at once: one is made, the others get one clear refusal, and one row is left."""

import asyncio
from collections import Counter
from typing import Any

import httpx
import pytest

from identity.kernel import database
from tests.faces.rest.world import filled, make_world

AT_ONCE = 6
# The path, the body, the refusal of all but one, and the row that is left of them.
SAME: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "username": (
        "/users", {"username": "grace"}, "user.username_already_in_use",
        "SELECT count(*) FROM users WHERE username = 'grace'",
    ),
    "e-mail address, in another case": (
        "/users", {"primaryEmail": "Grace@Example.com"}, "user.email_already_in_use",
        "SELECT count(*) FROM users WHERE lower(primary_email) = 'grace@example.com'",
    ),
    "telephone number": (
        "/users", {"primaryPhone": "4915112345678"}, "user.phone_already_in_use",
        "SELECT count(*) FROM users WHERE primary_phone = '4915112345678'",
    ),
    "role": (
        "/roles", {"name": "Captain", "description": "d"}, "role.name_in_use",
        "SELECT count(*) FROM roles WHERE name = 'Captain'",
    ),
    "resource": (
        "/resources", {"name": "Tides", "indicator": "https://tides.example"},
        "resource.resource_identifier_in_use",
        "SELECT count(*) FROM resources WHERE indicator = 'https://tides.example'",
    ),
    "scope": (
        "/resources/{resources}/scopes", {"name": "write:books"}, "scope.name_exists",
        "SELECT count(*) FROM scopes WHERE name = 'write:books'",
    ),
    "secret": (
        "/applications/{applications}/secrets", {"name": "Second"}, "application.secret_name_exists",
        "SELECT count(*) FROM application_secrets WHERE name = 'Second'",
    ),
    "organization role": (
        "/organization-roles", {"name": "Steward"}, "entity.unique_integrity_violation",
        "SELECT count(*) FROM organization_roles WHERE name = 'Steward'",
    ),
    "organization scope": (
        "/organization-scopes", {"name": "do:all"}, "entity.unique_integrity_violation",
        "SELECT count(*) FROM organization_scopes WHERE name = 'do:all'",
    ),
    "invitation": (
        "/organization-invitations",
        {"organizationId": "{organizations}", "invitee": "Grace@example.com", "expiresAt": "{in-a-week}"},
        "entity.unique_integrity_violation",
        "SELECT count(*) FROM organization_invitations WHERE lower(invitee) = 'grace@example.com'",
    ),
    "personal access token": (
        "/users/{users}/personal-access-tokens", {"name": "desk"}, "user.personal_access_token_name_exists",
        "SELECT count(*) FROM personal_access_tokens WHERE name = 'desk'",
    ),
    "e-mail domain for newcomers": (
        "/organizations/{organizations}/jit/email-domains", {"emailDomain": "harbour.example"},
        "entity.unique_integrity_violation",
        "SELECT count(*) FROM jit_email_domains WHERE email_domain = 'harbour.example'",
    ),
    "profile field": (
        "/custom-profile-fields", {"name": "boat", "type": "Text", "required": False, "config": {}},
        "custom_profile_fields.name_exists",
        "SELECT count(*) FROM custom_profile_fields WHERE name = 'boat'",
    ),
    "holder of a role": (
        "/roles/{roles}/users", {"userIds": ["{guest}"]}, "role.user_exists",
        "SELECT count(*) FROM user_roles WHERE user_id = '{guest}'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SAME)
async def test_one_is_made_and_the_others_are_told(rest: httpx.AsyncClient, what: str) -> None:
    path, body, refusal, left = SAME[what]
    ids = (await make_world(rest)).ids
    given = [(f"/api{filled(path, ids)}", filled(body, ids)) for _ in range(AT_ONCE)]
    answers = await asyncio.gather(*(rest.post(where, json=each) for where, each in given))
    told = Counter("made" if each.is_success else each.json()["code"] for each in answers)
    assert told == {"made": 1, refusal: AT_ONCE - 1}
    assert {each.status_code for each in answers if not each.is_success} == {422}
    assert await database.fetch_value(filled(left, ids)) == 1


async def test_adding_members_at_once_leaves_each_once(rest: httpx.AsyncClient) -> None:
    """Adding those who are there already is no mistake by the contract, so nobody is refused."""
    ids = (await make_world(rest)).ids
    path, body = f"/api/organizations/{ids['organizations']}/users", {"userIds": [ids["guest"]]}
    answers = await asyncio.gather(*(rest.post(path, json=body) for _ in range(AT_ONCE)))
    assert {each.status_code for each in answers} == {201}
    count = "SELECT count(*) FROM organization_members WHERE user_id = $1"
    assert await database.fetch_value(count, ids["guest"]) == 1
