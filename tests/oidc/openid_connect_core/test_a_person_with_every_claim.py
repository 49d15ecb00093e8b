"""A person who has every standard claim is made through each API, and UserInfo states them all (Core section 5.1).

At a running server, by a robot that has no scripts.
"""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.oidc.robot import Robot
from tests.server import Api, RunningServer

PASSWORD = "Tidal-Engine-1843"
CALLBACK = "https://client.example/callback"
ADDRESS = {
    "formatted": "12 St James's Square\nLondon SW1Y 4JH",
    "streetAddress": "12 St James's Square",
    "locality": "London",
    "region": "Greater London",
    "postalCode": "SW1Y 4JH",
    "country": "United Kingdom",
}
PROFILE = {
    "familyName": "Lovelace",
    "givenName": "Augusta",
    "middleName": "Ada",
    "nickname": "Countess",
    "preferredUsername": "ada",
    "profile": "https://ada.example/about",
    "website": "https://ada.example",
    "gender": "female",
    "birthdate": "1815-12-10",
    "zoneinfo": "Europe/London",
    "locale": "en-GB",
    "address": ADDRESS,
}
EVERY_SCOPE = "openid profile email phone address"


def _person() -> dict[str, Any]:
    mark = uuid4().hex[:8]
    return {
        "username": f"ada_{mark}",
        "password": PASSWORD,
        "primaryEmail": f"ada.{mark}@harbour.example",
        "primaryPhone": f"4930{int(mark, 16) % 10**8:08}",
        "name": "Augusta Ada King",
        "avatar": "https://ada.example/portrait.png",
        "profile": PROFILE,
    }


def _by_rest(api: Api, person: dict[str, Any]) -> str:
    return str(api.rest("POST", "/api/users", person)["id"])


def _by_graphql(api: Api, person: dict[str, Any]) -> str:
    return str(api.mutate("createUser", "user { userId }", **person)["userId"])


@pytest.mark.parametrize("made", [_by_rest, _by_graphql], ids=["rest", "graphql"])
async def test_userinfo_states_every_standard_claim(server: RunningServer, api: Api, made: Any) -> None:
    person = _person()
    user_id = made(api, person)
    metadata = {"redirectUris": [CALLBACK], "postLogoutRedirectUris": []}
    application = api.rest(
        "POST", "/api/applications",
        {"name": "Claims", "type": "SPA", "oidcClientMetadata": metadata},
    )  # fmt: skip
    claims = await _userinfo(server.endpoint, application["id"], person["username"])
    assert claims["sub"] == user_id
    stated = {
        "name": "Augusta Ada King",
        "picture": "https://ada.example/portrait.png",
        "email": person["primaryEmail"],
        "email_verified": True,
        "phone_number": person["primaryPhone"],
        "phone_number_verified": True,
        "given_name": "Augusta",
        "family_name": "Lovelace",
        "middle_name": "Ada",
        "nickname": "Countess",
        "preferred_username": "ada",
        "profile": "https://ada.example/about",
        "website": "https://ada.example",
        "gender": "female",
        "birthdate": "1815-12-10",
        "zoneinfo": "Europe/London",
        "locale": "en-GB",
        "address": {
            "formatted": ADDRESS["formatted"],
            "street_address": ADDRESS["streetAddress"],
            "locality": "London",
            "region": "Greater London",
            "postal_code": "SW1Y 4JH",
            "country": "United Kingdom",
        },
    }
    assert {name: claims.get(name) for name in stated} == stated
    assert isinstance(claims["updated_at"], int)


async def _userinfo(endpoint: str, client_id: str, username: str) -> dict[str, Any]:
    request = {
        "client_id": client_id,
        "redirect_uri": CALLBACK,
        "response_type": "code",
        "scope": EVERY_SCOPE,
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",  # RFC 7636 appendix B
        "code_challenge_method": "S256",
    }
    async with Robot(endpoint, username=username, password=PASSWORD) as robot:
        answer = await robot.authorize(f"{endpoint}/oidc/auth?{httpx.QueryParams(request)}")
        tokens = await robot.http.post(
            "/oidc/token",
            data={
                "grant_type": "authorization_code",
                "client_id": client_id,
                "code": answer.parameters["code"],
                "redirect_uri": CALLBACK,
                "code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            },
        )
        assert tokens.status_code == 200, tokens.text
        bearer = {"Authorization": f"Bearer {tokens.json()['access_token']}"}
        told: dict[str, Any] = (await robot.http.get("/oidc/me", headers=bearer)).json()
        return told
