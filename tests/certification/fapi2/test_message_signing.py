"""FAPI 2.0 Message Signing: signed requests and signed answers."""

import secrets
import time
from typing import Any

import httpx
import jwt
import pytest

from tests.certification import checks
from tests.certification.fapi2.party import FapiParty, refused
from tests.certification.provider import ISSUER, Provider


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
    signer.robot.cancels = True
    try:
        pushed = _push_object(signer, _object(signer, prompt="login consent")).json()
        landing = signer.open(pushed["request_uri"])
    finally:
        signer.robot.cancels = False
    assert set(landing.members) == {"response"}
    told = checks.unverified(landing.members["response"])
    assert (told["error"], told["iss"], told["aud"]) == ("access_denied", ISSUER, signer.id)


@pytest.mark.parametrize(
    "kind",
    [
        "exp",
        "nbf",
        "aud",
        "exp-far",
        "nbf-old",
        "expired",
        "rs256",
        "unsigned",
        "bad-signature",
        "request_uri",
    ],
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
        "rs256": lambda: signer.rsa_key.sign(checks.unverified(good)),
        "unsigned": lambda: checks.unsigned(checks.unverified(good)),
        "bad-signature": lambda: good.rsplit(".", 1)[0] + "." + "A" * 86,
        "request_uri": lambda: _object(signer, request_uri="https://rp.example/object"),
    }[kind]()
    refused(_push_object(signer, token), "invalid_request_object")


def test_request_object_of_another_client(signer: FapiParty, client: FapiParty) -> None:
    """Of another client, and this client's under another's key."""
    forged = client.key.sign(checks.unverified(_object(signer)), kid=signer.key.kid)
    for token in (_object(client), forged):
        refused(_push_object(signer, token), "invalid_request", "invalid_request_object")


def test_plain_parameters_where_signed_ones_are_required(signer: FapiParty) -> None:
    refused(signer.push(signer.request()), "invalid_request")


def test_request_object_audience_may_be_a_list_and_nbf_a_little_ahead(signer: FapiParty) -> None:
    now = int(time.time())
    assert _push_object(signer, _object(signer, aud=[ISSUER])).status_code == 201
    assert _push_object(signer, _object(signer, nbf=now + 8)).status_code == 201


def test_what_stands_beside_the_object_is_not_used(signer: FapiParty) -> None:
    """Neither other values nor ones that the object does not have; not even the redirect URI."""
    form = {"client_id": signer.id, "state": "outside", "redirect_uri": signer.redirect_uri}
    for state in ("inside", None):
        pushed = signer.push(form | {"request": _object(signer, state=state)}).json()
        told = checks.unverified(signer.open(pushed["request_uri"], state="outside").members["response"])
        assert told.get("state") == state
    without = _object(signer, redirect_uri=None)
    refused(signer.push(form | {"request": without}), "invalid_request", "invalid_request_object")
