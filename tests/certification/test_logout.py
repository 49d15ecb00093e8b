"""RP-initiated, front-channel and back-channel logout, session management."""

import re
import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest

from tests.certification import checks
from tests.certification.conftest import Registering
from tests.certification.party import Party
from tests.certification.provider import ISSUER, Provider
from tests.certification.robot import Landing

SIGNED_OUT = "https://rp.example/test/a/keystead/post_logout_redirect"
_LOGIN_NEEDED = ("login_required", "interaction_required", "account_selection_required", "consent_required")


@pytest.fixture
def client(party: Registering) -> Party:
    return party(post_logout_redirect_uris=[SIGNED_OUT])


def _leave(client: Party, **parameters: str) -> Landing:
    return client.robot.visit(f"{ISSUER}/session/end?{urlencode(parameters)}")


def test_oidcc_rp_initiated_logout(client: Party) -> None:
    """Back with the same state and nothing else; then nobody is signed in."""
    _exchange, _claims, members = client.signs_in()
    state = "s" * 128
    landing = _leave(
        client, id_token_hint=members["id_token"], post_logout_redirect_uri=SIGNED_OUT, state=state
    )
    assert landing.address.startswith(SIGNED_OUT)
    assert landing.members == {"state": state}
    client.fails(*_LOGIN_NEEDED, prompt="none")


def test_oidcc_rp_initiated_logout_no_state(client: Party) -> None:
    _exchange, _claims, members = client.signs_in()
    landing = _leave(client, id_token_hint=members["id_token"], post_logout_redirect_uri=SIGNED_OUT)
    assert (landing.address, landing.members) == (SIGNED_OUT, {})


@pytest.mark.parametrize("uri", ["https://rp.example/elsewhere", f"{SIGNED_OUT}?foo=bar"])
def test_oidcc_rp_initiated_logout_bad_post_logout_redirect_uri(client: Party, uri: str) -> None:
    _exchange, _claims, members = client.signs_in()
    landing = _leave(client, id_token_hint=members["id_token"], post_logout_redirect_uri=uri)
    assert landing.is_page
    assert landing.status == 400


def test_oidcc_rp_initiated_logout_bad_id_token_hint(client: Party) -> None:
    """-modified-id-token-hint (alg none) and -bad-id-token-hint (signed by the client)."""
    _exchange, claims, _members = client.signs_in()
    swapped = claims | {"iss": client.id, "aud": ISSUER}
    for hint in (checks.unsigned(claims), client.key.sign(swapped), client.key.sign(claims)):
        assert _leave(client, id_token_hint=hint, post_logout_redirect_uri=SIGNED_OUT).is_page


@pytest.mark.parametrize(
    "parameters",
    [{"post_logout_redirect_uri": SIGNED_OUT}, {}, {"state": "only"}],
    ids=["no-hint", "no-params", "only-state"],
)
def test_oidcc_rp_initiated_logout_without_hint(client: Party, parameters: dict[str, str]) -> None:
    """-no-id-token-hint, -no-params, -only-state: signed out, on a page of the provider."""
    client.signs_in()
    landing = _leave(client, **parameters)
    assert landing.is_page
    assert landing.status == 200
    client.fails(*_LOGIN_NEEDED, prompt="none")


def test_oidcc_rp_initiated_logout_no_post_logout_redirect_uri(client: Party) -> None:
    _exchange, _claims, members = client.signs_in()
    assert _leave(client, id_token_hint=members["id_token"]).is_page
    client.fails(*_LOGIN_NEEDED, prompt="none")


def test_logout_by_post(client: Party) -> None:
    """RP-Initiated Logout section 2: both GET and POST."""
    _exchange, _claims, members = client.signs_in()
    form = {"id_token_hint": members["id_token"], "post_logout_redirect_uri": SIGNED_OUT}
    assert client.robot.post(f"{ISSUER}/session/end", form).address == SIGNED_OUT


def test_oidcc_frontchannel_rp_initiated_logout(provider: Provider, party: Registering) -> None:
    found = provider.metadata()
    assert found["frontchannel_logout_supported"] is found["frontchannel_logout_session_supported"] is True
    uri = "https://rp.example/test/a/keystead/frontchannel?kept=1"
    client = party(
        post_logout_redirect_uris=[SIGNED_OUT],
        frontchannel_logout_uri=uri,
        frontchannel_logout_session_required=True,
    )
    _exchange, claims, members = client.signs_in()
    query = urlencode(
        {"id_token_hint": members["id_token"], "post_logout_redirect_uri": SIGNED_OUT, "state": "s"}
    )
    answer = client.robot.http.get(f"{ISSUER}/session/end?{query}")
    while answer.is_redirect:
        answer = client.robot.http.get(answer.headers["location"])
    (frame,) = re.findall(r'<iframe[^>]* src="([^"]+)"', answer.text)
    asked = parse_qs(urlsplit(frame.replace("&amp;", "&")).query)
    assert asked == {"kept": ["1"], "iss": [ISSUER], "sid": [claims["sid"]]}
    policy = answer.headers["content-security-policy"]
    assert re.search(r"frame-src [^;]*https://rp\.example", policy), policy
    assert f"{SIGNED_OUT}?state=s" in answer.text.replace("&amp;", "&"), "then it goes on to the client"
    client.fails(*_LOGIN_NEEDED, prompt="none")


def test_oidcc_backchannel_rp_initiated_logout(provider: Provider, party: Registering) -> None:
    found = provider.metadata()
    assert found["backchannel_logout_supported"] is found["backchannel_logout_session_supported"] is True
    path = "/backchannel"
    client = party(
        post_logout_redirect_uris=[SIGNED_OUT], backchannel_logout_uri=f"{provider.host.url}{path}",
        backchannel_logout_session_required=True,
    )  # fmt: skip
    _exchange, claims, members = client.signs_in()
    provider.host.posted.clear()
    _leave(client, id_token_hint=members["id_token"], post_logout_redirect_uri=SIGNED_OUT)
    for _ in range(50):
        if provider.host.posted:
            break
        time.sleep(0.1)
    ((asked, form),) = provider.host.posted
    assert asked == path
    assert list(form) == ["logout_token"]
    _check_logout_token(provider, client, form["logout_token"][0], claims)


def _check_logout_token(provider: Provider, client: Party, token: str, claims: dict[str, Any]) -> None:
    header = jwt.get_unverified_header(token)
    (key,) = [each for each in provider.published_keys() if each["kid"] == header["kid"]]
    told = jwt.decode(token, jwt.PyJWK(key).key, [header["alg"]], audience=client.id, issuer=ISSUER)
    assert told["events"] == {"http://schemas.openid.net/event/backchannel-logout": {}}
    assert (told["sub"], told["sid"]) == (claims["sub"], claims["sid"])
    assert {"iat", "exp", "jti"} <= set(told)
    assert "nonce" not in told


def test_oidcc_session_management(provider: Provider, party: Registering) -> None:
    """Each response has a session_state; the frame may be framed by clients."""
    found = provider.metadata()
    client = party()
    exchange = client.succeeds()
    assert exchange.members["session_state"]
    again = client.succeeds(prompt="none")
    assert again.members["session_state"]
    frame = client.http.get(found["check_session_iframe"])
    assert frame.status_code == 200
    assert frame.headers.get("x-frame-options") not in {"DENY", "SAMEORIGIN"}
    assert "frame-ancestors 'none'" not in frame.headers.get("content-security-policy", "")
    checks.check_unguessable(exchange.members["session_state"])
