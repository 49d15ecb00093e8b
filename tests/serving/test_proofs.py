"""What a running server is shown at sign-in, and what it says of that: ID Tokens, trusted browsers, signs of danger."""

import time
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin
from uuid import uuid4

import httpx
import orjson
import pyotp
import pytest

from tests.person import parameters
from tests.server import Api, Bootstrapped, Installation, RunningServer
from tests.sign_in.soft_authenticator import SoftAuthenticator

_PASSWORD = "Heron-On-The-Breakwater"
_REDIRECT_URI = "https://app.example.com/callback"
_VERIFIER, _CHALLENGE = "v" * 43, "7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM"
_TWO_FACTORS = "urn:keystead:acr:2fa"
_MOST_HOPS = 10
Json = dict[str, Any]


@dataclass
class Browser:
    """Pages of an operator's own in one browser: the addresses of the protocol, and the Experience API."""

    endpoint: str
    client_id: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.endpoint, timeout=60, headers=dict(self.headers))

    def open(self, **more: str) -> "Browser":
        """Come with an authorization request to where one signs in."""
        query = {
            "client_id": self.client_id, "redirect_uri": _REDIRECT_URI, "response_type": "code", "scope": "openid",
            "code_challenge": _CHALLENGE, "code_challenge_method": "S256", "prompt": "login", **more,
        }  # fmt: skip
        answer = self.http.get("/oidc/auth", params=query)
        assert "/sign-in" in answer.headers.get("location", ""), answer.text
        self.call("PUT", "", interactionEvent="SignIn")
        return self

    def call(self, verb: str, path: str, **body: Any) -> Json:
        """A step that is taken."""
        answer = self._asked(verb, path, body)
        assert answer.is_success, f"{verb} {path}: {answer.status_code} {answer.text}"
        return dict(answer.json()) if answer.content else {}

    def is_refused(self) -> str:
        """The code with which the end of the sign-in is refused."""
        answer = self._asked("POST", "/submit", {})
        assert not answer.is_success, answer.text
        return str(answer.json()["code"])

    def password(self, username: str) -> "Browser":
        """Who it is, by the password."""
        identifier = {"type": "username", "value": username}
        made = self.call("POST", "/verification/password", identifier=identifier, password=_PASSWORD)
        self.call("POST", "/identification", verificationId=made["verificationId"])
        return self

    def claims(self) -> Json:
        """Those of the ID Token with which the sign-in ends."""
        address = self.call("POST", "/submit")["redirectTo"]
        for _ in range(_MOST_HOPS):
            if address.startswith(_REDIRECT_URI):
                return self._redeemed(parameters(address)["code"])
            answer = self.http.get(address)
            assert answer.is_redirect, answer.text
            address = urljoin(self.endpoint, answer.headers["location"])
        raise AssertionError(address)

    def _redeemed(self, code: str) -> Json:
        form = {
            "grant_type": "authorization_code", "client_id": self.client_id, "code": code,
            "redirect_uri": _REDIRECT_URI, "code_verifier": _VERIFIER,
        }  # fmt: skip
        answer = self.http.post("/oidc/token", data=form)
        assert answer.status_code == 200, answer.text
        payload = answer.json()["id_token"].split(".")[1]
        return dict(orjson.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4))))

    def _asked(self, verb: str, path: str, body: Json) -> httpx.Response:
        return self.http.request(verb, f"/api/experience{path}", json=body or None)


@dataclass
class Somebody:
    """A person with an authenticator app."""

    username: str
    secret: str
    used: set[str] = field(default_factory=set)

    def code(self) -> str:
        """A code that was not used yet: the one of now, or of the next half minute."""
        now = time.time()
        app = pyotp.TOTP(self.secret)
        code = next(each for at in (now, now + 30) if (each := app.at(int(at))) not in self.used)
        self.used.add(code)
        return code


Browsers = Callable[..., Browser]


@pytest.fixture
def browsers() -> Iterator[Browsers]:
    """`browsers(endpoint, client_id, headers)` opens one, until the end of the test."""
    with ExitStack() as stack:

        def make(*given: Any) -> Browser:
            browser = Browser(*given)
            stack.callback(browser.http.close)
            return browser

        yield make


@pytest.fixture(scope="module")
def installed(bootstrapped: Bootstrapped) -> Iterator[Installation]:
    with bootstrapped() as own:
        yield own


def _client(api: Api) -> str:
    """An application of our own that is told of methods."""
    uris = {"redirectUris": [_REDIRECT_URI], "postLogoutRedirectUris": []}
    made = api.rest(
        "POST", "/api/applications", {"name": uuid4().hex, "type": "SPA", "oidcClientMetadata": uris}
    )
    client_id = str(made["id"])
    api.mutate(
        "updateApplicationProtocol", "application { applicationId }",
        applicationId=client_id, standardProfile=True,
    )  # fmt: skip
    return client_id


def _somebody(api: Api) -> Somebody:
    username = f"u_{uuid4().hex[:8]}"
    user = api.rest("POST", "/api/users", {"username": username, "password": _PASSWORD})
    app = api.rest("POST", f"/api/users/{user['id']}/mfa-verifications", {"type": "Totp"})
    return Somebody(username, app["secret"])


def _is_now(claims: Json) -> bool:
    return bool(abs(time.time() - claims["auth_time"]) < 60)


def test_id_tokens_say_what_was_shown(installed: Installation, browsers: Browsers) -> None:
    with installed.served() as server:
        api = server.api()
        with api.client:
            settings = {
                "mfa": {"factors": ["Totp", "WebAuthn"], "policy": "NoPrompt"},
                "adaptiveMfa": {"enabled": False},
                "passkeySignIn": {"enabled": True},
                "trustedDevice": {"enabled": True, "durationDays": 30},
            }
            api.rest("PATCH", "/api/sign-in-exp", settings)
            ada, client_id = _somebody(api), _client(api)
            browser = browsers(server.endpoint, client_id)
            key = _by_password_and_code(browser, ada)
            _by_trusted_device(browser, ada)
            _by_passkey(browsers(server.endpoint, client_id), key)


def _by_password_and_code(browser: Browser, person: Somebody) -> SoftAuthenticator:
    browser.open(acr_values=_TWO_FACTORS).password(person.username)
    assert browser.is_refused() == "session.mfa.require_mfa_verification"
    browser.call("POST", "/verification/totp/verify", code=person.code())
    key = SoftAuthenticator(origin=browser.endpoint)
    begun = browser.call("POST", "/verification/web-authn/registration")
    record, payload = begun["verificationId"], key.create(begun["registrationOptions"])
    browser.call(
        "POST", "/verification/web-authn/registration/verify", verificationId=record, payload=payload
    )
    browser.call("POST", "/profile/mfa/passkey", verificationId=record)
    browser.call("POST", "/profile/mfa/trusted-device")
    claims = browser.claims()
    assert set(claims["amr"]) >= {"pwd", "otp", "mfa"}
    assert claims["acr"] == _TWO_FACTORS
    assert _is_now(claims)
    return key


def _by_trusted_device(browser: Browser, person: Somebody) -> None:
    claims = browser.open().password(person.username).claims()
    assert claims["amr"] == ["pwd", "trusted_device"]
    assert "acr" not in claims
    assert _is_now(claims)

    # Who asks for two factors gets them, in this browser as in any other.
    essential = orjson.dumps({"id_token": {"acr": {"essential": True, "values": [_TWO_FACTORS]}}}).decode()
    for asked in ({"acr_values": _TWO_FACTORS}, {"claims": essential}):
        browser.open(**asked).password(person.username)
        assert browser.is_refused() == "session.mfa.require_mfa_verification"
    browser.call("POST", "/verification/totp/verify", code=person.code())
    claims = browser.claims()
    assert claims["amr"] == ["pwd", "otp", "mfa"]
    assert claims["acr"] == _TWO_FACTORS


def _by_passkey(browser: Browser, key: SoftAuthenticator) -> None:
    browser.open(acr_values=_TWO_FACTORS)
    begun = browser.http.post("/api/experience/preflight/sign-in-passkey/authentication")
    options = begun.json()["authenticationOptions"]
    path = "/verification/sign-in-passkey/authentication/verify"
    made = browser.call("POST", path, payload=key.get(options))
    browser.call("POST", "/identification", verificationId=made["verificationId"])
    claims = browser.claims()
    assert claims["amr"] == ["pop", "user", "mfa"]
    assert claims["acr"] == _TWO_FACTORS
    assert _is_now(claims)


def _from(country: str, header: str = "x-logto-cf-country") -> dict[str, str]:
    return {header: country, "x-forwarded-for": "203.0.113.7"}


def _prepared(server: RunningServer) -> tuple[Somebody, str]:
    api = server.api()
    with api.client:
        settings = {
            "mfa": {"factors": ["Totp"], "policy": "PromptOnlyAtSignInMandatory"},
            "adaptiveMfa": {"enabled": True},
            "passkeySignIn": {"enabled": False},
        }
        api.rest("PATCH", "/api/sign-in-exp", settings)
        return _somebody(api), _client(api)


def test_signs_of_danger_are_believed_from_our_own_proxy(installed: Installation, browsers: Browsers) -> None:
    mapping = '{"country": "CF-IPCountry"}'
    proxy = {
        "KEYSTEAD_TRUSTED_PROXIES": "127.0.0.0/8,::1/128",
        "KEYSTEAD_INJECTED_HEADER_MAPPING_JSON": mapping,
    }
    with installed.served(**proxy) as server:
        ada, client_id = _prepared(server)

        def came(country: str, header: str = "cf-ipcountry") -> Browser:
            return browsers(server.endpoint, client_id, _from(country, header)).open().password(ada.username)

        home = came("DE")
        assert home.call("GET", "/interaction")["signInContext"] == {"ip": "203.0.113.7", "country": "DE"}
        home.claims()
        came("DE").claims()
        came("JP", "x-logto-cf-country").claims()  # that header is called otherwise here
        abroad = came("JP")
        assert abroad.is_refused() == "session.mfa.require_mfa_verification"
        abroad.call("POST", "/verification/totp/verify", code=ada.code())
        assert abroad.claims()["amr"] == ["pwd", "otp", "mfa"]


def test_nobody_else_says_where_a_request_comes_from(installed: Installation, browsers: Browsers) -> None:
    with installed.served(KEYSTEAD_TRUSTED_PROXIES="192.0.2.0/24") as server:
        ada, client_id = _prepared(server)
        for country in ("DE", "JP"):
            browser = browsers(server.endpoint, client_id, _from(country)).open().password(ada.username)
            context = browser.call("GET", "/interaction")["signInContext"]
            assert context["ip"] in {"127.0.0.1", "::1"}
            assert "country" not in context
            browser.claims()
