"""What the server writes into a hosted page: data, language, and the policy that the browser holds the page to."""

import re
from collections.abc import AsyncIterator

import httpx
import orjson
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

import oidc.routes
from identity.experience.actions import update_sign_in_experience
from identity.experience.captcha import config_of
from identity.experience.captcha_actions import set_captcha_provider
from identity.kernel.actor import SYSTEM
from keystead import front_ends
from tests.oidc import provider

_TURNSTILE = "https://challenges.cloudflare.com"
_app = Starlette(routes=[Mount("/oidc", routes=oidc.routes.routes), *front_ends.routes()])


@pytest.fixture
async def browser(database: str) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody without any cookie."""
    transport = httpx.ASGITransport(app=_app)
    async with httpx.AsyncClient(transport=transport, base_url=provider.ENDPOINT) as client:
        yield client


def _data(answer: httpx.Response) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="keystead-data">(.*?)</script>', answer.text, re.S)
    assert found, answer.text
    data: dict[str, object] = orjson.loads(found[1])
    return data


def _policy(answer: httpx.Response) -> dict[str, list[str]]:
    directives = (part.split() for part in answer.headers["content-security-policy"].split(";"))
    return {name: sources for name, *sources in directives}


async def _begin(browser: httpx.AsyncClient, client_id: str) -> None:
    asked = {
        "client_id": client_id, "redirect_uri": provider.CALLBACK, "response_type": "code", "scope": "openid",
        "code_challenge": provider.CHALLENGE, "code_challenge_method": "S256",
    }  # fmt: skip
    answer = await browser.get("/oidc/auth", params=asked)
    assert answer.status_code in (302, 303), answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/sign-in", "/register", "/consent", "/single-sign-on", "/social/register", "/forgot-password"],
)
async def test_without_a_sign_in_its_pages_lead_away(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.get(path)
    assert (answer.status_code, answer.headers["location"]) == (302, "/unknown-session")
    assert (await browser.get(path, params={"preview": ""})).status_code == 200
    await update_sign_in_experience(SYSTEM, {"unknownSessionRedirectUrl": "https://www.example.com/start"})
    assert (await browser.get(path)).headers["location"] == "https://www.example.com/start"


@pytest.mark.parametrize(
    "path", ["/callback/somewhere", "/one-time-token", "/reset-password", "/unknown-session"]
)
async def test_other_pages_come_anyway(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 200


async def test_the_policy_is_closed_without_a_captcha(browser: httpx.AsyncClient) -> None:
    policy = _policy(await browser.get("/unknown-session"))
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert "frame-src" not in policy
    assert not any("unsafe" in source for sources in policy.values() for source in sources)


async def test_a_captcha_opens_the_policy_for_itself_while_it_is_on(browser: httpx.AsyncClient) -> None:
    config = {"type": "Turnstile", "siteKey": "site", "secretKey": "not-for-browsers"}
    await set_captcha_provider(SYSTEM, config_of(config))
    assert "frame-src" not in _policy(await browser.get("/unknown-session"))
    await update_sign_in_experience(SYSTEM, {"captchaPolicy": {"enabled": True}})
    answer = await browser.get("/unknown-session")
    assert _policy(answer)["script-src"] == ["'self'", _TURNSTILE]
    assert _policy(answer)["frame-src"] == [_TURNSTILE]
    assert "not-for-browsers" not in answer.text


async def test_recaptcha_comes_from_its_own_domain(browser: httpx.AsyncClient) -> None:
    config = {
        "type": "RecaptchaEnterprise", "siteKey": "site", "secretKey": "s", "projectId": "p",
        "domain": "www.recaptcha.net",
    }  # fmt: skip
    await set_captcha_provider(SYSTEM, config_of(config))
    await update_sign_in_experience(SYSTEM, {"captchaPolicy": {"enabled": True}})
    policy = _policy(await browser.get("/unknown-session"))
    assert "https://www.recaptcha.net/recaptcha/" in policy["script-src"]
    assert not any("google.com/recaptcha/" in source for source in policy["script-src"])


async def test_what_operators_write_cannot_end_the_data(browser: httpx.AsyncClient) -> None:
    await update_sign_in_experience(SYSTEM, {"customCss": "</script><script>alert(1)</script>"})
    answer = await browser.get("/unknown-session")
    assert "<script>alert" not in answer.text
    assert _data(answer)["settings"]["customCss"].startswith("</script>")  # type: ignore[index]


@pytest.mark.parametrize(
    ("asked", "language", "direction"),
    [
        ({"ui_locales": "ar"}, "ar", "rtl"),
        ({"ui_locales": "zh-Hant-HK"}, "zh-TW", "ltr"),
        ({"ui_locales": "zh"}, "zh-CN", "ltr"),
        ({"ui_locales": "pt-BR"}, "pt", "ltr"),
        ({"ui_locales": "xx yy"}, "en", "ltr"),
    ],
)
async def test_the_page_speaks_the_language_asked_for(
    browser: httpx.AsyncClient, asked: dict[str, str], language: str, direction: str
) -> None:
    answer = await browser.get("/unknown-session", params=asked)
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert _data(answer)["language"] == language


async def test_the_browsers_own_languages_count_by_their_weight(browser: httpx.AsyncClient) -> None:
    """RFC 9110 section 12.5.4."""
    answer = await browser.get(
        "/unknown-session", headers={"accept-language": "fr;q=0.3, *;q=0.1, de-CH;q=0.9"}
    )
    assert _data(answer)["language"] == "de"


async def test_after_a_way_elsewhere_the_application_is_known(browser: httpx.AsyncClient) -> None:
    """Providers send people back to an address that does not name it."""
    web = await provider.register("Traditional")
    assert _data(await browser.get("/callback/somewhere"))["application"] is None
    await _begin(browser, web.id)
    shown = _data(await browser.get("/callback/somewhere"))["application"]
    assert isinstance(shown, dict)
    assert shown["id"] == web.id


async def test_a_magic_link_learns_who_is_signed_in_and_no_other_page_does(
    browser: httpx.AsyncClient,
) -> None:
    assert "signedInAs" not in _data(await browser.get("/unknown-session"))
    assert _data(await browser.get("/one-time-token"))["signedInAs"] is None
    assert _data(await browser.get("/switch-account"))["signedInAs"] is None
