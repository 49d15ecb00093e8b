"""Config OP and Dynamic OP: discovery, registration, keys on both sides."""

import re
import time
from pathlib import Path
from typing import Any

import httpx
import jwt
import orjson
import pytest

from tests.certification import checks
from tests.certification.conftest import Registering
from tests.certification.party import CALLBACK, Key, register
from tests.certification.provider import ISSUER, Provider
from tests.certification.robot import Robot

# Members that the specifications know: any other is a home-made one.
_KNOWN = frozenset((Path(__file__).parent / "metadata_members.txt").read_text().split())

_FLAGS = frozenset(
    (
        "authorization_response_iss_parameter_supported", "backchannel_logout_session_supported",
        "backchannel_logout_supported", "claims_parameter_supported", "frontchannel_logout_session_supported",
        "frontchannel_logout_supported", "request_parameter_supported", "request_uri_parameter_supported",
        "tls_client_certificate_bound_access_tokens",
    )
)  # fmt: skip
_SCOPE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]+")  # RFC 6749 section 3.3
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")  # RFC 5646 section 2.1.1


def test_oidcc_discovery_endpoint_verification(provider: Provider) -> None:
    with provider.http() as http:
        answer = http.get(f"{ISSUER}/.well-known/openid-configuration")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/json")
    found: dict[str, Any] = answer.json()
    assert found["issuer"] == ISSUER
    assert set(found) <= _KNOWN, set(found) - _KNOWN
    for name, value in (found | found.get("mtls_endpoint_aliases", {})).items():
        if name.endswith("_endpoint") or name in {"jwks_uri", "check_session_iframe"}:
            assert value.startswith("https://"), name
        elif name in _FLAGS or name.startswith("require_"):
            assert isinstance(value, bool), name
        elif name.endswith("_supported"):
            assert value, f"{name} is empty"
            assert isinstance(value, list), name
            assert all(isinstance(each, str) for each in value), name
            assert len(set(value)) == len(value), name
    assert all(_SCOPE.fullmatch(each) for each in found["scopes_supported"])
    for name in ("ui_locales_supported", "claims_locales_supported"):
        assert all(_LOCALE.fullmatch(each) for each in found.get(name, ())), name
    types = {frozenset(each.split()) for each in found["response_types_supported"]}
    assert {frozenset({"code"}), frozenset({"id_token"}), frozenset({"id_token", "token"})} <= types
    assert {"authorization_code", "implicit", "refresh_token"} <= set(found["grant_types_supported"])
    assert {"public", "pairwise"} <= set(found["subject_types_supported"])
    assert "RS256" in found["id_token_signing_alg_values_supported"]
    assert "RS256" in found["userinfo_signing_alg_values_supported"]
    assert "RS256" in found["request_object_signing_alg_values_supported"]
    assert {"openid", "profile", "email", "address", "phone", "offline_access"} <= set(
        found["scopes_supported"]
    )
    assert "form_post" in found["response_modes_supported"]
    assert found["code_challenge_methods_supported"] == ["S256"]
    assert found["claims_supported"]
    checks.check_keys(provider.published_keys())


def test_oidcc_idtoken_rs256(party: Registering) -> None:
    client = party(id_token_signed_response_alg="RS256")
    exchange, _claims, members = client.signs_in()
    client.id_token(members["id_token"], exchange, "RS256")


def test_oidcc_userinfo_rs256(party: Registering) -> None:
    client = party(userinfo_signed_response_alg="RS256")
    _exchange, claims, members = client.signs_in()
    answer = client.http.get(f"{ISSUER}/me", headers={"Authorization": f"Bearer {members['access_token']}"})
    assert answer.headers["content-type"].startswith("application/jwt")
    (key,) = [
        each for each in client.provider.published_keys()
        if each["kid"] == jwt.get_unverified_header(answer.text)["kid"]
    ]  # fmt: skip
    told = jwt.decode(answer.text, jwt.PyJWK(key).key, ["RS256"], audience=client.id, issuer=ISSUER)
    assert told["sub"] == claims["sub"]
    assert "nonce" not in told


def test_oidcc_ensure_redirect_uri_in_authorization_request(party: Registering) -> None:
    party(redirect_uris=[CALLBACK, f"{CALLBACK}/other"]).is_shown_a_page("redirect", redirect_uri=None)


def test_oidcc_redirect_uri_query(party: Registering) -> None:
    """-OK, -mismatch, -added."""
    registered = f"{CALLBACK}?bar=foo"
    client = party(redirect_uris=[registered])
    landing = client.succeeds(redirect_uri=registered).landing
    assert landing.address.startswith(f"{registered}&")
    assert client.tokens(client.succeeds(redirect_uri=registered))
    client.is_shown_a_page(redirect_uri=f"{CALLBACK}?bar=faa")
    client.is_shown_a_page(redirect_uri=f"{registered}&baz=1")
    client.is_shown_a_page(redirect_uri=CALLBACK)


def test_oidcc_redirect_uri_regfrag(provider: Provider) -> None:
    answer = register(provider, "code", Key(), redirect_uris=[f"{CALLBACK}#fragment"])
    assert (answer.status_code, answer.json()["error"]) in {
        (400, "invalid_redirect_uri"),
        (400, "invalid_client_metadata"),
    }


def test_oidcc_server_with_private_key_jwt(party: Registering) -> None:
    party(token_endpoint_auth_method="private_key_jwt").signs_in()


def test_oidcc_registration_logo_policy_tos(provider: Provider, party: Registering) -> None:
    """The pages that the person sees show the logo and link to the policy and the terms."""
    shown = {
        "logo_uri": "https://rp.example/logo.png",
        "policy_uri": "https://rp.example/policy",
        "tos_uri": "https://rp.example/terms",
    }
    client = party(**shown)
    sign_in = _first_page(client.robot, client.request())
    client.signs_in()
    consent = _first_page(client.robot, client.request(prompt="consent"))
    for page in (sign_in, consent):
        assert re.search(rf'<img[^>]* src="{shown["logo_uri"]}"', page.text)
        assert re.search(r"img-src [^;]*https:", page.headers["content-security-policy"])
        for name in ("policy_uri", "tos_uri"):
            assert re.search(rf'<a [^>]*href="{shown[name]}"[^>]*>\w', page.text), name


def _first_page(robot: Robot, parameters: dict[str, str]) -> httpx.Response:
    answer = robot.http.get(f"{ISSUER}/auth", params=parameters)
    while answer.is_redirect:
        answer = robot.http.get(answer.headers["location"])
    return answer


def test_oidcc_registration_jwks_uri(provider: Provider, party: Registering) -> None:
    key = Key()
    address = _published(provider, key)
    client = party(token_endpoint_auth_method="private_key_jwt", jwks=None, jwks_uri=address)
    assert client.redeem(client.succeeds()).json()["error"] == "invalid_client", (
        "of a key that is not published"
    )
    client.key = key
    client.signs_in()
    assert address.removeprefix(provider.host.url) in provider.host.asked


def _published(provider: Provider, key: Key, address: str | None = None) -> str:
    path = address.removeprefix(provider.host.url) if address else f"/jwks-{key.kid}.json"
    return provider.host.publish(path, orjson.dumps({"keys": [key.public()]}))


def test_oidcc_refresh_token_rp_key_rotation(provider: Provider, party: Registering) -> None:
    """A new kid makes the provider read the client's keys again."""
    first, second = Key(), Key()
    address = _published(provider, first)
    client = party(
        token_endpoint_auth_method="private_key_jwt", jwks=None, jwks_uri=address,
        grant_types=["authorization_code", "refresh_token"],
    )  # fmt: skip
    client.key = first
    members = client.tokens(client.succeeds(scope="openid offline_access", prompt="consent"))
    _published(provider, second, address)
    client.key = second
    for _ in range(30):
        answer = client.ask_token(grant_type="refresh_token", refresh_token=members["refresh_token"])
        if answer.status_code == 200:
            break
        time.sleep(1)
    checks.check_token_response(answer)


def test_oidcc_registration_sector(provider: Provider, party: Registering) -> None:
    """-uri: two clients of one sector know a person by the same name; -bad: URIs that it does not list."""
    other = "https://other.example/callback"
    address = provider.host.publish("/sector.json", orjson.dumps([CALLBACK, other]))
    pairwise = {"subject_type": "pairwise", "sector_identifier_uri": address}
    subjects = []
    for uri in (CALLBACK, other):
        client = party(redirect_uris=[uri], **pairwise)
        subjects.append(client.signs_in(redirect_uri=uri)[1]["sub"])
    assert subjects[0] == subjects[1] != provider.user.id
    assert "/sector.json" in provider.host.asked
    answer = register(provider, "code", Key(), redirect_uris=["https://rp.example/not-listed"], **pairwise)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_client_metadata")


def test_oidcc_server_rotate_keys(provider: Provider, party: Registering) -> None:
    """After a rotation there is a new signing key, and the one before stays: what it signed can be verified."""
    client = party()
    before = {key["kid"]: key for key in provider.published_keys() if key["alg"] == "RS256"}
    exchange, _claims, members = client.signs_in()
    provider.api.rest("POST", "/api/configs/oidc/private-keys/rotate", {"signingKeyAlgorithm": "RSA"})
    time.sleep(1)
    after = {key["kid"]: key for key in provider.published_keys() if key["alg"] == "RS256"}
    new = set(after) - set(before)
    assert new
    assert {after[kid]["n"] for kid in new}.isdisjoint({key["n"] for key in before.values()})
    client.id_token(members["id_token"], exchange)
    _exchange, _claims, members = client.signs_in()
    assert jwt.get_unverified_header(members["id_token"])["kid"] in new


def test_oidcc_ensure_client_assertion_with_iss_aud_succeeds(party: Registering) -> None:
    client = party(token_endpoint_auth_method="private_key_jwt")
    exchange = client.succeeds()
    assert client.redeem(
        exchange, client_assertion=client.assertion("https://elsewhere.example")
    ).is_client_error
    assert client.tokens(exchange, client_assertion=client.assertion(ISSUER))


def test_registration_is_managed(provider: Provider, party: Registering) -> None:
    client = party()
    address, token = (
        client.registration[name] for name in ("registration_client_uri", "registration_access_token")
    )
    bearer = {"Authorization": f"Bearer {token}"}
    assert client.http.get(address, headers=bearer).json()["client_id"] == client.id
    assert client.http.delete(address, headers=bearer).status_code == 204
    assert client.http.get(address, headers=bearer).status_code == 401


def test_oidcc_3rd_party_init_login(party: Registering) -> None:
    """initiate_login_uri is echoed, at registration and later."""
    uri = "https://rp.example/initiate"
    client = party(initiate_login_uri=uri)
    assert client.registration["initiate_login_uri"] == uri
    bearer = {"Authorization": f"Bearer {client.registration['registration_access_token']}"}
    answer = client.http.get(client.registration["registration_client_uri"], headers=bearer)
    assert (answer.status_code, answer.json()["initiate_login_uri"]) == (200, uri)


def test_oidcc_3rd_party_init_login_nohttps(provider: Provider) -> None:
    answer = register(provider, "code", Key(), initiate_login_uri="http://rp.example/initiate")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_client_metadata")


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_a_secret_never_runs_out_unless_it_says_so(party: Registering, method: str) -> None:
    assert party(token_endpoint_auth_method=method).registration["client_secret_expires_at"] == 0
