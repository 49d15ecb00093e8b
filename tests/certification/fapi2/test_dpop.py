"""FAPI 2.0 Security Profile: DPoP proofs at all endpoints, and at the resource."""

import time
from base64 import urlsafe_b64encode
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any
from uuid import uuid4

import orjson

from tests.certification import checks
from tests.certification.fapi2.party import EcKey, FapiParty, refused
from tests.certification.provider import ISSUER


def test_ensure_dpopproof_with_iat_10seconds_before_and_after_succeeds(client: FapiParty) -> None:
    for seconds in (-10, 10):
        moment = int(time.time()) + seconds
        early = client.proof("POST", f"{ISSUER}/token", iat=moment)
        code = _code_of_pushed_proof(client, iat=moment)
        members = checks.check_token_response(client.redeem(code, proof=early))
        proof = client.proof("GET", f"{ISSUER}/me", members["access_token"], iat=moment)
        assert client.userinfo(members["access_token"], proof).status_code == 200


def test_check_dpop_proof_nbf_exp(client: FapiParty) -> None:
    now = int(time.time())
    proof = client.proof("POST", f"{ISSUER}/token", nbf=now - 10, exp=now + 300)
    checks.check_token_response(client.redeem(client.code(), proof=proof))


def test_ensure_dpop_auth_code_binding_success(client: FapiParty) -> None:
    """By dpop_jkt and by a proof at the endpoint that takes pushed requests, or by both."""
    assert client.tokens(dpop_jkt=client.proof_key.thumbprint)
    for jkt in (None, client.proof_key.thumbprint):
        checks.check_token_response(client.redeem(_code_of_pushed_proof(client, dpop_jkt=jkt)))


def _code_of_pushed_proof(client: FapiParty, **changes: Any) -> str:
    """A code that is bound to the key whose proof came with the pushed request."""
    proof = client.proof("POST", f"{ISSUER}/request", iat=changes.pop("iat", int(time.time())))
    answer = client.push(client.request(**changes), {"DPoP": proof})
    assert answer.status_code == 201, answer.text
    return client.open(answer.json()["request_uri"]).members["code"]


def test_ensure_mismatched_dpop_jkt_fails(client: FapiParty) -> None:
    proof = {"DPoP": client.proof("POST", f"{ISSUER}/request")}
    refused(client.push(client.request(dpop_jkt="x" * 43), proof), "invalid_request", "invalid_dpop_proof")


def test_ensure_token_endpoint_fails_with_mismatched_dpop_jkt(client: FapiParty) -> None:
    """-dpop-jkt, and -proof-jkt: the code was bound to another key, by its thumbprint or by a proof."""
    by_thumbprint = client.code(dpop_jkt=EcKey().thumbprint)
    by_proof, own = _code_of_pushed_proof(client), client.proof_key
    client.proof_key = EcKey()
    try:
        for code in (by_thumbprint, by_proof):
            refused(client.redeem(code), "invalid_request", "invalid_grant", "invalid_dpop_proof")
    finally:
        client.proof_key = own


def test_ensure_holder_of_key_required(client: FapiParty) -> None:
    refused(
        client.redeem(client.code(), proof=None), "invalid_request", "invalid_grant", "invalid_dpop_proof"
    )


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
        "alg": ".".join((_encoded({"typ": "dpop+jwt", "jwk": public}), *good.split(".")[1:])),
        "no-typ": client.proof("GET", url, token, header={"typ": None}),
        "other-key": client.rsa_proof("PS256", "GET", url, token),
    }


def test_dpop_negative_tests(client: FapiParty) -> None:
    token = client.tokens()["access_token"]
    for kind, proof in _bad_proofs(client, token).items():
        answer = client.userinfo(token, proof)
        assert answer.status_code in {400, 401}, f"{kind}: {answer.text}"
    assert client.userinfo(token).status_code == 200, "the token itself is good"
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


def test_dpop_proofs_have_the_algorithms_of_the_profile(client: FapiParty) -> None:
    """-dpop-negative-tests: one RSA key signs with PS256, which is good, and with RS256, which is not, everywhere."""
    url = f"{ISSUER}/token"
    weak, strong = (partial(client.rsa_proof, algorithm) for algorithm in ("RS256", "PS256"))
    pushed = client.push(client.request(), {"DPoP": weak("POST", f"{ISSUER}/request")})
    refused(pushed, "invalid_dpop_proof")
    code = client.code()
    refused(client.redeem(code, proof=weak("POST", url)), "invalid_dpop_proof")
    members = checks.check_token_response(client.redeem(code, proof=strong("POST", url)))
    token, me = members["access_token"], f"{ISSUER}/me"
    assert client.userinfo(token, strong("GET", me, token)).status_code == 200
    assert client.userinfo(token, weak("GET", me, token)).status_code == 401


def _encoded(members: dict[str, Any]) -> str:
    return urlsafe_b64encode(orjson.dumps(members)).rstrip(b"=").decode()


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
    odd["x-fapi-interaction-id"] = wanted = str(uuid4())
    answer = client.http.get(f"{ISSUER}/me", headers=odd)
    assert answer.status_code == 200
    assert answer.headers.get("x-fapi-interaction-id", wanted) == wanted
    assert abs(parsedate_to_datetime(answer.headers["date"]).timestamp() - time.time()) < 300
