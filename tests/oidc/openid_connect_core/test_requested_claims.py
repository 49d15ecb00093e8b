"""OpenID Connect Core section 5.5: the `claims` parameter, and `acr_values` (3.1.2.1), which is short for one claim."""

import json
import secrets
from typing import Any

import httpx
import pytest

from oidc.authentication_context import (
    ACR_VALUES,
    ONE_FACTOR,
    TWO_FACTORS,
    is_level_met,
    level_of,
    stated_level,
)
from oidc.errors import ProtocolError
from oidc.requested_claims import parsed_claims
from tests.oidc import provider, signing_clients
from tests.oidc.provider import TestClient


@pytest.fixture
async def standard(database: str) -> TestClient:
    return await signing_clients.register(standard_profile=True)


async def asked(
    browser: httpx.AsyncClient, client: TestClient, claims: Any = None, **changes: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the ID Token and userinfo state after a sign-in with this parameter."""
    given = {"claims": json.dumps(claims)} if claims is not None else {}
    user = await provider.person(
        primary_phone=f"47{secrets.randbelow(10**8):08}", profile={"website": "https://a.example"}
    )
    tokens = await provider.tokens_for(browser, client, user, **{"scope": "openid", **given, **changes})
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    return provider.claims_of(tokens["id_token"]), (await browser.get("/oidc/me", headers=bearer)).json()


async def test_userinfo_states_what_was_asked_for_there(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """5.5: "userinfo: Requests that the listed individual Claims be returned from the UserInfo Endpoint"."""
    wanted = {"userinfo": {"name": {"essential": True}, "website": None, "phone_number": {"value": "+1"}}}
    in_token, me = await asked(browser, standard, wanted)
    assert set(me) == {"sub", "name", "website", "phone_number"}
    assert "name" not in in_token


async def test_the_id_token_states_what_was_asked_for_there(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """5.5: "id_token: Requests that the listed individual Claims be returned in the ID Token"."""
    in_token, me = await asked(
        browser, standard, {"id_token": {"email": None, "auth_time": {"essential": True}}}
    )
    assert in_token["email"].endswith("@example.com")
    assert isinstance(in_token["auth_time"], int)
    assert set(me) == {"sub"}


async def test_scopes_and_claims_add_up(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """5.5: in userinfo "these Claims are requested to be added to any Claims that are being requested using scope"."""
    _, me = await asked(browser, standard, {"userinfo": {"name": None}}, scope="openid email")
    assert set(me) == {"sub", "name", "email", "email_verified"}


async def test_they_are_asked_for_in_refreshed_tokens_too(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """12.2: the ID Token of a refresh states of the person what the first one did."""
    tokens = await provider.tokens_for(
        browser, standard, await provider.person(), scope="openid offline_access",
        claims=json.dumps({"id_token": {"email": None}, "userinfo": {"name": None}}),
    )  # fmt: skip
    again = (await provider.refresh(browser, standard, tokens["refresh_token"])).json()
    assert "email" in provider.claims_of(again["id_token"])
    me = await browser.get("/oidc/me", headers={"Authorization": f"Bearer {again['access_token']}"})
    assert set(me.json()) == {"sub", "name"}


async def test_what_is_not_understood_is_ignored(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """5.5: "Other members MAY be present. Any members used that are not understood MUST be ignored"."""
    wanted = {
        "verified_claims": {"x": 1},
        "userinfo": {
            "favourite_colour": {"essential": True},
            "name": {"purpose": "greeting", "values": [1, {}]},
        },
        "id_token": {"iss": None, "http://example.com/x": None},
    }
    in_token, me = await asked(browser, standard, wanted)
    assert set(me) == {"sub", "name"}
    assert "http://example.com/x" not in in_token


async def test_essential_claims_that_are_not_there_are_no_error(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """5.5.1: the provider "MUST NOT generate an error when Claims are not returned", essential ones or not."""
    _, me = await asked(browser, standard, {"userinfo": {"gender": {"essential": True}}})
    assert "gender" not in me


async def test_clients_of_the_contract_may_ask_as_well(browser: httpx.AsyncClient, web: TestClient) -> None:
    """What a scope would give, alone, and in the contract's form."""
    in_token, me = await asked(
        browser, web, {"id_token": {"updated_at": None}, "userinfo": {"picture": None}}
    )
    assert in_token["updated_at"] > 10**12
    assert "name" not in in_token
    assert me["picture"] is None


async def test_claims_that_cost_a_query_need_their_scope(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """Roles are told whoever asks for the scope; the ID Token has them if they are asked for there."""
    wanted = {"id_token": {"roles": None}}
    assert "roles" not in (await asked(browser, standard, wanted))[0]
    assert (await asked(browser, standard, wanted, scope="openid roles", prompt="login"))[0]["roles"] == []


@pytest.mark.parametrize(
    "text",
    [
        "", "nonsense", "[]", '"x"', "null", '{"userinfo": []}', '{"id_token": "x"}', '{"userinfo": {"name": 1}}',
        '{"id_token": {"acr": {"essential": "yes"}}}', '{"id_token": {"acr": {"values": "x"}}}',
        '{"id_token": {"acr": {"values": [1]}}}', '{"id_token": {"sub": {"value": "a\\u0000b"}}}',
        '{"id_token": {"sub": {"value": "\\ud800"}}}',
        '{"userinfo": {"name": {"values": ' + str(list(range(21))) + "}}}",
        '{"userinfo": ' + json.dumps({f"x{number}": None for number in range(101)}) + "}",
        '{"a": "' + "x" * 9000 + '"}', "[" * 4000,
    ],
)  # fmt: skip
def test_malformed_and_too_large_ones_are_refused(text: str) -> None:
    """5.5: "The claims parameter value is represented in an OAuth 2.0 request as UTF-8 encoded JSON"."""
    with pytest.raises(ProtocolError) as refused:
        parsed_claims(text)
    assert refused.value.error == "invalid_request"


async def test_the_client_is_told_what_is_malformed(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """3.1.2.6: invalid_request, by redirection."""
    answer = provider.answered(await provider.authorize(browser, standard, claims="{"))
    assert (answer["error"], answer["state"]) == ("invalid_request", "state-1")


async def test_only_what_is_understood_is_kept(database: str) -> None:
    """What is stored with codes and tokens is bounded by what this server knows."""
    text = json.dumps({"userinfo": {"x" * 300: None, "name": {"value": "y" * 300}}, "id_token": {"z": {}}})
    assert parsed_claims(text) == {"userinfo": {"name": None}}


# ---- sub


async def test_the_subject_that_is_asked_for(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """3.1.2.2: if sub is requested with a value, "the Authorization Server MUST only send a positive response if the
    End-User identified by that sub value has an active session"."""
    user = await provider.person()
    await provider.tokens_for(browser, standard, user)
    own = json.dumps({"id_token": {"sub": {"value": user.id}}})
    assert "code" in provider.answered(await provider.authorize(browser, standard, prompt="none", claims=own))
    foreign = json.dumps({"id_token": {"sub": {"value": "somebodyelse"}}})
    refused = provider.answered(await provider.authorize(browser, standard, prompt="none", claims=foreign))
    assert refused["error"] == "login_required"


async def test_nobody_else_may_sign_in_instead(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """3.1.2.2: it "MUST NOT reply with an ID Token or Access Token for a different user"."""
    foreign = json.dumps({"id_token": {"sub": {"value": "somebodyelse"}}})
    await provider.authorize(browser, standard, claims=foreign)
    answer = provider.answered(await provider.sign_in(browser, standard, await provider.person()))
    assert answer["error"] == "login_required"


# ---- acr


async def test_acr_is_stated_to_whoever_asks(browser: httpx.AsyncClient, standard: TestClient) -> None:
    """3.1.2.1: acr_values asks for acr as a voluntary claim; a password alone is one factor."""
    in_token, _ = await asked(browser, standard, acr_values=" ".join(ACR_VALUES))
    assert in_token["acr"] == ONE_FACTOR
    document = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    assert document["acr_values_supported"] == [ONE_FACTOR, TWO_FACTORS]


@pytest.mark.parametrize("how", [{"acr_values": "1 2"}, {"acr_values": TWO_FACTORS}])
async def test_the_true_level_is_stated(
    browser: httpx.AsyncClient, standard: TestClient, how: dict[str, str]
) -> None:
    """5.5.1.1: as a voluntary claim the current level is returned, though none of those asked for was reached."""
    assert (await asked(browser, standard, **how))[0]["acr"] == ONE_FACTOR


async def test_default_levels_of_a_client(browser: httpx.AsyncClient) -> None:
    """Dynamic Client Registration section 2: default_acr_values, as if acr_values were in each request."""
    client = await signing_clients.register(standard_profile=True, default_acr_values=[ONE_FACTOR])
    assert (await asked(browser, client))[0]["acr"] == ONE_FACTOR


async def test_an_essential_level_that_is_not_reached(
    browser: httpx.AsyncClient, standard: TestClient
) -> None:
    """5.5.1.1: then the provider "MUST treat that outcome as a failed authentication attempt"."""
    wanted = {"id_token": {"acr": {"essential": True, "values": [TWO_FACTORS]}}}
    await provider.authorize(browser, standard, claims=json.dumps(wanted))
    answer = provider.answered(await provider.sign_in(browser, standard, await provider.person()))
    assert answer["error"] == "unmet_authentication_requirements"
    assert "code" not in answer
    wanted["id_token"]["acr"]["values"] = [ONE_FACTOR]
    assert (await asked(browser, standard, wanted, prompt="login"))[0]["acr"] == ONE_FACTOR


@pytest.mark.parametrize(
    ("methods", "level"),
    [([], ONE_FACTOR), (["pwd"], ONE_FACTOR), (["otp"], ONE_FACTOR), (["pwd", "kba"], ONE_FACTOR),
     (["pwd", "otp"], TWO_FACTORS), (["hwk", "pin"], TWO_FACTORS), (["pwd", "mfa"], TWO_FACTORS)],
)  # fmt: skip
def test_levels(methods: list[str], level: str) -> None:
    """RFC 8176 section 2: two factors are something known and something held, or `mfa` itself."""
    assert level_of(methods) == level


def test_who_reaches_the_higher_level_has_reached_the_lower() -> None:
    """5.5.1.1: one of the values asked for is returned wherever that is true."""
    two = ["pwd", "otp"]
    assert stated_level([ONE_FACTOR], two) == ONE_FACTOR
    assert stated_level([ONE_FACTOR, TWO_FACTORS], two) == TWO_FACTORS
    assert stated_level(["urn:other"], two) == TWO_FACTORS
    assert is_level_met([ONE_FACTOR], two)
    assert is_level_met([], ["pwd"])
    assert not is_level_met([TWO_FACTORS], ["pwd"])
