"""FAPI 2.0 Security Profile and Message Signing, with private_key_jwt and DPoP."""

import secrets
import time
from typing import Any

import httpx
import jwt
import pytest

from tests.certification import checks
from tests.certification.fapi import CALLBACK, EcKey, FapiParty
from tests.certification.provider import ISSUER, Provider

_ALGORITHMS = {"PS256", "ES256", "EdDSA", "Ed25519"}


@pytest.fixture(scope="module")
def client(provider: Provider) -> FapiParty:
    """The first client of the plan."""
    return FapiParty(provider)


@pytest.fixture(scope="module")
def client2(provider: Provider) -> FapiParty:
    """The second, whose redirect URI has a query."""
    return FapiParty(provider, f"{CALLBACK}?dummy1=lorem&dummy2=ipsum")


def refused(answer: httpx.Response, *errors: str) -> None:
    """A refusal in the protocol's form, with one of these errors."""
    assert answer.status_code in {400, 401}, answer.text
    assert answer.json()["error"] in errors, answer.text


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


def test_ensure_dpopproof_with_iat_10seconds_before_and_after_succeeds(client: FapiParty) -> None:
    for seconds in (-10, 10):
        moment = int(time.time()) + seconds
        early = client.proof("POST", f"{ISSUER}/token", iat=moment)
        members = checks.check_token_response(client.redeem(client.code(), proof=early))
        proof = client.proof("GET", f"{ISSUER}/me", members["access_token"], iat=moment)
        assert client.userinfo(members["access_token"], proof).status_code == 200


def test_check_dpop_proof_nbf_exp(client: FapiParty) -> None:
    now = int(time.time())
    proof = client.proof("POST", f"{ISSUER}/token", nbf=now - 10, exp=now + 300)
    checks.check_token_response(client.redeem(client.code(), proof=proof))


def test_ensure_dpop_auth_code_binding_success(client: FapiParty) -> None:
    """By dpop_jkt and by a proof at the endpoint that takes pushed requests."""
    assert client.tokens(dpop_jkt=client.proof_key.thumbprint)
    answer = client.push(client.request(), {"DPoP": client.proof("POST", f"{ISSUER}/request")})
    code = client.open(answer.json()["request_uri"]).members["code"]
    checks.check_token_response(client.redeem(code))


def test_ensure_mismatched_dpop_jkt_fails(client: FapiParty) -> None:
    proof = {"DPoP": client.proof("POST", f"{ISSUER}/request")}
    refused(client.push(client.request(dpop_jkt="x" * 43), proof), "invalid_request", "invalid_dpop_proof")
    code = client.code(dpop_jkt=EcKey().thumbprint)
    refused(client.redeem(code), "invalid_request", "invalid_grant", "invalid_dpop_proof")


def test_par_ensure_jwt_client_assertions_nbf(client: FapiParty) -> None:
    """8 seconds in the future is accepted, over 60 is not."""
    now = int(time.time())
    assert client.push(client.request(), None, **client.assertion(nbf=now + 8)).status_code == 201
    late = client.push(client.request(), None, **client.assertion(nbf=now + 90))
    refused(late, "invalid_client", "invalid_request")


def test_par_ensure_reused_request_uri_prior_to_auth_completion_succeeds(client: FapiParty) -> None:
    reference = client.reference()
    other = client.new_robot().http
    assert other.get(f"{ISSUER}/auth", params={"client_id": client.id, "request_uri": reference}).is_redirect
    assert "code" in client.open(reference).members
    again = client.open(reference)
    assert again.is_page or again.members["error"] == "invalid_request_uri"


def test_refresh_token(client: FapiParty, client2: FapiParty) -> None:
    """No rotation; another client's, no authentication and no proof are refused."""
    members = client.tokens()
    form = {"grant_type": "refresh_token", "refresh_token": members["refresh_token"]}
    for _ in range(2):
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
    landing = client.open(client.reference(state="inside"), state="outside", nonce="outside")
    assert landing.members["state"] == "inside"
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


def test_ensure_client_id_in_token_endpoint(client: FapiParty, client2: FapiParty) -> None:
    refused(
        client.redeem(client.code(), client_id=client2.id),
        "invalid_client",
        "invalid_grant",
        "invalid_request",
    )


def test_ensure_holder_of_key_required(client: FapiParty) -> None:
    refused(
        client.redeem(client.code(), proof=None), "invalid_request", "invalid_grant", "invalid_dpop_proof"
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
    ["none", "expired", "wrong-aud", "no-sub", "aud-array", "aud-par-endpoint", "aud-token-endpoint", "unsigned",
     "bad-signature", "other-key"],
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


def _bad_proofs(client: FapiParty, token: str) -> dict[str, str]:
    url, now = f"{ISSUER}/me", int(time.time())
    public = client.proof_key.public()
    private = {**public, "d": "AAAA"}
    good = client.proof("GET", url, token)
    return {
        "malformed": "not.a.proof",
        "typ": client.proof("GET", url, token, header={"typ": "jwt"}),
        "jwk": client.proof("GET", url, token, header={"jwk": None}),
        "private-jwk": client.proof("GET", url, token, header={"jwk": private}),
        "jti": client.proof("GET", url, token, jti=None),
        "htm": client.proof("GET", url, token, htm=None),
        "wrong-htm": client.proof("POST", url, token),
        "htu": client.proof("GET", url, token, htu=None),
        "wrong-htu": client.proof("GET", f"{ISSUER}/token", token),
        "iat": client.proof("GET", url, token, iat=None),
        "old": client.proof("GET", url, token, iat=now - 3600),
        "future": client.proof("GET", url, token, iat=now + 3600),
        "ath": client.proof("GET", url, None),
        "wrong-ath": client.proof("GET", url, "another-token"),
        "signature": good.rsplit(".", 1)[0] + "." + "A" * 86,
        "unsigned": checks.unsigned(checks.unverified(good)),
    }


def test_dpop_negative_tests(client: FapiParty) -> None:
    token = client.tokens()["access_token"]
    for kind, proof in _bad_proofs(client, token).items():
        answer = client.userinfo(token, proof)
        assert answer.status_code in {400, 401}, f"{kind}: {answer.text}"
    one, two = (client.proof("GET", f"{ISSUER}/me", token) for _ in range(2))
    headers = [("Authorization", f"DPoP {token}"), ("DPoP", one), ("DPoP", two)]
    assert client.http.get(f"{ISSUER}/me", headers=headers).status_code in {400, 401}
    assert client.userinfo(token, scheme="Bearer").status_code == 401
    bare = {"Authorization": f"DPoP {token}"}
    assert client.http.get(f"{ISSUER}/me", headers=bare).status_code in {400, 401}
    assert client.http.get(f"{ISSUER}/me", params={"access_token": token}).status_code in {400, 401}
    replayed = client.proof("GET", f"{ISSUER}/me", token)
    assert client.userinfo(token, replayed).status_code == 200
    assert client.userinfo(token, replayed).status_code == 401


def test_dpop_is_tolerant_where_it_may_be(client: FapiParty) -> None:
    """The scheme's case; htu with a query and a fragment, its host's case and its default port."""
    token = client.tokens()["access_token"]
    for scheme in ("dpop", "DPOP"):
        assert client.userinfo(token, scheme=scheme).status_code == 200
    for url in (
        f"{ISSUER}/me?x=1",
        f"{ISSUER}/me#x",
        "https://ID.example/oidc/me",
        "https://id.example:443/oidc/me",
    ):
        assert client.userinfo(token, client.proof("GET", url, token)).status_code == 200, url
    odd = {
        "Authorization": f"DPoP {token}",
        "DPoP": client.proof("GET", f"{ISSUER}/me", token),
        "Accept": "text/x-odd",
    }
    assert client.http.get(f"{ISSUER}/me", headers=odd).status_code == 200


# Message Signing


@pytest.fixture(scope="module")
def signer(provider: Provider) -> FapiParty:
    """A client whose requests and answers have to be signed."""
    return FapiParty(
        provider,
        requireSignedRequestObject=True,
        requestObjectSigningAlg="ES256",
        authorizationSignedResponseAlg="ES256",
    )


def _object(client: FapiParty, /, **changes: Any) -> str:
    now = int(time.time())
    times = {
        "iss": client.id,
        "aud": ISSUER,
        "iat": now,
        "nbf": now,
        "exp": now + 300,
        "jti": secrets.token_urlsafe(12),
    }
    return client.key.sign({**client.request(response_mode="jwt"), **times, **changes})


def _push_object(client: FapiParty, token: str) -> httpx.Response:
    return client.push({"client_id": client.id, "request": token})


def test_signed_request_and_answer(signer: FapiParty) -> None:
    answer = _push_object(signer, _object(signer, state="kept"))
    assert answer.status_code == 201, answer.text
    landing = signer.open(answer.json()["request_uri"])
    assert set(landing.members) == {"response"}
    (key,) = [
        each for each in signer.provider.published_keys()
        if each["kid"] == jwt.get_unverified_header(landing.members["response"])["kid"]
    ]  # fmt: skip
    told = jwt.decode(
        landing.members["response"], jwt.PyJWK(key).key, ["ES256"], audience=signer.id, issuer=ISSUER
    )
    assert told["state"] == "kept"
    assert 10 < told["exp"] - time.time() < 600
    checks.check_token_response(signer.redeem(told["code"]))


def test_errors_are_signed_as_well(signer: FapiParty) -> None:
    answer = _push_object(signer, _object(signer, prompt="none"))
    landing = signer.new_robot().visit(
        f"{ISSUER}/auth?client_id={signer.id}&request_uri={answer.json()['request_uri']}"
    )
    assert set(landing.members) == {"response"}
    assert checks.unverified(landing.members["response"])["error"] == "login_required"


@pytest.mark.parametrize(
    "kind",
    ["exp", "nbf", "aud", "exp-far", "nbf-old", "expired", "unsigned", "bad-signature", "request_uri"],
)
def test_request_objects_that_fail(signer: FapiParty, kind: str) -> None:
    now = int(time.time())
    good = _object(signer)
    token = {
        "exp": lambda: _object(signer, exp=None),
        "nbf": lambda: _object(signer, nbf=None),
        "aud": lambda: _object(signer, aud="https://elsewhere.example"),
        "exp-far": lambda: _object(signer, exp=now + 70 * 60),
        "nbf-old": lambda: _object(signer, nbf=now - 70 * 60),
        "expired": lambda: _object(signer, exp=now - 300),
        "unsigned": lambda: checks.unsigned(checks.unverified(good)),
        "bad-signature": lambda: good.rsplit(".", 1)[0] + "." + "A" * 86,
        "request_uri": lambda: _object(signer, request_uri="https://rp.example/object"),
    }[kind]()
    refused(_push_object(signer, token), "invalid_request_object")


def test_request_object_of_another_client(signer: FapiParty, client: FapiParty) -> None:
    refused(_push_object(signer, _object(client)), "invalid_request", "invalid_request_object")


def test_plain_parameters_where_signed_ones_are_required(signer: FapiParty) -> None:
    refused(signer.push(signer.request()), "invalid_request")


def test_request_object_audience_may_be_a_list_and_nbf_a_little_ahead(signer: FapiParty) -> None:
    now = int(time.time())
    assert _push_object(signer, _object(signer, aud=[ISSUER])).status_code == 201
    assert _push_object(signer, _object(signer, nbf=now + 8)).status_code == 201
