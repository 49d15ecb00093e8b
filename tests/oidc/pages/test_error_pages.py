"""What must not be redirected is said on a page, in words and in the person's language (RFC 6749 section 4.1.2.1)."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

import oidc.phrases
from identity.experience.actions import update_sign_in_experience
from identity.kernel.actor import SYSTEM
from oidc.pages import brand, errors
from tests.oidc import provider
from tests.oidc.pages.conftest import MakeRobot, asking
from tests.oidc.provider import CALLBACK, TestClient
from tests.oidc.robot import Page, read_page

_LANGUAGES = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(oidc.phrases.__file__).parent / "languages").glob("*.json")
}
_AS_BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


async def _page(browser: httpx.AsyncClient, address: str, **headers: str) -> Page:
    response = await browser.get(
        address, headers=_AS_BROWSER | {k.replace("_", "-"): v for k, v in headers.items()}
    )
    assert "location" not in response.headers, "it must not be redirected"
    assert response.headers["content-type"].startswith("text/html"), response.text
    return read_page(response)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"client_id": "nobody"}, "client_unknown"),
        ({"redirect_uri": None}, "redirect_uri_missing"),
        ({"redirect_uri": "https://elsewhere.example/"}, "redirect_uri"),
        ({"redirect_uri": f"{CALLBACK}?more=1"}, "redirect_uri"),
        ({"redirect_uri": "javascript:alert(1)"}, "redirect_uri"),
        ({"client_id": None}, "request"),
        ({"request_uri": "urn:ietf:params:oauth:request_uri:nonsense"}, "request_uri"),
    ],
)
async def test_the_page_says_what_is_wrong(
    browser: httpx.AsyncClient, web: TestClient, changes: dict[str, Any], kind: str
) -> None:
    page = await _page(browser, asking(web, **changes))
    assert 400 <= page.status < 500
    assert page.texts["title"] == _LANGUAGES["en"][f"error.{kind}.title"]
    assert page.texts["message"] == _LANGUAGES["en"][f"error.{kind}.text"]
    assert re.fullmatch(r"[a-z_.]+", page.texts["error"])
    assert page.texts["error_description"]


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("id_token_hint=nonsense", "hint"),
        ("client_id={client}&post_logout_redirect_uri=https://elsewhere.example/", "sign_out_redirect"),
        ("client_id=nobody&post_logout_redirect_uri=https://elsewhere.example/", "client_unknown"),
        ("client_id=a&client_id=b", "sign_out"),
    ],
)
async def test_of_signing_out(browser: httpx.AsyncClient, web: TestClient, query: str, kind: str) -> None:
    """RP-Initiated Logout section 4."""
    page = await _page(browser, f"/oidc/session/end?{query.format(client=web.id)}")
    assert page.texts["title"] == _LANGUAGES["en"][f"error.{kind}.title"]


async def test_a_sign_in_that_is_over(browser: httpx.AsyncClient) -> None:
    page = await _page(browser, "/oidc/auth/no-such-interaction")
    assert page.texts["title"] == "This sign-in is over"


async def test_what_broke_has_a_reference(
    browser: httpx.AsyncClient, web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("oidc.cookies.session_token", broken)
    page = await _page(browser, asking(web))
    assert page.status == 500
    assert page.texts["reference"] in page.texts["message"]
    assert re.fullmatch(r"[0-9a-f]{12}", page.texts["reference"])
    assert "secret detail" not in page.html


async def test_a_program_is_answered_in_json(browser: httpx.AsyncClient, web: TestClient) -> None:
    response = await browser.get(asking(web, client_id="nobody"))
    assert response.json()["error"] == "invalid_client"


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("de", "de"),
        ("de-CH,en;q=0.5", "de"),
        ("en;q=0.3, fr;q=0.9", "fr"),
        ("pt-BR", "pt"),
        ("zh-Hant-HK", "zh-TW"),
        ("zh-TW", "zh-TW"),
        ("zh-Hans-SG", "zh-CN"),
        ("zh", "zh-CN"),
        ("ar-EG", "ar"),
        ("tlh", "en"),
        ("fr;q=0, de;q=0.1", "de"),
        ("*", "en"),
        (";;q=x,,\x7f", "en"),
        ("x" * 5000, "en"),
    ],
)
async def test_the_browsers_language(browser: httpx.AsyncClient, wanted: str, language: str) -> None:
    """RFC 9110 section 12.5.4, RFC 4647 section 3.4."""
    page = await _page(browser, "/oidc/auth?client_id=nobody", accept_language=wanted)
    assert page.language == language
    assert page.texts["title"] == _LANGUAGES[language]["error.client_unknown.title"]


async def test_ui_locales_go_before_the_browsers_language(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    """OpenID Connect Core section 3.1.2.1: in order of preference, and no error where none is known."""
    page = await _page(browser, "/oidc/auth?client_id=nobody&ui_locales=se+ko+de", accept_language="fr")
    assert page.language == "ko"
    form = {"client_id": "nobody", "ui_locales": "ja"}
    posted = read_page(await browser.post("/oidc/auth", data=form, headers=_AS_BROWSER))
    assert posted.language == "ja"


async def test_the_operators_language_comes_last(browser: httpx.AsyncClient) -> None:
    await update_sign_in_experience(SYSTEM, {"languageInfo": {"autoDetect": False, "fallbackLanguage": "en"}})
    page = await _page(browser, "/oidc/auth?client_id=nobody", accept_language="de")
    assert page.language == "en"


async def test_lines_of_arabic_run_from_the_right(browser: httpx.AsyncClient) -> None:
    page = await _page(browser, "/oidc/auth?client_id=nobody&ui_locales=ar")
    assert '<html lang="ar" dir="rtl"' in page.html


@pytest.mark.parametrize("language", sorted(_LANGUAGES))
def test_every_language_has_every_phrase(language: str) -> None:
    own, english = _LANGUAGES[language], _LANGUAGES["en"]
    assert own.keys() == english.keys()
    for key, text in own.items():
        assert text.strip(), key
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), key


def test_every_explanation_has_words() -> None:
    kinds = {*errors._BY_CODE.values(), *(kind for _, kind in errors._BY_WORD), "request", "sign_out"}
    for kind in kinds:
        assert {f"error.{kind}.title", f"error.{kind}.text"} <= _LANGUAGES["en"].keys()


_INJECTED = '"><script>alert(1)</script>'


async def test_nothing_of_a_request_becomes_markup(browser: httpx.AsyncClient, web: TestClient) -> None:
    """RFC 9700 section 4.11 and the OWASP basics: a page shows what was sent as text alone."""
    for changes in ({"client_id": _INJECTED}, {"redirect_uri": _INJECTED}, {"ui_locales": _INJECTED}):
        await provider.authorize(browser, web)
        page = await _page(browser, asking(web, **{"redirect_uri": "https://x.example/", **changes}))
        assert "<script>alert" not in page.html
    page = await _page(browser, f"/oidc/session/end?{httpx.QueryParams({'id_token_hint': _INJECTED})}")
    assert "<script>alert" not in page.html


async def test_every_page_keeps_to_itself(
    browser: httpx.AsyncClient, make_robot: MakeRobot, web: TestClient
) -> None:
    """RFC 9700 section 4.16 on clickjacking; no cache and no Referer learns what is in a page or its address."""
    robot = await make_robot()
    await robot.authorize(asking(web, response_mode="form_post"))
    await robot.sign_out("/oidc/session/end")
    error = await _page(browser, "/oidc/auth?client_id=nobody")
    ours = [each for each in robot.shown if urlsplit(each.address).path.startswith("/oidc")]
    assert len(ours) >= 3
    for page in [*ours, error]:
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "base-uri 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["x-frame-options"] == "DENY"
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "strict-origin"
    assert "form-action 'none'" in error.headers["content-security-policy"]


async def test_nonces_are_for_one_answer(browser: httpx.AsyncClient) -> None:
    policies = {
        (await _page(browser, "/oidc/auth?client_id=nobody")).headers["content-security-policy"]
        for _ in range(3)
    }
    assert len(policies) == 3


async def test_the_pages_have_the_operators_colours_and_logo(browser: httpx.AsyncClient) -> None:
    color = {"primaryColor": "#ffee00", "isDarkModeEnabled": True, "darkPrimaryColor": "#ffee00"}
    await update_sign_in_experience(
        SYSTEM, {"color": color, "branding": {"logoUrl": "https://id.example.com/logo.png?a=1&b=2"}}
    )
    page = await _page(browser, "/oidc/auth?client_id=nobody")
    assert page.images == ["https://id.example.com/logo.png?a=1&b=2"]
    assert "--brand-light:rgb(255 238 0)" in page.html
    assert "--on-brand-light:rgb(20 20 28)" in page.html, "a light button has a dark label"


@pytest.mark.parametrize("color", ["#6139F6", "#fff", "#000", "#ffee00", "#7f7f7f", "#f00"])
@pytest.mark.parametrize("ground", [(255, 255, 255), (28, 28, 34)])
def test_links_stay_readable(color: str, ground: brand.Rgb) -> None:
    """WCAG 2.2, success criterion 1.4.3."""
    own = brand.parsed(color)
    assert own is not None
    assert brand.contrast(brand.readable_on(own, ground), ground) >= 4.5


@pytest.mark.parametrize("color", ["", "red", "#12", "#12345678", "#ggg"])
def test_a_colour_is_hexadecimal(color: str) -> None:
    assert brand.parsed(color) is None
