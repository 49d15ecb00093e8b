"""OpenID Connect Front-Channel Logout 1.0."""

import re
from html import unescape

import httpx
import pytest

from tests.oidc import provider
from tests.oidc.sign_outs import BYE, PAGE, client_with, sign_out

FRAME = "https://rp.example.com/logged-out?keep=me"


async def _page(browser: httpx.AsyncClient, id_token: str) -> httpx.Response:
    browser.headers.update(PAGE)
    response = await sign_out(browser, id_token)
    assert response.status_code == 200, response.text
    return response


def _frames(page: httpx.Response) -> list[httpx.URL]:
    return [httpx.URL(unescape(each)) for each in re.findall(r'<iframe src="([^"]*)"', page.text)]


async def test_every_application_in_a_frame(browser: httpx.AsyncClient) -> None:
    """Section 2: iss and sid are added, a query is kept; section 3: sid is the ID Token's."""
    one = await client_with(protocol={"standard_profile": True, "frontchannel_logout_uri": FRAME})
    two = await client_with(
        protocol={
            "frontchannel_logout_uri": "http://two.example:8080/out",
            "frontchannel_logout_session_required": True,
        }
    )
    silent, absent = (
        await provider.register("SPA"),
        await client_with(protocol={"frontchannel_logout_uri": "https://absent.example/"}),
    )
    user = await provider.person()
    issued = [await provider.tokens_for(browser, each, user) for each in (one, two, silent)]
    async with provider.new_browser() as other:
        await provider.tokens_for(other, absent, user)
    page = await _page(browser, issued[0]["id_token"])
    frames = {each.host: each for each in _frames(page)}
    assert set(frames) == {"rp.example.com", "two.example"}
    sid = provider.claims_of(issued[0]["id_token"])["sid"]
    assert sid == provider.claims_of(issued[1]["id_token"])["sid"]
    assert dict(frames["rp.example.com"].params) == {"keep": "me", "iss": provider.ISSUER, "sid": sid}
    assert dict(frames["two.example"].params) == {"iss": provider.ISSUER, "sid": sid}


async def test_the_page_goes_on(browser: httpx.AsyncClient) -> None:
    """Section 2: then on to the post-logout redirect URI, with scripts or without."""
    client = await client_with(protocol={"frontchannel_logout_uri": FRAME})
    tokens = await provider.tokens_for(browser, client, await provider.person())
    page = await _page(browser, tokens["id_token"])
    assert page.headers["refresh"] == f"3; url={BYE}?state=s-1"
    assert f'id="continue" href="{BYE}?state=s-1"' in page.text
    policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
    assert policy["frame-src"] == "https://rp.example.com", "these origins and no others"
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    (nonce,) = re.findall(r'<script nonce="([^"]+)"', page.text)
    assert policy["script-src"] == f"'nonce-{nonce}'"
    assert page.headers["cache-control"] == "no-store"
    response = await provider.authorize(browser, client, prompt="none")
    assert provider.answered(response)["error"] == "login_required"


async def test_the_question_comes_first(browser: httpx.AsyncClient) -> None:
    client = await client_with(protocol={"frontchannel_logout_uri": FRAME})
    await provider.tokens_for(browser, client, await provider.person())
    page = await browser.get("/oidc/session/end", headers=PAGE)
    assert _frames(page) == []
    form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    done = await browser.post("/oidc/session/end/confirm", data={**form, "logout": "yes"}, headers=PAGE)
    assert len(_frames(done)) == 1
    assert done.headers["refresh"].endswith("/session/end/success")


async def test_programs_are_redirected(browser: httpx.AsyncClient) -> None:
    client = await client_with(protocol={"frontchannel_logout_uri": FRAME})
    tokens = await provider.tokens_for(browser, client, await provider.person())
    assert (await sign_out(browser, tokens["id_token"])).headers["location"] == f"{BYE}?state=s-1"


@pytest.mark.parametrize(
    "uri",
    ["javascript:alert(1)", "data:text/html,x", "https:///nowhere", "//rp.example.com/", "https://a;b/"],
)
async def test_only_web_addresses_are_framed(browser: httpx.AsyncClient, uri: str) -> None:
    """Whatever got into the database."""
    client = await client_with(protocol={"frontchannel_logout_uri": uri})
    tokens = await provider.tokens_for(browser, client, await provider.person())
    browser.headers.update(PAGE)
    assert (await sign_out(browser, tokens["id_token"])).status_code == 303


async def test_discovery(browser: httpx.AsyncClient) -> None:
    """Section 3."""
    metadata = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    assert metadata["frontchannel_logout_supported"] is True
    assert metadata["frontchannel_logout_session_supported"] is True
