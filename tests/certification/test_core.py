"""Basic, Implicit, Hybrid and Form Post OP: every module of the plans, in each response type and mode."""

import time
from typing import Any
from urllib.parse import urlencode

import jwt
import pytest

from tests.certification import checks
from tests.certification.conftest import Registering
from tests.certification.party import Key, Party, challenge_of, register
from tests.certification.provider import CLAIMS, ISSUER, Provider

BASIC, IMPLICIT = ("code",), ("id_token", "id_token token")
HYBRID = ("code id_token", "code token", "code id_token token")
_SCOPES = {
    "profile": {
        "name", "given_name", "family_name", "middle_name", "nickname", "profile", "picture", "website", "gender",
        "birthdate", "zoneinfo", "locale", "preferred_username", "updated_at",
    },
    "email": {"email", "email_verified"},
    "address": {"address"},
    "phone": {"phone_number", "phone_number_verified"},
}  # fmt: skip
_LOGIN_NEEDED = ("login_required", "interaction_required", "account_selection_required", "consent_required")


@pytest.fixture(
    params=[
        *BASIC,
        *IMPLICIT,
        *HYBRID,
        "code+form_post",
        "id_token token+form_post",
        "code id_token+form_post",
    ]
)
def variant(request: pytest.FixtureRequest, party: Registering) -> Party:
    """A client of each plan."""
    return _client(party, request.param)


@pytest.fixture(params=["code", "id_token token", "code id_token+form_post"])
def plan(request: pytest.FixtureRequest, party: Registering) -> Party:
    """A client of one response type of each plan, for what has nothing to do with the response type."""
    return _client(party, request.param)


def _client(party: Registering, variant: str) -> Party:
    response_type, _, mode = variant.partition("+")
    made = party(response_type)
    made.response_mode = mode or None
    return made


def _has_token(party: Party) -> bool:
    return bool({"code", "token"} & set(party.response_type.split()))


def _claims(party: Party, members: dict[str, Any], id_token: dict[str, Any]) -> dict[str, Any]:
    """What the client learns of the person, wherever this response type says it."""
    return party.userinfo(members["access_token"]) if _has_token(party) else id_token


def test_oidcc_server(variant: Party) -> None:
    _exchange, claims, members = variant.signs_in()
    assert set(claims) <= checks.TOLERATED, "claims that nobody asked for"
    if _has_token(variant):
        assert variant.userinfo(members["access_token"])["sub"] == claims["sub"]


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_oidcc_server_of_a_static_client(provider: Provider, method: str) -> None:
    """The static variants: an application with the switch `standardProfile`."""
    client = Party.known_beforehand(provider, method)
    _exchange, claims, members = client.signs_in(scope="openid profile")
    assert client.userinfo(members["access_token"])["sub"] == claims["sub"]


def test_oidcc_response_type_missing(variant: Party) -> None:
    variant.fails("unsupported_response_type", "invalid_request", response_type=None)


def test_oidcc_idtoken_signature(variant: Party) -> None:
    """RS256 unless the client registered otherwise, with the kid of a published key."""
    _exchange, _claims, members = variant.signs_in()
    header = jwt.get_unverified_header(members["id_token"])
    assert header["alg"] == "RS256"
    assert header["kid"] in {key["kid"] for key in variant.provider.published_keys()}


def test_oidcc_idtoken_unsigned(provider: Provider) -> None:
    """Skipped, since `none` is not advertised; nor can a client register for it."""
    assert "none" not in provider.metadata()["id_token_signing_alg_values_supported"]
    answer = register(provider, "code", Key(), id_token_signed_response_alg="none")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_client_metadata")


@pytest.mark.parametrize("response_type", [*BASIC, "id_token token", *HYBRID])
def test_oidcc_userinfo(party: Registering, response_type: str) -> None:
    """-get, -post-header, -post-body."""
    client = party(response_type)
    _exchange, claims, members = client.signs_in()
    token = members["access_token"]
    header = {"Authorization": f"Bearer {token}"}
    told = [
        client.http.get(f"{ISSUER}/me", headers=header),
        client.http.post(f"{ISSUER}/me", headers=header),
        client.http.post(f"{ISSUER}/me", data={"access_token": token}),
    ]
    assert [answer.status_code for answer in told] == [200, 200, 200]
    assert {answer.headers["content-type"].partition(";")[0] for answer in told} == {"application/json"}
    assert {answer.json()["sub"] for answer in told} == {claims["sub"]}


def test_oidcc_ensure_request_without_nonce(variant: Party) -> None:
    """-succeeds-for-code-flow (and for `code token`), -fails where the ID Token is in the front channel."""
    if "id_token" in variant.response_type.split():
        variant.fails("invalid_request", nonce=None)
    else:
        _exchange, claims, _members = variant.signs_in(nonce=None)
        assert "nonce" not in claims


@pytest.mark.parametrize("scope", [*_SCOPES, "profile email address phone"])
@pytest.mark.parametrize("response_type", ["code", "id_token", "code id_token token"])
def test_oidcc_scope(party: Registering, response_type: str, scope: str) -> None:
    client = party(response_type)
    _exchange, id_token, members = client.signs_in(scope=f"openid {scope}")
    told = _claims(client, members, id_token)
    wanted = set().union(*(_SCOPES[each] for each in scope.split()))
    assert wanted <= set(told), wanted - set(told)
    known = CLAIMS | {"email": client.provider.user.email, "phone_number": f"+{client.provider.user.phone}"}
    for name in wanted & set(known):
        assert told[name] == known[name], name
    if _has_token(client):
        assert set(id_token) <= checks.TOLERATED, "claims that userinfo has do not go into the ID Token"


def test_oidcc_alternate_happy_flow(variant: Party) -> None:
    """Other orders of parameters and scopes."""
    asked = variant.request(scope="email profile openid")
    address = f"{ISSUER}/auth?{urlencode(dict(reversed(asked.items())))}"
    landing = variant.robot.visit(address)
    assert "error" not in landing.members
    assert landing.members["state"] == asked["state"]
    assert set(variant.response_type.split()) <= {*landing.members, "token"}


@pytest.mark.parametrize("display", ["page", "popup"])
def test_oidcc_display(plan: Party, display: str) -> None:
    plan.signs_in(display=display)


def test_oidcc_prompt_login(variant: Party) -> None:
    _exchange, first, _members = variant.signs_in()
    time.sleep(1.1)  # the unit of auth_time
    exchange, second, _members = variant.signs_in(prompt="login")
    assert "signed in" in exchange.landing.seen
    assert second["sub"] == first["sub"]
    assert second["auth_time"] > first["auth_time"]


def test_oidcc_prompt_none_not_logged_in(variant: Party) -> None:
    exchange = variant.fails(*_LOGIN_NEEDED, prompt="none")
    assert exchange.landing.seen == ()


def test_oidcc_prompt_none_logged_in(variant: Party) -> None:
    _exchange, first, _members = variant.signs_in()
    exchange, second, _members = variant.signs_in(prompt="none")
    assert exchange.landing.seen == ()
    assert (first["sub"], first["auth_time"]) == (second["sub"], second["auth_time"])


def test_oidcc_max_age_1(plan: Party) -> None:
    _exchange, first, _members = plan.signs_in()
    time.sleep(2)
    exchange, second, _members = plan.signs_in(max_age="1")
    assert "signed in" in exchange.landing.seen
    assert second["auth_time"] > first["auth_time"]
    assert time.time() - second["auth_time"] < 30


def test_oidcc_max_age_10000(variant: Party) -> None:
    _exchange, first, _members = variant.signs_in(max_age="15000")
    exchange, second, _members = variant.signs_in(max_age="10000")
    assert exchange.landing.seen == ()
    assert (first["sub"], first["auth_time"]) == (second["sub"], second["auth_time"])


def test_oidcc_ensure_request_with_unknown_parameter_succeeds(variant: Party) -> None:
    variant.signs_in(extra="foobar")


def test_oidcc_id_token_hint(plan: Party) -> None:
    _exchange, first, members = plan.signs_in()
    exchange, second, _members = plan.signs_in(prompt="none", id_token_hint=members["id_token"])
    assert exchange.landing.seen == ()
    assert (first["sub"], first["auth_time"]) == (second["sub"], second["auth_time"])


@pytest.mark.parametrize(
    "hint",
    [{"login_hint": "nobody-known"}, {"ui_locales": "se"}, {"claims_locales": "se"}],
    ids=lambda hint: next(iter(hint)),
)
def test_oidcc_hints_and_locales(plan: Party, hint: dict[str, str]) -> None:
    plan.signs_in(**hint)


def test_oidcc_ensure_request_with_acr_values_succeeds(provider: Provider, variant: Party) -> None:
    values = provider.metadata()["acr_values_supported"]
    _exchange, claims, _members = variant.signs_in(acr_values=" ".join(values))
    assert claims["acr"] in values
    variant.succeeds(acr_values="1 2")  # unknown ones are no error


@pytest.mark.parametrize("response_type", [*BASIC, *HYBRID])
def test_oidcc_codereuse(party: Registering, response_type: str) -> None:
    """At once; what the first use gave is taken back (-codereuse-30seconds asks for that)."""
    client = party(response_type)
    exchange = client.succeeds()
    members = client.tokens(exchange)
    again = client.redeem(exchange)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    late = client.http.get(f"{ISSUER}/me", headers={"Authorization": f"Bearer {members['access_token']}"})
    assert late.status_code == 401


@pytest.mark.long
def test_oidcc_codereuse_30seconds(party: Registering) -> None:
    client = party()
    exchange = client.succeeds()
    members = client.tokens(exchange)
    time.sleep(30)
    assert client.redeem(exchange).json()["error"] == "invalid_grant"
    late = client.http.get(f"{ISSUER}/me", headers={"Authorization": f"Bearer {members['access_token']}"})
    assert late.status_code == 401


def test_oidcc_ensure_registered_redirect_uri(variant: Party) -> None:
    variant.is_shown_a_page("redirect", redirect_uri="https://rp.example/elsewhere")


def test_oidcc_ensure_post_request_succeeds(plan: Party) -> None:
    """From a form of another site, first by nobody and then by somebody who is signed in."""
    for headers, prompt in (({}, None), ({"Sec-Fetch-Site": "cross-site"}, "none")):
        plan.robot.http.headers.update(headers)
        exchange = plan.authorize(with_post=True, prompt=prompt)
        assert set(plan.response_type.split()) <= {*exchange.members, "token"}, exchange.landing


@pytest.mark.parametrize(
    "method", ["client_secret_post", "client_secret_basic", "private_key_jwt", "client_secret_jwt"]
)
def test_oidcc_server_client_authentication(provider: Provider, party: Registering, method: str) -> None:
    """-client-secret-post, and the others."""
    assert method in provider.metadata()["token_endpoint_auth_methods_supported"]
    party(token_endpoint_auth_method=method).signs_in()


def test_oidcc_claims_essential(variant: Party) -> None:
    """Where there is no access token the claim cannot be had; it is no error."""
    _exchange, id_token, members = variant.signs_in(claims='{"userinfo":{"name":{"essential":true}}}')
    assert "name" not in id_token
    if _has_token(variant):
        assert variant.userinfo(members["access_token"])["name"] == CLAIMS["name"]


@pytest.mark.parametrize("response_type", [*BASIC, *HYBRID])
def test_oidcc_refresh_token(provider: Provider, party: Registering, response_type: str) -> None:
    words = set(response_type.split())
    grants = ["authorization_code", "refresh_token"] + (["implicit"] if words - {"code"} else [])
    client, other = (party(response_type, grant_types=grants) for _ in range(2))
    assert "refresh_token" in provider.metadata()["grant_types_supported"]
    exchange = client.succeeds(scope="openid offline_access", prompt="consent")
    members = client.tokens(exchange)
    first = client.id_token(members["id_token"], exchange)
    time.sleep(1.1)  # the unit of iat
    stolen = other.ask_token(grant_type="refresh_token", refresh_token=members["refresh_token"])
    assert (stolen.status_code, stolen.json()["error"]) == (400, "invalid_grant")
    renewed = checks.check_token_response(
        client.ask_token(grant_type="refresh_token", refresh_token=members["refresh_token"])
    )
    assert renewed["access_token"] != members["access_token"]
    again = client.id_token(renewed["id_token"], exchange)
    kept = ("iss", "sub", "aud", "auth_time", "azp")
    assert {name: again.get(name) for name in kept} == {name: first.get(name) for name in kept}
    assert again["iat"] > first["iat"]


def test_oidcc_ensure_request_with_valid_pkce_succeeds(party: Registering) -> None:
    client, verifier = party(), "v" * 64
    exchange = client.succeeds(code_challenge=challenge_of(verifier), code_challenge_method="S256")
    assert client.redeem(exchange).json()["error"] == "invalid_grant"
    assert client.tokens(
        client.succeeds(code_challenge=challenge_of(verifier), code_challenge_method="S256"),
        code_verifier=verifier,
    )


def test_user_rejects(variant: Party) -> None:
    """A Cancel control on the sign-in page tells the client `access_denied`."""
    variant.robot.cancels = True
    exchange = variant.fails("access_denied")
    assert exchange.landing.seen == ("cancelled",)


def test_user_rejects_consent(party: Registering, plan: Party) -> None:
    """The same on the page that asks for consent, which somebody sees who is signed in for another client."""
    party_before = party()
    party_before.signs_in()
    plan.robot = party_before.robot
    plan.robot.cancels = True
    exchange = plan.fails("access_denied")
    assert exchange.landing.seen == ("cancelled",)
