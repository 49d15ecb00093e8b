"""FAPI 2.0 Security Profile in its variants: client certificates, without OpenID Connect, client credentials."""

import itertools

import pytest

from tests.certification import checks
from tests.certification.fapi2.party import EcKey, FapiParty, certificate_of, refused
from tests.certification.provider import ENDPOINT, ISSUER, Provider

_MANAGEMENT_API = "https://default.logto.app/api"
_MANAGEMENT_ROLE = "Logto Management API access"


@pytest.fixture(
    scope="module",
    params=itertools.product((False, True), (False, True)),
    ids=lambda each: f"{'mtls' if each[0] else 'private_key_jwt'}-{'mtls' if each[1] else 'dpop'}",
)
def variant(request: pytest.FixtureRequest, provider: Provider) -> FapiParty:
    """Every client_auth_type with every sender_constrain."""
    by_certificate, binds = request.param
    return FapiParty(provider, by_certificate=by_certificate, binds_to_certificate=binds)


def test_happy_flow(variant: FapiParty) -> None:
    """With a refresh, and the resource."""
    members = variant.tokens()
    form = {"grant_type": "refresh_token", "refresh_token": members["refresh_token"]}
    renewed = checks.check_token_response(variant.ask_token(form | variant.authentication()))
    for token in (members["access_token"], renewed["access_token"]):
        assert variant.userinfo(token).status_code == 200


def test_ensure_holder_of_key_required(variant: FapiParty) -> None:
    """Without the proof or the certificate there is no token, and with another one's it is worth nothing."""
    code, token = variant.code(), variant.tokens()["access_token"]
    certificate, own = variant.http.headers.pop("Client-Cert", None), variant.proof_key
    try:
        refused(
            variant.redeem(code, proof=None),
            "invalid_client", "invalid_request", "invalid_grant", "invalid_dpop_proof",
        )  # fmt: skip
        if variant.binds_to_certificate:
            assert variant.userinfo(token).status_code == 401
        other = EcKey()
        variant.http.headers["Client-Cert"], variant.proof_key = certificate_of(other), other
        assert variant.userinfo(token).status_code == 401
    finally:
        variant.http.headers.pop("Client-Cert", None)
        variant.proof_key = own
        if certificate:
            variant.http.headers["Client-Cert"] = certificate
    checks.check_token_response(variant.redeem(code))


def test_client_authentication_by_another_certificate_fails(provider: Provider) -> None:
    """RFC 8705 section 2.2: the key must be one that the client registered."""
    client = FapiParty(provider, by_certificate=True, binds_to_certificate=True)
    client.http.headers["Client-Cert"] = certificate_of(EcKey())
    refused(client.push(client.request()), "invalid_client")


def test_plain_oauth(variant: FapiParty) -> None:
    """The openid scope was not asked for, so there is no ID Token."""
    members = variant.tokens(scope="profile offline_access", nonce=None)
    assert "id_token" not in members
    assert members["refresh_token"]


def test_fapi_client_credentials_grant(provider: Provider) -> None:
    """Without a person; our own API is the resource, which takes the token with its key alone."""
    client = FapiParty(provider, kind="MachineToMachine")
    _let_manage(provider, client)
    form = {"grant_type": "client_credentials", "resource": _MANAGEMENT_API, "scope": "all"}
    refused(client.ask_token(form | client.assertion(), None), "invalid_request", "invalid_dpop_proof")
    refused(client.ask_token(form | client.assertion(f"{ISSUER}/token")), "invalid_client")
    members = checks.check_token_response(client.ask_token(form | client.assertion()))
    token, url = members["access_token"], f"{ENDPOINT}/api/applications"
    assert client.at_resource(url, token).status_code == 200
    assert client.at_resource(url, token, scheme="dpop").status_code == 200
    assert client.at_resource(url, token, scheme="Bearer").status_code == 401
    assert client.http.get(url, params={"access_token": token}).status_code == 401
    client.proof_key = EcKey()
    assert client.at_resource(url, token).status_code == 401


def test_algorithms_of_proofs_at_our_own_api(provider: Provider) -> None:
    """FAPI 2.0 section 5.4.1 holds there as well: of one RSA key PS256 is good and RS256 is not."""
    client = FapiParty(provider, kind="MachineToMachine")
    _let_manage(provider, client)
    form = {"grant_type": "client_credentials", "resource": _MANAGEMENT_API, "scope": "all"}
    proof = client.rsa_proof("PS256", "POST", f"{ISSUER}/token")
    token = checks.check_token_response(client.ask_token(form | client.assertion(), proof))["access_token"]
    url = f"{ENDPOINT}/api/applications"
    for algorithm, status in (("PS256", 200), ("RS256", 401)):
        assert (
            client.at_resource(url, token, client.rsa_proof(algorithm, "GET", url, token)).status_code
            == status
        )


def _let_manage(provider: Provider, client: FapiParty) -> None:
    roles = provider.api.rest("GET", "/api/roles?type=MachineToMachine")
    (role,) = [each for each in roles if each["name"] == _MANAGEMENT_ROLE]
    provider.api.rest("POST", f"/api/applications/{client.id}/roles", {"roleIds": [role["id"]]})
