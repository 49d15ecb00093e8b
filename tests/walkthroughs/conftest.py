"""Back ends that talk to a running server with tokens of their own, and people who sign in to their front ends."""

import base64
import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
import pytest

from tests.contract.validation import ANSWERS_FIT_SYNC
from tests.person import Person, parameters
from tests.server import MANAGEMENT_API, Api, RunningServer

CALLBACK = "https://front-end.example/callback"
PASSWORD = "Slow-Tide-Over-Sandbanks-9"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine-to-machine application."""

    id: str
    secret: str


def make_machine(api: Api, name: str) -> Machine:
    """What an administrator does in the console: an application, its secret, and the role of the Management API."""
    made = api.rest("POST", "/api/applications", {"name": name, "type": "MachineToMachine"})
    (secret,) = api.rest("GET", f"/api/applications/{made['id']}/secrets")
    role_id = _role_of_the_management_api(api)
    api.rest("POST", f"/api/applications/{made['id']}/roles", {"roleIds": [role_id]})
    return Machine(made["id"], secret["value"])


def _role_of_the_management_api(api: Api) -> str:
    for role in api.rest("GET", "/api/roles?type=MachineToMachine&page_size=100"):
        for scope in api.rest("GET", f"/api/roles/{role['id']}/scopes"):
            if (scope["name"], scope["resource"]["indicator"]) == ("all", MANAGEMENT_API):
                return str(role["id"])
    raise AssertionError("no role gives full access to the Management API")


class BackEnd:
    """An application server with its own credentials for the Management API."""

    def __init__(self, endpoint: str, machine: Machine) -> None:
        self.endpoint, self.machine = endpoint, machine
        self.http = httpx.Client(base_url=endpoint, timeout=60, event_hooks=ANSWERS_FIT_SYNC)
        self.http.headers["authorization"] = f"Bearer {self.management_token()}"

    def management_token(self) -> str:
        """A token by client credentials, for the Management API's indicator with the scope `all`."""
        form = {"grant_type": "client_credentials", "resource": MANAGEMENT_API, "scope": "all"}
        answer = self.http.post("/oidc/token", data=form, auth=(self.machine.id, self.machine.secret))
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def call(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """A call that is answered with just this status; its JSON."""
        answer = self.http.request(method, f"/api{path}", json=body)
        assert answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def refused(self, method: str, path: str, body: Any, status: int, code: str) -> None:
        """A call that is refused with this status and code."""
        assert self.call(method, path, body, status)["code"] == code


@pytest.fixture(scope="session")
def back_end(server: RunningServer, api: Api) -> Iterator[BackEnd]:
    """One for all tests of this process."""
    made = BackEnd(server.endpoint, make_machine(api, f"Back end {uuid4().hex[:8]}"))
    yield made
    made.http.close()


class FrontEnd:
    """A single-page application, which people sign in to by authorization code with PKCE."""

    def __init__(self, back_end: BackEnd) -> None:
        uris = {"redirectUris": [CALLBACK], "postLogoutRedirectUris": []}
        body = {"name": f"Front end {uuid4().hex[:8]}", "type": "SPA", "oidcClientMetadata": uris}
        self.id = back_end.call("POST", "/applications", body)["id"]
        self.endpoint = back_end.endpoint

    def sign_in(self, person: Person, scope: str, resource: str | None = None) -> Json:
        """What the token endpoint gives for the code that the person comes back with."""
        verifier = secrets.token_urlsafe(48)
        digest = hashlib.sha256(verifier.encode()).digest()
        asked = {
            "client_id": self.id, "redirect_uri": CALLBACK, "response_type": "code", "scope": scope,
            "state": "s" * 16, "prompt": "consent", "code_challenge_method": "S256",
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        } | ({"resource": resource} if resource else {})  # fmt: skip
        callback = person.sign_in(f"{self.endpoint}/oidc/auth?{urlencode(asked)}")
        assert callback.startswith(CALLBACK), callback
        form = {
            "grant_type": "authorization_code", "code": parameters(callback)["code"], "redirect_uri": CALLBACK,
            "code_verifier": verifier,
        }  # fmt: skip
        return self._token(form | ({"resource": resource} if resource else {}))

    def refresh(self, refresh_token: str, **more: str) -> Json:
        """New tokens for an old one."""
        return self._token({"grant_type": "refresh_token", "refresh_token": refresh_token, **more})

    def _token(self, form: dict[str, str]) -> Json:
        answer = httpx.post(f"{self.endpoint}/oidc/token", data={"client_id": self.id, **form}, timeout=60)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found


@pytest.fixture(scope="session")
def front_end(back_end: BackEnd) -> FrontEnd:
    """One for all tests of this process."""
    return FrontEnd(back_end)


@pytest.fixture
def person(back_end: BackEnd) -> Iterator[Callable[[], tuple[Person, Json]]]:
    """`person()` makes somebody with a password, in a browser of their own; also what the server knows of them."""
    opened: list[Person] = []

    def make() -> tuple[Person, Json]:
        mark = uuid4().hex[:10]
        body = {"username": f"u_{mark}", "password": PASSWORD, "primaryEmail": f"{mark}@example.com"}
        user = back_end.call("POST", "/users", body)
        opened.append(Person(back_end.endpoint, user["username"], PASSWORD))
        return opened[-1], user

    yield make
    for each in opened:
        each.__exit__(None, None, None)
