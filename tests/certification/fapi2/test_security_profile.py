"""FAPI 2.0 Security Profile, with private_key_jwt and DPoP: discovery, authorization and token requests."""

import time
from typing import Any

import httpx
import jwt
import pytest

from tests.certification import checks
from tests.certification.fapi2.party import CALLBACK, EcKey, FapiParty, refused
from tests.certification.provider import CLAIMS, ISSUER, Provider

_ALGORITHMS = {"PS256", "ES256", "EdDSA", "Ed25519"}


def test_discovery_end_point_verification(provider: Provider) -> None:
    found = provider.metadata()
    assert "code" in found["response_types_supported"]
    assert found["authorization_response_iss_parameter_supported"] is True
    assert found["pushed_authorization_request_endpoint"]
    assert {"private_key_jwt"} <= set(found["token_endpoint_auth_methods_supported"])
    for name in (
        "dpop_signing_alg_values_supported",
        "token_endpoint_auth_signing_alg_values_supported",
        "id_token_signing_alg_values_supported",
        "request_object_signing_alg_values_supported",
        "authorization_signing_alg_values_supported",
    ):
        assert _ALGORITHMS & set(found[name]), name
    assert "S256" in found["code_challenge_methods_supported"]
    assert "authorization_code" in found["grant_types_supported"]
    assert found["tls_client_certificate_bound_access_tokens"] is True
    assert "self_signed_tls_client_auth" in found["token_endpoint_auth_methods_supported"]
    assert {"jwt", "query.jwt"} <= set(found["response_modes_supported"])
    with provider.http() as http:
        inserted = http.get("https://id.example/.well-known/oauth-authorization-server/oidc")
    assert inserted.json()["issuer"] == ISSUER


def test_happy_flow(client: FapiParty, client2: FapiParty) -> None:
    for each in (client, client2):
        members = each.tokens()
        claims = checks.id_token_claims(
            members["id_token"], each.provider.published_keys(), issuer=ISSUER, client_id=each.id,
            nonce=checks.unverified(members["id_token"])["nonce"], algorithm="ES256",
        )  # fmt: skip
        told = each.userinfo(members["access_token"])
        assert (told.status_code, told.json()["sub"]) == (200, claims["sub"])
        assert "date" in told.headers
    stolen = client.userinfo(members["access_token"])
    assert stolen.status_code == 401


def test_ensure_authorization_request_without_state_or_nonce_success(client: FapiParty) -> None:
    """-without-state, -without-nonce, -with-64-char-nonce, -long-nonce, -long-state, -other-scope-order."""
    for changes in (
        {"state": None},
        {"nonce": None},
        {"nonce": "n" * 64},
        {"nonce": "n" * 384},
        {"state": "s" * 1000},
        {"scope": "offline_access openid"},
    ):
        assert client.code(**changes)


def test_par_ensure_jwt_client_assertions_nbf(client: FapiParty) -> None:
    """8 seconds in the future is accepted, over 60 is not."""
    now = int(time.time())
    assert client.push(client.request(), None, **client.assertion(nbf=now + 8)).status_code == 201
    late = client.push(client.request(), None, **client.assertion(nbf=now + 90))
    refused(late, "invalid_client", "invalid_request")


def test_par_without_and_with_duplicate_parameters(client: FapiParty) -> None:
    """client_id and request_uri are enough; the same parameters may stand beside them."""
    asked = client.request()
    beside_it = {name: value for name, value in asked.items() if name != "client_id"}
    for beside in ({}, beside_it):
        reference = client.push(asked).json()["request_uri"]
        assert client.open(reference, **beside).members["state"] == asked["state"]


def test_claims_parameter_identity_claims(client: FapiParty) -> None:
    """In the ID Token and at userinfo, as asked."""
    asked = '{"id_token":{"given_name":null},"userinfo":{"name":{"essential":true}}}'
    members = client.tokens(claims=asked)
    assert checks.unverified(members["id_token"])["given_name"] == CLAIMS["given_name"]
    assert client.userinfo(members["access_token"]).json()["name"] == CLAIMS["name"]


@pytest.mark.parametrize(
    ("prompt", "error"), [("none", "login_required"), ("login consent", "access_denied")]
)
def test_requests_that_ended_with_an_error_are_over(client: FapiParty, prompt: str, error: str) -> None:
    """RFC 9126 section 4: refused for prompt=none, or cancelled by the person, is answered too."""
    client.robot = client.new_robot()
    reference = client.reference(prompt=prompt)
    client.robot.cancels = True
    assert client.open(reference).members["error"] == error
    client.robot.cancels = False
    again = client.open(reference)
    assert (again.is_page, again.status) == (True, 400)


@pytest.mark.long
def test_par_attempt_to_use_expired_request_uri(client: FapiParty) -> None:
    pushed = client.push(client.request()).json()
    time.sleep(pushed["expires_in"] + 1)
    assert client.open(pushed["request_uri"]).is_page


def test_par_ensure_reused_request_uri_prior_to_auth_completion_succeeds(client: FapiParty) -> None:
    reference = client.reference()
    other = client.new_robot().http
    assert other.get(f"{ISSUER}/auth", params={"client_id": client.id, "request_uri": reference}).is_redirect
    assert "code" in client.open(reference).members
    again = client.open(reference)
    assert again.is_page or again.members["error"] == "invalid_request_uri"


def test_refresh_token(client: FapiParty, client2: FapiParty) -> None:
    """No rotation, not even after the moment in which a rotated one would be good again; another client's, no
    authentication and no proof are refused."""
    members = client.tokens()
    form = {"grant_type": "refresh_token", "refresh_token": members["refresh_token"]}
    for seconds in (0, 4):
        time.sleep(seconds)
        renewed = checks.check_token_response(client.ask_token(form | client.assertion()))
        assert renewed.get("refresh_token", members["refresh_token"]) == members["refresh_token"]
    refused(client2.ask_token(form | client2.assertion()), "invalid_grant")
    refused(client.ask_token(form | {"client_id": client.id}), "invalid_client", "invalid_request")
    refused(
        client.ask_token(form | client.assertion(), None),
        "invalid_request",
        "invalid_grant",
        "invalid_dpop_proof",
    )


def test_plain_fapi_unregistered_redirect_uri(client: FapiParty) -> None:
    refused(
        client.push(client.request(redirect_uri="https://rp.example/elsewhere")),
        "invalid_request",
        "invalid_redirect_uri",
    )


def test_user_rejects_authentication(client: FapiParty, client2: FapiParty) -> None:
    for each in (client, client2):
        each.robot.cancels = True
        try:
            parameters = each.request(prompt="login consent")
            landing = each.open(each.push(parameters).json()["request_uri"])
        finally:
            each.robot.cancels = False
        assert landing.members["error"] == "access_denied"
        assert (landing.members["state"], landing.members["iss"]) == (parameters["state"], ISSUER)


def test_ensure_different_values_inside_and_outside(client: FapiParty) -> None:
    """-different-nonce, -different-state, -state-only-outside: what was pushed counts."""
    reference = client.reference(state="inside", nonce="inside")
    landing = client.open(reference, state="outside", nonce="outside")
    assert landing.members["state"] == "inside"
    members = checks.check_token_response(client.redeem(landing.members["code"]))
    assert checks.unverified(members["id_token"])["nonce"] == "inside"
    landing = client.open(client.reference(state=None), state="outside")
    assert "state" not in landing.members


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": None},
        {"response_type": "code id_token"},
        {"response_type": "token"},
        {"code_challenge": None, "code_challenge_method": None},
        {"code_challenge_method": "plain"},
        {"request_uri": "urn:ietf:params:oauth:request_uri:of-mine"},
    ],
    ids="-".join,
)
def test_par_refusals(client: FapiParty, changes: dict[str, Any]) -> None:
    """Without a redirect URI, other response types, without PKCE or with plain, with a request_uri of its own."""
    refused(
        client.push(client.request(**changes)),
        "invalid_request", "invalid_request_object", "unsupported_response_type", "unauthorized_client",
        "request_uri_not_supported",
    )  # fmt: skip


def test_ensure_unsigned_authorization_request_without_using_par_fails(client: FapiParty) -> None:
    landing = client.robot.visit(str(httpx.URL(f"{ISSUER}/auth", params=client.request())))
    assert landing.is_page or landing.members["error"] == "invalid_request"


def test_ensure_redirect_uri_in_authorization_request(client: FapiParty) -> None:
    """Beside the request_uri it does not make up for one that was not pushed, nor replace one that was."""
    refused(client.push(client.request(redirect_uri=None)), "invalid_request")
    landing = client.open(client.reference(), redirect_uri="https://rp.example/elsewhere")
    assert landing.address.startswith(client.redirect_uri)


def test_ensure_client_id_in_token_endpoint(client: FapiParty, client2: FapiParty) -> None:
    refused(
        client.redeem(client.code(), client_id=client2.id),
        "invalid_client",
        "invalid_grant",
        "invalid_request",
    )


def test_ensure_authorization_code_is_bound_to_client(client: FapiParty, client2: FapiParty) -> None:
    refused(client2.redeem(client.code(), redirect_uri=client.redirect_uri), "invalid_grant")


def test_attempt_reuse_authorization_code_after_one_second(client: FapiParty) -> None:
    code = client.code()
    members = checks.check_token_response(client.redeem(code))
    time.sleep(1)
    refused(client.redeem(code), "invalid_grant")
    assert client.userinfo(members["access_token"]).status_code == 401


@pytest.mark.long
def test_ensure_token_endpoint_fails_with_expired_auth_code(client: FapiParty) -> None:
    code = client.code()
    time.sleep(62)
    refused(client.redeem(code), "invalid_grant")


def _assertions(client: FapiParty) -> dict[str, dict[str, str]]:
    now = int(time.time())
    other = EcKey()
    forged = client.assertion()["client_assertion"].rsplit(".", 1)[0]
    kept = client.assertion()
    return {
        "none": {"client_id": client.id},
        "expired": client.assertion(exp=now - 300),
        "wrong-aud": client.assertion("https://elsewhere.example"),
        "rs256": client.assertion(algorithm="RS256"),
        "no-sub": client.assertion(sub=None),
        "aud-array": client.assertion([ISSUER]),
        "aud-par-endpoint": client.assertion(f"{ISSUER}/request"),
        "aud-token-endpoint": client.assertion(f"{ISSUER}/token"),
        "unsigned": kept | {"client_assertion": checks.unsigned(checks.unverified(kept["client_assertion"]))},
        "bad-signature": kept | {"client_assertion": f"{forged}.{'A' * 86}"},
        "other-key": kept | {
            "client_assertion": jwt.encode(
                checks.unverified(kept["client_assertion"]), other.private, "ES256", headers={"kid": client.key.kid}
            )
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    "kind",
    ["none", "expired", "wrong-aud", "rs256", "no-sub", "aud-array", "aud-par-endpoint", "aud-token-endpoint",
     "unsigned", "bad-signature", "other-key"],
)  # fmt: skip
def test_client_assertions_that_fail(client: FapiParty, kind: str) -> None:
    """At both endpoints."""
    given = _assertions(client)[kind]
    refused(client.push(client.request(), None, **given), "invalid_client", "invalid_request")
    form = {
        "grant_type": "authorization_code",
        "code": "c",
        "redirect_uri": CALLBACK,
        "code_verifier": client.verifier,
    }
    refused(client.ask_token(form | _assertions(client)[kind]), "invalid_client", "invalid_request")


def test_assertions_have_the_algorithms_of_the_profile(client: FapiParty) -> None:
    """The key with which RS256 is refused (-ensure-signed-client-assertion-with-RS256-fails) is good with PS256."""
    given = client.assertion(algorithm="PS256")
    assert client.push(client.request(), None, **given).status_code == 201


def test_an_assertion_is_good_once(client: FapiParty) -> None:
    """RFC 7523 section 3, item 7."""
    given = client.assertion()
    assert client.push(client.request(), None, **given).status_code == 201
    refused(client.push(client.request(), None, **given), "invalid_client")


def test_par_attempt_to_use_request_uri_for_different_client(client: FapiParty, client2: FapiParty) -> None:
    landing = client2.open(client.reference())
    assert landing.is_page or landing.members["error"] in {
        "invalid_request",
        "invalid_request_uri",
        "invalid_request_object",
    }


def test_par_attempt_invalid_http_method(client: FapiParty) -> None:
    answer = client.http.put(f"{ISSUER}/request", data={**client.request(), **client.assertion()})
    assert answer.status_code >= 400


def test_ensure_pkce_code_verifier_required_and_right(client: FapiParty) -> None:
    refused(client.redeem(client.code(), code_verifier=None), "invalid_grant")
    refused(client.redeem(client.code(), code_verifier="w" * 64), "invalid_grant")
