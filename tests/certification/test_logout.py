"""RP-initiated, front-channel and back-channel logout, session management."""

import hashlib
import re
import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
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


def test_oidcc_logout_discovery_endpoint_verification(provider: Provider) -> None:
    """Of all the logout plans."""
    found = provider.metadata()
    for kind in ("frontchannel", "backchannel"):
        assert found[f"{kind}_logout_supported"] is found[f"{kind}_logout_session_supported"] is True
    assert found["end_session_endpoint"].startswith("https://")
    assert found["check_session_iframe"].startswith("https://")


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
        landing = _leave(client, id_token_hint=hint, post_logout_redirect_uri=SIGNED_OUT)
        assert (landing.is_page, landing.status) == (True, 400)


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


def test_oidcc_frontchannel_rp_initiated_logout(party: Registering) -> None:
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
    _check_goes_on_when_told(answer, f"{SIGNED_OUT}?state=s")
    client.fails(*_LOGIN_NEEDED, prompt="none")


def _check_goes_on_when_told(page: httpx.Response, address: str) -> None:
    """The page has loaded when its frames have; then on, in words that old browsers know. Without scripts later."""
    assert re.search(rf'<a id="continue" href="{re.escape(address)}"', page.text)
    (script,) = re.findall(r"<script[^>]*>(.*?)</script>", page.text, re.DOTALL)
    assert "addEventListener('load', goOn)" in script
    assert not re.search(r"=>|`|\b(const|let|async|await)\b|\?\.", script)
    seconds, _, target = page.headers["refresh"].partition("; url=")
    assert (int(seconds) > 2, target) == (True, address)


def test_oidcc_backchannel_rp_initiated_logout(provider: Provider, party: Registering) -> None:
    path = "/backchannel"
    client = party(
        post_logout_redirect_uris=[SIGNED_OUT], backchannel_logout_uri=f"{provider.host.url}{path}",
        backchannel_logout_session_required=True,
    )  # fmt: skip
    _exchange, claims, members = client.signs_in()
    provider.host.posted.clear()
    landing = _leave(
        client, id_token_hint=members["id_token"], post_logout_redirect_uri=SIGNED_OUT, state="s"
    )
    ((asked, form),) = provider.host.posted  # before the redirect
    assert (landing.address.partition("?")[0], landing.members) == (SIGNED_OUT, {"state": "s"})
    assert asked == path
    assert list(form) == ["logout_token"]
    _check_logout_token(provider, client, form["logout_token"][0], claims)
    client.fails(*_LOGIN_NEEDED, prompt="none")


def _check_logout_token(provider: Provider, client: Party, token: str, claims: dict[str, Any]) -> None:
    header = jwt.get_unverified_header(token)
    (key,) = [each for each in provider.published_keys() if each["kid"] == header["kid"]]
    told = jwt.decode(token, jwt.PyJWK(key).key, [header["alg"]], audience=client.id, issuer=ISSUER)
    assert told["events"] == {"http://schemas.openid.net/event/backchannel-logout": {}}
    assert (told["sub"], told["sid"]) == (claims["sub"], claims["sid"])
    assert header["typ"] == "logout+jwt"
    assert told["jti"]
    assert abs(told["iat"] - time.time()) < checks.CLOCK_SKEW < told["exp"] - time.time() + checks.CLOCK_SKEW
    assert "nonce" not in told


def test_oidcc_session_management(provider: Provider, party: Registering) -> None:
    """Section 3.2: what the frame works out is `unchanged` until the person has signed out. tests/browser asks it."""
    client = party(post_logout_redirect_uris=[SIGNED_OUT])
    exchange, _claims, members = client.signs_in()
    first, again = (each.members["session_state"] for each in (exchange, client.succeeds(prompt="none")))
    assert _is_unchanged(client, first)
    assert _is_unchanged(client, again)
    frame = client.http.get(provider.metadata()["check_session_iframe"])
    assert frame.status_code == 200
    assert frame.headers.get("x-frame-options") not in {"DENY", "SAMEORIGIN"}
    assert "frame-ancestors *" in frame.headers["content-security-policy"]
    _leave(client, id_token_hint=members["id_token"], post_logout_redirect_uri=SIGNED_OUT)
    assert not _is_unchanged(client, first)
    client.succeeds()
    assert not _is_unchanged(client, first)


def test_the_mark_of_the_session_is_for_frames_of_other_sites(client: Party) -> None:
    """Scripts read it, and browsers send it to frames in pages of other sites."""
    answers: list[httpx.Response] = []
    client.robot.http.event_hooks = {"response": [answers.append]}
    client.signs_in()
    (mark, *_) = [
        each for answer in answers for each in answer.headers.get_list("set-cookie")
        if each.startswith("_session_state=")
    ]  # fmt: skip
    assert "httponly" not in mark.lower()
    assert "samesite=none" in mark.lower()
    assert "secure" in mark.lower()


def _is_unchanged(client: Party, session_state: str) -> bool:
    """What the script in the frame finds."""
    told, salt = session_state.rsplit(".", 1)
    mark = client.robot.http.cookies.get("_session_state", default="")
    text = f"{client.id} https://rp.example {mark} {salt}"
    return told == hashlib.sha256(text.encode()).hexdigest()
