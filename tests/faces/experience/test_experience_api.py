"""The Experience API over HTTP: statuses, bodies, cookies, and who may call it."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Mount

from identity import settings as settings_module
from identity.kernel import database as db
from identity.kernel.actor import SYSTEM, Origin
from identity.keys.cookie_queries import signed_cookies
from identity.settings import Settings
from identity.users.actions import create_user, suspend_user
from identity.users.inputs import NewUser
from rest_api.routes import routes
from tests.assets.pictures import png
from tests.sign_in.conftest import begin_interaction
from tests.sign_in.test_profile_fields import ask_for

PASSWORD = "correct horse staple"
ENDPOINT = "http://localhost:3001"


class _Peer:
    """What the server's gate does before a face is reached: tell where a request comes from."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        scope["origin"] = Origin("192.0.2.9", "httpx")
        await self.app(scope, receive, send)


@pytest.fixture
async def browser(database: str) -> AsyncIterator[httpx.AsyncClient]:
    app = _Peer(Starlette(routes=[Mount("/api", routes=routes)]))
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url=ENDPOINT) as client:
        yield client


async def begin(client: httpx.AsyncClient, event: str | None = "SignIn", **interactions: str) -> str:
    """An interaction in the browser's cookie, started unless no event is given."""
    interaction = await begin_interaction()
    cookie = quote(json.dumps({**interactions, "demo-app": interaction}))
    client.cookies.update(await signed_cookies("_interaction", cookie))
    if event:
        answer = await client.put("/api/experience", json={"interactionEvent": event})
        assert (answer.status_code, answer.content) == (204, b"")
    return interaction


async def post(client: httpx.AsyncClient, path: str, **body: Any) -> httpx.Response:
    return await client.post(f"/api/experience{path}", json=body)


def identified(value: str = "ada", kind: str = "username", password: str = PASSWORD) -> dict[str, Any]:
    return {"identifier": {"type": kind, "value": value}, "password": password}


@pytest.fixture
async def ada(database: str) -> Any:
    return await create_user(SYSTEM, NewUser(username="ada", password=PASSWORD))


async def test_signing_in(browser: httpx.AsyncClient, ada: Any) -> None:
    interaction = await begin(browser)
    verified = await post(browser, "/verification/password", **identified())
    assert verified.status_code == 200
    named = await post(browser, "/identification", verificationId=verified.json()["verificationId"])
    assert (named.status_code, named.content) == (204, b"")
    submitted = await browser.post("/api/experience/submit")
    assert submitted.status_code == 200
    assert submitted.json() == {"redirectTo": f"{ENDPOINT}/oidc/auth/{interaction}"}
    cookie = submitted.headers["set-cookie"]
    assert cookie.startswith("_session=")
    for attribute in ("HttpOnly", "Path=/", "SameSite=lax", "Max-Age=1209600"):
        assert attribute in cookie
    assert "Secure" not in cookie
    assert submitted.headers["cache-control"] == "no-store"
    again = await browser.post("/api/experience/submit")
    assert (again.status_code, again.json()["code"]) == (400, "session.not_found")
    assert await db.fetch_value("SELECT count(*) FROM events WHERE ip = '192.0.2.9'") == 4


async def test_cancelling(browser: httpx.AsyncClient) -> None:
    interaction = await begin(browser, None)  # it need not be started
    cancelled = await browser.post("/api/experience/cancel")
    assert cancelled.json() == {"redirectTo": f"{ENDPOINT}/oidc/auth/{interaction}"}
    kept = await db.fetch_value("SELECT result FROM interactions WHERE id = $1", interaction)
    assert kept["error"]["error"] == "access_denied"
    again = await browser.post("/api/experience/cancel")
    assert (again.status_code, again.json()["code"]) == (400, "session.not_found")
    foreign = await browser.post("/api/experience/cancel", headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 403


async def test_registering(browser: httpx.AsyncClient) -> None:
    await begin(browser, "Register")
    proposed = await post(
        browser, "/verification/new-password-identity", **identified("grace", password="violet otter 7")
    )
    assert proposed.status_code == 200
    made = await post(browser, "/identification", verificationId=proposed.json()["verificationId"])
    assert (made.status_code, made.content) == (201, b"")
    assert (await browser.post("/api/experience/submit")).status_code == 200


async def test_registering_through_the_profile(browser: httpx.AsyncClient) -> None:
    await begin(browser, "Register")
    missing = await post(browser, "/identification")
    assert missing.status_code == 422
    assert missing.json()["data"] == {"missingProfile": ["username", "password"]}
    for body in (
        {"type": "username", "value": "grace"},
        {"type": "password", "value": "violet otter 7"},
        {"type": "extraProfile", "values": {"name": "Grace"}},
    ):
        assert (await post(browser, "/profile", **body)).status_code == 204
    shown = (await browser.get("/api/experience/interaction")).json()
    assert shown["profile"] == {"username": "grace", "name": "Grace"}
    assert (await post(browser, "/identification")).status_code == 201


async def test_refusals_in_the_contracts_words(browser: httpx.AsyncClient, ada: Any) -> None:
    await begin(browser)
    wrong = await post(browser, "/verification/password", **identified(password="wrong"))
    assert (wrong.status_code, wrong.json()["code"]) == (422, "session.invalid_credentials")
    assert wrong.json().keys() == {"code", "message"}
    await suspend_user(SYSTEM, ada.id)
    suspended = await post(browser, "/verification/password", **identified())
    assert (suspended.status_code, suspended.json()["code"]) == (401, "user.suspended")
    rejected = await post(browser, "/verification/new-password-identity", **identified("bob", password="abc"))
    assert (rejected.status_code, rejected.json()["code"]) == (422, "password.rejected")
    assert rejected.json()["data"][0]["code"] == "password_rejected.too_short"
    taken = await post(
        browser, "/verification/new-password-identity", **identified(password="violet otter 7")
    )
    assert (taken.status_code, taken.json()["code"]) == (422, "user.username_already_in_use")
    unknown = await post(browser, "/identification", verificationId="unknown")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "session.verification_session_not_found")
    forbidden = await browser.put(
        "/api/experience/interaction-event", json={"interactionEvent": "ForgotPassword"}
    )
    assert (forbidden.status_code, forbidden.json()["code"]) == (
        400,
        "session.not_supported_for_forgot_password",
    )


@pytest.mark.parametrize(
    "cookie",
    [
        None,
        "",
        "x",
        "%",
        "%7B%7D",
        "%5B%5D",
        quote('{"a":1}'),
        quote('{"a":"b"}'),
        "x" * 5000,
        quote("[" * 3000),
    ],
)
async def test_without_an_interaction(browser: httpx.AsyncClient, cookie: str | None) -> None:
    if cookie is not None:
        browser.cookies.update(await signed_cookies("_interaction", cookie))
    answer = await browser.put("/api/experience", json={"interactionEvent": "SignIn"})
    assert answer.status_code == 400
    body = answer.json()
    assert body["code"] == "session.not_found"
    assert body["error"] == "invalid_request"
    assert body["error_description"] == "interaction session id cookie not found"


async def test_an_interaction_that_was_not_started(browser: httpx.AsyncClient) -> None:
    await begin(browser, None)
    for path in (
        "/verification/password",
        "/identification",
        "/submit",
        "/verification/totp/secret",
    ):
        answer = await post(browser, path, **identified())
        assert (answer.status_code, answer.json()["code"]) == (404, "session.interaction_not_found"), path


async def test_several_interactions_in_one_browser(browser: httpx.AsyncClient) -> None:
    first = await begin(browser, "Register")
    second = await begin(browser, "SignIn", other=first)
    seen = []
    for headers in ({}, {"Logto-App-Id": "other"}, {"Logto-App-Id": "demo-app"}, {"Logto-App-Id": "unknown"}):
        answer = await browser.get("/api/experience/interaction", headers=headers)
        seen.append(answer.json()["interactionEvent"])
    assert seen == ["SignIn", "Register", "SignIn", "SignIn"]
    assert first != second


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("POST", "/verification/totp/secret", 404, "session.identifier_not_found"),
        ("POST", "/submit", 404, "session.identifier_not_found"),
    ],
)
async def test_steps_that_are_too_early(
    browser: httpx.AsyncClient, method: str, path: str, status: int, code: str
) -> None:
    await begin(browser)
    answer = await browser.request(method, f"/api/experience{path}", json={})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_verified_profiles_and_forgotten_passwords(browser: httpx.AsyncClient) -> None:
    await begin(browser, "Register")
    for kind in ("email", "phone", "social"):
        answer = await post(browser, "/profile", type=kind, verificationId="x")
        assert (answer.status_code, answer.json()["code"]) == (404, "session.verification_session_not_found")
    answer = await browser.put("/api/experience/profile/password", json={"password": "violet otter 7"})
    assert (answer.status_code, answer.json()["code"]) == (400, "session.invalid_interaction_type")
    assert (await browser.get("/api/experience/sso-connectors?email=a@b.c")).json() == {"connectorIds": []}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": "http://localhost:3002"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": ENDPOINT},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
)
async def test_other_sites_cannot_call(browser: httpx.AsyncClient, headers: dict[str, str]) -> None:
    interaction = await begin(browser)
    before = await db.fetch_row("SELECT version, experience FROM interactions WHERE id = $1", interaction)
    answer = await browser.put(
        "/api/experience",
        content=b'{"interactionEvent":"Register"}',
        headers={"Content-Type": "application/json", **headers},
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "auth.forbidden")
    assert not any(name.startswith("access-control") for name in answer.headers)
    assert (
        await db.fetch_row("SELECT version, experience FROM interactions WHERE id = $1", interaction)
        == before
    )


@pytest.mark.parametrize("headers", [{"Origin": ENDPOINT}, {"Sec-Fetch-Site": "same-origin"}, {}])
async def test_our_own_pages_can(browser: httpx.AsyncClient, headers: dict[str, str]) -> None:
    await begin(browser)
    answer = await browser.put("/api/experience", json={"interactionEvent": "Register"}, headers=headers)
    assert answer.status_code == 204


async def test_a_body_without_a_type_is_refused(browser: httpx.AsyncClient) -> None:
    await begin(browser)
    answer = await browser.put("/api/experience", content=b'{"interactionEvent":"Register"}')
    assert answer.status_code == 403


BAD_BODIES = [
    b"",
    b"{",
    b"null",
    b"[]",
    b"1",
    b'"x"',
    b"{}",
    b"\xff\xfe",
    b'{"identifier":{"type":"username","value":"a\\u0000b"},"password":"x"}',
    b'{"identifier":{"type":"username","value":"\\ud800"},"password":"x"}',
    b'{"identifier":{"type":"username","value":""},"password":"x"}',
    b'{"identifier":{"type":"user","value":"x"},"password":"x"}',
    b'{"identifier":{"type":"username","value":"' + b"x" * 300 + b'"},"password":"x"}',
    b'{"identifier":{"type":"username","value":"x"},"password":1}',
    b'{"identifier":"x","password":"x"}',
    b"[" * 50_000,
    b'{"password":"' + b"x" * 70_000 + b'"}',
]


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
async def test_malformed_bodies(browser: httpx.AsyncClient, body: bytes) -> None:
    await begin(browser)
    for path in ("/verification/password", "/verification/new-password-identity", "/profile"):
        answer = await browser.post(
            f"/api/experience{path}", content=body, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code == 400, path
        assert answer.json()["code"] in {"guard.invalid_input", "request.invalid_input"}


@pytest.mark.parametrize("name", ["1bad", "bad name", "ümlaut", "x" * 129, "a-b", "a\n"])
async def test_usernames_that_cannot_be(browser: httpx.AsyncClient, name: str) -> None:
    await begin(browser, "Register")
    answer = await post(
        browser, "/verification/new-password-identity", **identified(name, password="violet otter 7")
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "guard.invalid_input")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)
ANY_TEXT = st.text(max_size=40)
SHAPED = st.fixed_dictionaries(
    {},
    optional={
        "interactionEvent": st.sampled_from(["SignIn", "Register", "ForgotPassword"]) | JSON,
        "identifier": st.fixed_dictionaries(
            {"type": st.sampled_from(["username", "email", "phone"]) | JSON, "value": ANY_TEXT | JSON}
        ),
        "password": ANY_TEXT | JSON,
        "verificationId": ANY_TEXT | JSON,
        "type": st.sampled_from(["username", "password", "email", "extraProfile"]) | JSON,
        "value": ANY_TEXT | JSON,
        "values": st.dictionaries(
            ANY_TEXT | st.sampled_from(["name", "address", "username"]), JSON, max_size=4
        ),
    },
)
PATHS = [route.path for route in routes]


@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    path=st.sampled_from(PATHS),
    method=st.sampled_from(["POST", "PUT", "GET"]),
    body=SHAPED.map(lambda each: json.dumps(each).encode())
    | JSON.map(lambda each: json.dumps(each).encode())
    | st.binary(max_size=60),
    app_id=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20),
)
async def test_garbage_is_refused_and_never_an_error(
    browser: httpx.AsyncClient, path: str, method: str, body: bytes, app_id: str
) -> None:
    if "_interaction" not in browser.cookies:
        await begin(browser, "Register")
    answer = await browser.request(
        method,
        f"/api{path}".replace("{connector_id}", "x"),
        content=body,
        headers={"Content-Type": "application/json", "Logto-App-Id": app_id},
    )
    assert answer.status_code < 500 or answer.status_code == 501
    if answer.status_code == 204 and path == "/experience":
        await begin(browser, "Register")


async def test_the_well_known_view(browser: httpx.AsyncClient) -> None:
    for path in ("/sign-in-exp", "/experience"):
        answer = await browser.get(f"/api/.well-known{path}?appId=demo-app&organizationId=none")
        assert answer.status_code == 200
        assert answer.json()["signInMode"] == "SignInAndRegister"
    console = await browser.get("/api/.well-known/sign-in-exp?appId=admin-console")
    assert console.json()["signInMode"] == "SignIn"


async def test_the_well_known_view_has_the_contracts_keys(browser: httpx.AsyncClient) -> None:
    keys = set((await browser.get("/api/.well-known/sign-in-exp")).json())
    assert keys == {
        "tenantId", "id", "color", "branding", "hideLogtoBranding", "languageInfo", "termsOfUseUrl",
        "privacyPolicyUrl", "agreeToTermsPolicy", "signIn", "signUp", "socialSignIn",
        "socialSignInConnectorTargets", "signInMode", "customCss", "customContent", "customUiAssets", "customUiCsp",
        "passwordPolicy", "mfa", "adaptiveMfa", "singleSignOnEnabled", "supportEmail", "supportWebsiteUrl",
        "unknownSessionRedirectUrl", "captchaPolicy", "sentinelPolicy", "verificationCodePolicy", "passkeySignIn",
        "signUpProfileFields", "passwordExpiration", "usernamePolicy", "trustedDevice",
        "socialConnectors", "ssoConnectors",
        "forgotPassword", "isDevelopmentTenant", "customProfileFields", "customProfileFieldCatalog",
    }  # fmt: skip


async def test_phrases(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/api/.well-known/phrases?lng=en")
    assert answer.headers["content-language"] == "en"
    assert answer.json()["translation"]["action"]["sign_in"]
    for lng in ("xx", "..%2f..%2fetc", "x" * 200):
        answer = await browser.get(f"/api/.well-known/phrases?lng={lng}")
        assert (answer.status_code, answer.headers["content-language"]) == (200, "en")
    for lng in ("%00", "x" * 500):
        assert (await browser.get(f"/api/.well-known/phrases?lng={lng}")).status_code == 400


@pytest.fixture
def uploads(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A store of the test's own."""
    settings_module.use(replace(settings, assets_directory=tmp_path))
    yield
    settings_module.use(settings)


@pytest.mark.usefixtures("uploads")
async def test_a_picture_of_oneself_is_uploaded_as_a_form(browser: httpx.AsyncClient) -> None:
    async def upload(content: bytes = png(), **headers: str) -> tuple[int, Any]:
        files = {"file": ("me.png", content, "image/png")}
        answer = await browser.post("/api/experience/user-assets/avatar", files=files, headers=headers)
        return answer.status_code, answer.json().get("url" if answer.status_code == 200 else "code")

    assert await upload() == (400, "session.not_found")
    await begin(browser, "SignIn")
    assert await upload() == (400, "session.invalid_interaction_type")
    await begin(browser, "Register")
    assert await upload() == (403, "auth.forbidden")
    await ask_for("avatar", "Url")
    status, url = await upload()
    assert (status, url.startswith(f"{ENDPOINT}/uploads/")) == (200, True)
    assert await upload(**{"sec-fetch-site": "cross-site"}) == (403, "auth.forbidden")
    assert await upload(origin="https://elsewhere.example") == (403, "auth.forbidden")
    assert await upload(b"<svg/>") == (400, "guard.mime_type_not_allowed")
    assert await upload(png(6 * 1024**2)) == (400, "guard.file_size_exceeded")
    answer = await browser.post("/api/experience/user-assets/avatar", json={"file": "x"})
    assert (answer.status_code, answer.json()["code"]) == (403, "auth.forbidden")
    answer = await post(browser, "/profile", type="extraProfile", values={"avatar": url})
    assert answer.status_code == 204
