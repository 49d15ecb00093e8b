"""OpenID Connect Core section 3.1.2: prompt, max_age, hints, response modes, and what is refused how."""

import json
from urllib.parse import urlsplit

import httpx
import pytest

from identity.kernel import database
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import TestClient


async def test_a_second_application_needs_no_page(
    browser: httpx.AsyncClient, spa: TestClient, web: TestClient
) -> None:
    user = await provider.person()
    first = await provider.tokens_for(browser, spa, user)
    second = await provider.tokens_for(browser, web, user)
    claims = [provider.claims_of(tokens["id_token"]) for tokens in (first, second)]
    assert claims[0]["sub"] == claims[1]["sub"]
    assert claims[0]["auth_time"] == claims[1]["auth_time"]
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 1


async def test_prompt_none_without_a_session(browser: httpx.AsyncClient, spa: TestClient) -> None:
    response = await provider.authorize(browser, spa, prompt="none", state="s" * 128)
    answer = provider.answered(response)
    assert (answer["error"], answer["state"], answer["iss"]) == ("login_required", "s" * 128, provider.ISSUER)


async def test_prompt_none_with_a_session(browser: httpx.AsyncClient, spa: TestClient) -> None:
    user = await provider.person()
    first = await provider.tokens_for(browser, spa, user)
    answer = provider.answered(
        await provider.authorize(browser, spa, prompt="none", id_token_hint=first["id_token"])
    )
    tokens = (await provider.redeem(browser, spa, answer["code"])).json()
    assert (
        provider.claims_of(tokens["id_token"])["auth_time"]
        == provider.claims_of(first["id_token"])["auth_time"]
    )


async def test_prompt_login_demands_a_new_sign_in(
    browser: httpx.AsyncClient, spa: TestClient, settable_clock: SettableClock
) -> None:
    user = await provider.person()
    first = await provider.tokens_for(browser, spa, user)
    settable_clock.advance(seconds=2)
    asked = await provider.authorize(browser, spa, prompt="login")
    assert asked.headers["location"].startswith("/sign-in")
    unanswered = await browser.get(f"/oidc/auth/{provider.own_interaction(browser, spa)}")
    assert unanswered.headers["location"].startswith("/sign-in"), "the old session does not count"
    code = provider.answered(await provider.sign_in(browser, spa, user))["code"]
    again = (await provider.redeem(browser, spa, code)).json()
    times = [provider.claims_of(tokens["id_token"])["auth_time"] for tokens in (first, again)]
    assert times[1] > times[0]


async def test_max_age(browser: httpx.AsyncClient, spa: TestClient, settable_clock: SettableClock) -> None:
    user = await provider.person()
    await provider.tokens_for(browser, spa, user)
    settable_clock.advance(seconds=100)
    assert "code" in provider.answered(await provider.authorize(browser, spa, max_age="10000"))
    assert (await provider.authorize(browser, spa, max_age="99")).headers["location"].startswith("/sign-in")
    assert "code" in provider.answered(await provider.sign_in(browser, spa, user))


async def test_the_hint_of_somebody_else(browser: httpx.AsyncClient, spa: TestClient) -> None:
    async with provider.new_browser() as other:
        foreign = (await provider.tokens_for(other, spa, await provider.person()))["id_token"]
    user = await provider.person()
    await provider.tokens_for(browser, spa, user)
    answer = provider.answered(await provider.authorize(browser, spa, prompt="none", id_token_hint=foreign))
    assert answer["error"] == "login_required"
    await provider.authorize(browser, spa, prompt=None, id_token_hint=foreign)
    answer = provider.answered(await provider.sign_in(browser, spa, user))
    assert answer["error"] == "login_required"


async def test_a_link_cannot_sign_in_another_browser(browser: httpx.AsyncClient, spa: TestClient) -> None:
    await provider.authorize(browser, spa)
    interaction_id = provider.own_interaction(browser, spa)
    async with provider.new_browser() as victim:
        response = await victim.get(f"/oidc/auth/{interaction_id}", headers={"Accept": "text/html"})
        plain = await victim.get(f"/oidc/auth/{interaction_id}")
    assert response.status_code == 400
    assert "location" not in response.headers
    assert (plain.json()["code"], plain.json()["error"]) == ("session.not_found", "invalid_request")


async def test_the_session_has_to_be_the_one_that_signed_in(
    browser: httpx.AsyncClient, spa: TestClient
) -> None:
    await provider.authorize(browser, spa)
    await provider.sign_in(browser, spa, await provider.person())
    await provider.authorize(browser, spa, prompt="login")
    interaction_id = provider.own_interaction(browser, spa)
    async with provider.new_browser() as other:
        await provider.give_cookie(other, "_interaction", browser.cookies["_interaction"])
        await provider.sign_in(other, spa, await provider.person())
    assert (await browser.get(f"/oidc/auth/{interaction_id}")).status_code != 200


async def test_post_behaves_like_get(browser: httpx.AsyncClient, spa: TestClient) -> None:
    response = await browser.post("/oidc/auth", data=provider.authorization_query(spa))
    assert response.headers["location"] == f"/sign-in?app_id={spa.id}"


async def test_unknown_parameters_hints_and_locales_are_ignored(
    browser: httpx.AsyncClient, spa: TestClient
) -> None:
    response = await provider.authorize(
        browser,
        spa,
        extra="foobar",
        display="popup",
        acr_values="1 2",
        claims_locales="se",
        claims='{"userinfo":{}}',
    )
    assert response.headers["location"] == f"/sign-in?app_id={spa.id}"


@pytest.mark.parametrize(
    ("changes", "location"),
    [
        ({"first_screen": "register"}, "/register?app_id={id}"),
        ({"first_screen": "reset_password"}, "/reset-password?app_id={id}"),
        ({"interaction_mode": "signUp"}, "/register?app_id={id}"),
        (
            {"first_screen": "identifier:sign_in", "identifier": "email phone"},
            "/identifier-sign-in?app_id={id}&identifier=email+phone",
        ),
        (
            {"first_screen": "single_sign_on", "login_hint": "a@b.c"},
            "/single-sign-on?app_id={id}&login_hint=a%40b.c",
        ),
        ({"direct_sign_in": "social:github"}, "/direct/social/github?fallback=sign-in&app_id={id}"),
        (
            {"direct_sign_in": "sso:okta/1", "first_screen": "register"},
            "/direct/sso/okta%2F1?fallback=register&app_id={id}",
        ),
        (
            {"one_time_token": "t0ken", "login_hint": "a@b.c"},
            "/sign-in?app_id={id}&one_time_token=t0ken&login_hint=a%40b.c",
        ),
        ({"first_screen": "identifier:register"}, "/identifier-register?app_id={id}"),
        ({"first_screen": "signIn"}, "/sign-in?app_id={id}"),
        ({"direct_sign_in": "nonsense"}, "/sign-in?app_id={id}"),
        (
            {"organization_id": "org", "ui_locales": "se en", "login_hint": "x"},
            "/sign-in?app_id={id}&organization_id=org&ui_locales=se+en&login_hint=x",
        ),
    ],
)
async def test_the_first_page(
    browser: httpx.AsyncClient, spa: TestClient, changes: dict[str, str], location: str
) -> None:
    response = await provider.authorize(browser, spa, **changes)
    assert response.headers["location"] == location.format(id=spa.id)


async def test_fragment_mode(browser: httpx.AsyncClient, spa: TestClient) -> None:
    response = await provider.authorize(browser, spa, response_mode="fragment", prompt="none")
    parts = urlsplit(response.headers["location"])
    assert (parts.query, "error=login_required" in parts.fragment) == ("", True)


async def test_form_post_mode(browser: httpx.AsyncClient, spa: TestClient) -> None:
    user = await provider.person()
    await provider.authorize(browser, spa, response_mode="form_post", state='"><script>alert(1)</script>')
    page = await provider.sign_in(browser, spa, user)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "<script>alert" not in page.text
    assert f'action="{provider.CALLBACK}"' in page.text
    assert '<button type="submit"' in page.text
    policy = page.headers["content-security-policy"]
    assert "form-action" not in policy, "it would also hold for where the application redirects to next"
    nonce = policy.split("script-src 'nonce-")[1].split("'")[0]
    assert f'<script nonce="{nonce}">' in page.text
    refused = await provider.authorize(browser, spa, response_mode="form_post", prompt="none", max_age="0")
    assert "login_required" in refused.text


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": None}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": "code id_token"}, "unsupported_response_type"),
        ({"response_type": 'c"o\\de'}, "unsupported_response_type"),
        ({"prompt": "none login"}, "invalid_request"),
        ({"prompt": "dance"}, "invalid_request"),
        ({"max_age": "-1"}, "invalid_request"),
        ({"max_age": "1" * 400}, "invalid_request"),
        ({"id_token_hint": "nonsense"}, "invalid_request"),
        ({"response_mode": "smoke"}, "invalid_request"),
        ({"request": "x.y.z"}, "request_not_supported"),
        ({"request_uri": "https://example.com/r"}, "request_uri_not_supported"),
        ({"resource": "https://unknown.example"}, "invalid_target"),
    ],
)
async def test_what_the_client_is_told(
    browser: httpx.AsyncClient, spa: TestClient, changes: dict[str, str | None], error: str
) -> None:
    response = await provider.authorize(browser, spa, **changes)
    answer = provider.answered(response)
    assert response.headers["location"].startswith(provider.CALLBACK)
    assert (answer["error"], answer["state"], answer["iss"]) == (error, "state-1", provider.ISSUER)
    assert not set(answer) - {"error", "error_description", "state", "iss"}
    assert all(
        32 <= ord(character) < 127 and character not in '"\\' for character in answer["error_description"]
    )


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_id": "nope"}, "invalid_client"),
        ({"client_id": None}, "invalid_request"),
        ({"redirect_uri": "https://evil.example/callback"}, "invalid_redirect_uri"),
        ({"redirect_uri": f"{provider.CALLBACK}?foo=bar"}, "invalid_redirect_uri"),
        ({"redirect_uri": 'javascript:alert("1")'}, "invalid_redirect_uri"),
        ({"redirect_uri": None}, "invalid_request"),
    ],
)
async def test_what_is_told_to_the_person_alone(
    browser: httpx.AsyncClient, spa: TestClient, changes: dict[str, str | None], error: str
) -> None:
    plain = await provider.authorize(browser, spa, **changes)
    assert plain.status_code == 400
    body = plain.json()
    assert (body["code"], body["error"], body["iss"]) == (f"oidc.{error}", error, provider.ISSUER)
    page = await browser.get(
        "/oidc/auth",
        params=provider.authorization_query(spa, **changes),
        headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"},
    )
    assert page.status_code == 400
    assert "location" not in page.headers
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert f"oidc.{error}" in page.text


async def test_the_contracts_words_for_an_unknown_client(browser: httpx.AsyncClient, spa: TestClient) -> None:
    response = await provider.authorize(browser, spa, client_id="nope")
    assert response.json()["error_description"] == "invalid client nope"
    raw = await browser.get("/oidc/auth", params={"client_id": "nope", "parse_error": "false"})
    assert set(raw.json()) == {"error", "error_description", "iss"}


async def test_a_client_without_redirect_uris_is_no_client(browser: httpx.AsyncClient) -> None:
    client = await provider.register("SPA", redirect_uris=["https://a.example/b"])
    await database.execute(
        "UPDATE applications SET oidc_client_metadata = $2::jsonb WHERE id = $1",
        client.id, json.dumps({"redirectUris": [], "postLogoutRedirectUris": []}),
    )  # fmt: skip
    from identity.kernel import caches

    caches.drop_everything()
    assert (await provider.authorize(browser, client)).json()["error"] == "invalid_client"


@pytest.mark.parametrize("name", ["client_id", "redirect_uri", "scope", "state", "response_type"])
async def test_duplicated_parameters(browser: httpx.AsyncClient, spa: TestClient, name: str) -> None:
    query = [*provider.authorization_query(spa).items(), (name, "x")]
    response = await browser.get("/oidc/auth", params=query)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


async def test_cookies_are_closed_to_scripts(browser: httpx.AsyncClient, spa: TestClient) -> None:
    response = await provider.authorize(browser, spa)
    cookie = response.headers["set-cookie"].lower()
    assert cookie.startswith("_interaction=%7b")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert "secure" not in cookie, "the test's endpoint is plain http"
