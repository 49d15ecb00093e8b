"""The parts of a self-service account page that reach outside: codes, and accounts at providers (E13 to E16, E21, E22,
E25 to E31), with a server of its own, whose messages go to its inbox and whose provider is a real one nearby."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode
from uuid import uuid4

import httpx
import orjson
import pytest

from tests.connectors.harbour import FACTORY, SITE, harbour_config
from tests.person import Person, parameters
from tests.server import Api, Bootstrapped
from tests.walkthroughs.conftest import PASSWORD, BackEnd, FrontEnd, make_machine

pytestmark = pytest.mark.client
Json = dict[str, Any]
ACCOUNT_PAGE = "https://app.example.com/account/link?page=1"
CODES = ("/verification/verification-codes", "/verification-codes")


class Provider(ThreadingHTTPServer):
    """An identity provider that knows its redirect addresses, and gives a code to the person who is at it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.registered = {ACCOUNT_PAGE}
        self.codes: dict[str, tuple[str, str]] = {}  # who it is for, and where it was sent to
        self.person = "ada"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def authorize(self, asked: dict[str, str]) -> str:
        """Where a browser is sent back to."""
        assert asked["redirect_uri"] in self.registered, "this redirect address is not registered"
        assert (asked["response_type"], asked["client_id"]) == ("code", "client")
        code = uuid4().hex
        self.codes[code] = (self.person, asked["redirect_uri"])
        joint = "&" if "?" in asked["redirect_uri"] else "?"
        return f"{asked['redirect_uri']}{joint}{urlencode({'code': code, 'state': asked['state']})}"


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        """The token endpoint: a code once, at the address that it was sent to."""
        form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        person, address = self.server.codes.pop(form["code"][0], ("", ""))
        if not person or form["redirect_uri"] != [address]:
            return self._answer(400, {"error": "invalid_grant"})
        return self._answer(200, {"access_token": f"token-of-{person}", "token_type": "Bearer"})

    def do_GET(self) -> None:
        """Who the bearer of the token is."""
        person = self.headers["authorization"].removeprefix("Bearer token-of-")
        told = {
            "id": person,
            "name": person.title(),
            "email": f"{person}@harbour.example",
            "email_verified": True,
        }
        self._answer(200, told)

    def _answer(self, status: int, value: object) -> None:
        body = orjson.dumps(value)
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """The provider, on this machine."""
    with Provider() as there:
        thread = Thread(target=there.serve_forever, daemon=True)
        thread.start()
        yield there
        there.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def own_api(bootstrapped: Bootstrapped) -> Iterator[Api]:
    """Full access to a server that may call this machine and keeps its messages."""
    environment = {
        "KEYSTEAD_OUTGOING_ALLOWED_HOSTS": "127.0.0.1",
        "KEYSTEAD_DEVELOPMENT_INBOX": "true",
        "PYTHONPATH": str(SITE),
    }
    with bootstrapped(**environment) as installation, installation.served() as running:
        api = running.api()
        with api.client:
            yield api


@pytest.fixture(scope="module")
def server_side(own_api: Api) -> Iterator[BackEnd]:
    """The account page's own server."""
    endpoint = str(own_api.client.base_url).rstrip("/")
    made = BackEnd(endpoint, make_machine(own_api, "Account page"))
    yield made
    made.http.close()


@pytest.fixture
def user(server_side: BackEnd) -> Json:
    """Somebody with an account."""
    body = {"username": f"u_{uuid4().hex[:10]}", "password": PASSWORD}
    made: Json = server_side.call("POST", "/users", body)
    return made


@pytest.fixture(scope="module")
def connector(server_side: BackEnd, provider: Provider) -> str:
    """The connector to the provider."""
    body = {"connectorId": FACTORY, "config": harbour_config(provider.url)}
    made = server_side.call("POST", "/connectors", body)
    provider.registered.add(f"{server_side.endpoint}/callback/{made['id']}")
    return str(made["id"])


def code_for(api: Api, recipient: str) -> str:
    """The newest code that came there."""
    document = """query ($filter: InboxMessageFilter) {
      inboxMessages(first: 1, filter: $filter) { edges { node { content { code } } } } }"""
    (edge,) = api.graphql(document, filter={"recipient": recipient})["inboxMessages"]["edges"]
    return str(edge["node"]["content"]["code"])


@pytest.mark.parametrize("path", CODES)
@pytest.mark.parametrize("kind", ["email", "phone"])
def test_an_address_is_verified_and_then_set(
    own_api: Api, server_side: BackEnd, user: Json, path: str, kind: str
) -> None:
    """E13 to E16: the page's server has a code sent, has it verified, and then sets the address itself."""
    number = uuid4().int % 10**8
    address = f"ada.{number}@example.com" if kind == "email" else f"4915{number:08}"
    server_side.call("POST", path, {kind: address}, 204)
    code = code_for(own_api, address)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    given = {kind: address, "verificationCode": code}
    server_side.refused(
        "POST", f"{path}/verify", given | {"verificationCode": wrong}, 400, "verification_code.code_mismatch"
    )
    server_side.call("POST", f"{path}/verify", given, 204)
    server_side.refused("POST", f"{path}/verify", given, 400, "verification_code.not_found")
    field = {"email": "primaryEmail", "phone": "primaryPhone"}[kind]
    assert server_side.call("PATCH", f"/users/{user['id']}", {field: address})[field] == address
    other = server_side.call("POST", "/users", {"username": f"o_{uuid4().hex[:10]}"})
    server_side.refused(
        "PATCH", f"/users/{other['id']}", {field: address}, 422, f"user.{kind}_already_in_use"
    )


def test_a_code_sent_by_one_address_of_the_api_counts_at_the_other(
    own_api: Api, server_side: BackEnd
) -> None:
    """E14, E15: they are the same."""
    documented, real = CODES
    email = f"{uuid4().hex[:10]}@example.com"
    server_side.call("POST", documented, {"email": email}, 204)
    given = {"email": email, "verificationCode": code_for(own_api, email)}
    server_side.call("POST", f"{real}/verify", given, 204)


def sent_to(server_side: BackEnd, connector: str, state: str) -> dict[str, str]:
    """What the address that a person is sent to says to the provider."""
    body = {"state": state, "redirectUri": ACCOUNT_PAGE}
    told = server_side.call("POST", f"/connectors/{connector}/authorization-uri", body)
    return parameters(told["redirectTo"])


def test_an_account_at_a_provider_is_linked_as_the_page_wants_it(
    server_side: BackEnd, provider: Provider, connector: str, user: Json
) -> None:
    """E21, E22, E25 to E27, E29 to E31"""
    provider.person = f"ada{uuid4().hex[:6]}"
    state = "the page's own: ä&=/?"
    asked = sent_to(server_side, connector, state)
    assert (asked["state"], asked["redirect_uri"]) == (state, ACCOUNT_PAGE)
    assert {"code_challenge", "nonce"}.isdisjoint(asked)
    back = parameters(provider.authorize(asked))
    assert back["state"] == state  # which the page compares; this server does not
    data = {"code": back["code"], "redirectUri": ACCOUNT_PAGE, "state": "of something else"}
    path = f"/users/{user['id']}/identities"
    linked = server_side.call("POST", path, {"connectorId": connector, "connectorData": data})
    expected = {"harbour": linked["harbour"]}
    assert (linked["harbour"]["userId"], linked["harbour"]["details"]["name"]) == (
        provider.person,
        provider.person.title(),
    )
    assert server_side.call("GET", f"/users/{user['id']}")["identities"] == expected
    other = server_side.call("POST", "/users", {"username": f"o_{uuid4().hex[:10]}"})
    again = {"code": parameters(provider.authorize(asked))["code"], "redirectUri": ACCOUNT_PAGE}
    taken = {"connectorId": connector, "connectorData": again}
    server_side.refused(
        "POST", f"/users/{other['id']}/identities", taken, 422, "user.identity_already_in_use"
    )


def test_the_provider_decides_about_redirect_addresses_and_codes(
    server_side: BackEnd, provider: Provider, connector: str, user: Json
) -> None:
    """E30: the address is the caller's, the same at both ends; a code counts once."""
    path = f"/users/{user['id']}/identities"
    provider.person = f"eve{uuid4().hex[:6]}"
    elsewhere = {
        "code": parameters(provider.authorize(sent_to(server_side, connector, "s")))["code"],
        "redirectUri": f"{server_side.endpoint}/callback/{connector}",
    }
    for data in (elsewhere, {"code": "invented", "redirectUri": ACCOUNT_PAGE}, {}):
        body = {"connectorId": connector, "connectorData": data}
        server_side.refused("POST", path, body, 401, "connector.social_auth_code_invalid")
    assert server_side.call("GET", f"/users/{user['id']}")["identities"] == {}


def test_whoever_was_linked_signs_in_with_it_at_the_other_address(
    server_side: BackEnd, provider: Provider, connector: str, user: Json
) -> None:
    """E30: one connector, one address for signing in and another for the account page."""
    provider.person = f"joe{uuid4().hex[:6]}"
    data = parameters(provider.authorize(sent_to(server_side, connector, "s"))) | {
        "redirectUri": ACCOUNT_PAGE
    }
    path = f"/users/{user['id']}/identities"
    server_side.call("POST", path, {"connectorId": connector, "connectorData": data})
    server_side.call("PATCH", "/sign-in-exp", {"socialSignInConnectorTargets": ["harbour"]})
    front_end = FrontEnd(server_side)
    with Visitor(server_side.endpoint, provider, connector) as browser:
        tokens = front_end.sign_in(browser, "openid identities")
    bearer = {"authorization": f"Bearer {tokens['access_token']}"}
    told = httpx.get(f"{server_side.endpoint}/oidc/me", headers=bearer, timeout=60).json()
    assert (told["sub"], told["identities"]["harbour"]["userId"]) == (user["id"], provider.person)


class Visitor(Person):
    """Somebody who signs in at the provider alone."""

    def __init__(self, endpoint: str, provider: Provider, connector: str) -> None:
        super().__init__(endpoint)
        self.provider, self.connector = provider, connector

    def _experience(self, event: str, kind: str, proof: object) -> str:
        path = f"/api/experience/verification/social/{self.connector}"
        opening = {"state": "s" * 16, "redirectUri": f"{self.endpoint}/callback/{self.connector}"}
        self._call("PUT", "/api/experience", {"interactionEvent": event})
        begun = self._call("POST", f"{path}/authorization-uri", opening)
        back = parameters(self.provider.authorize(parameters(begun["authorizationUri"])))
        id = {"verificationId": begun["verificationId"]}
        self._call("POST", f"{path}/verify", {**id, "connectorData": {**back, **opening}})
        self._call("POST", "/api/experience/identification", id)
        return str(self._call("POST", "/api/experience/submit")["redirectTo"])


OAUTH = {
    "authorizationEndpoint": "https://idp.example.com/authorize", "tokenEndpoint": "https://idp.example.com/token",
    "userInfoEndpoint": "https://idp.example.com/me", "clientId": "client", "clientSecret": "a secret",
    "scope": "openid", "idTokenVerificationConfig": {"jwksUri": "https://idp.example.com/jwks"},
}  # fmt: skip
NEED_A_SESSION = (
    "apple-universal", "oidc", "oauth2", "saml", "amazon-universal", "gitlab-universal", "huggingface-universal",
    "line-universal", "linkedin-universal", "patreon-universal", "qq-universal", "slack-universal", "x-universal",
)  # fmt: skip


@pytest.mark.parametrize("factory", NEED_A_SESSION)
def test_connectors_that_need_a_session_say_so(server_side: BackEnd, user: Json, factory: str) -> None:
    """E28"""
    config = OAUTH | {
        "entityID": "urn:keystead", "signInEndpoint": "https://idp.example.com/saml", "x509Certificate": "none",
    }  # fmt: skip
    standard = {"metadata": {"target": factory}} if factory in {"oidc", "oauth2", "saml"} else {}
    made = server_side.call("POST", "/connectors", {"connectorId": factory, "config": config, **standard})
    opening = {"state": "s", "redirectUri": ACCOUNT_PAGE}
    code = "connector.not_implemented"
    server_side.refused("POST", f"/connectors/{made['id']}/authorization-uri", opening, 501, code)
    answer = {"connectorId": made["id"], "connectorData": {"code": "x", "redirectUri": ACCOUNT_PAGE}}
    server_side.refused("POST", f"/users/{user['id']}/identities", answer, 501, code)
