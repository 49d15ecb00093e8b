"""The server that is measured: started with two workers on a full embedded database, with clients of its own."""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import httpx

from benchmarks.seeding import PASSWORD, seed
from tests.person import Person, parameters
from tests.server import Api, Installation, RunningServer, open_directory

RESOURCE = "https://measured.example/api"
REDIRECT_URI = "https://measured.example/callback"
VERIFIER = "measuring-needs-no-secret-verifier-but-a-long-one"
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()

Say = Callable[[str], None]


@dataclass(frozen=True)
class Target:
    """Where the load goes, and what it needs to be let in."""

    server: RunningServer
    users: int
    first_start_seconds: float
    management_token: str
    machine: tuple[str, str]
    client_id: str
    personal_access_token: str

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.installation.port}"

    def tokens(self, number: int) -> list[dict[str, Any]]:
        """The tokens of that many people, each signed in for this."""
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(partial(_tokens, self.server.endpoint, self.client_id), range(number)))

    def cookies(self, number: int) -> list[str]:
        """The `Cookie` header of that many browsers, each signed in for this."""
        with ThreadPoolExecutor(8) as pool:
            signed_in = pool.map(partial(_signed_in, self.server.endpoint, self.client_id), range(number))
            return [cookies for _, cookies in signed_in]


@contextmanager
def a_target(users: int, workers: int, say: Say) -> Iterator[Target]:
    """A throw-away installation, filled and started twice; its first start is from nothing."""
    with open_directory() as directory:
        installation = Installation(directory / "data", settings={"KEYSTEAD_WORKERS": str(workers)})
        say("Starting a new installation.")
        with installation.served() as first:
            first_start_seconds = first.ready_seconds
        installation.bootstrap()
        say(f"Filling it with {users:,} users.")
        seed(installation.data_dir, users)
        with installation.served() as server:
            api = server.api()
            with api.client:
                yield Target(
                    server, users, first_start_seconds, server.management_token(), _machine(api), _client(api),
                    _personal_access_token(api),
                )  # fmt: skip


def _machine(api: Api) -> tuple[str, str]:
    """A machine that may have one scope of one API."""
    resource = api.mutate("createResource", "resource { resourceId }", name="Measured", indicator=RESOURCE)
    scope = api.mutate(
        "createScope", "scope { scopeId }", resourceId=resource["resourceId"], name="read:tides"
    )
    role = api.mutate(
        "createRole", "role { roleId }", name="Measured machine", description="For measuring.",
        type="MACHINE_TO_MACHINE", scopeIds=[scope["scopeId"]],
    )  # fmt: skip
    made = api.rest("POST", "/api/applications", {"name": "Measured machine", "type": "MachineToMachine"})
    api.mutate(
        "assignApplicationRoles", "application { applicationId }",
        applicationId=made["id"], roleIds=[role["roleId"]],
    )  # fmt: skip
    (secret,) = api.rest("GET", f"/api/applications/{made['id']}/secrets")
    return made["id"], secret["value"]


def _client(api: Api) -> str:
    """A public client whose refresh tokens rotate, and come without asking for consent."""
    made = api.rest(
        "POST", "/api/applications",
        {
            "name": "Measured SPA", "type": "SPA",
            "oidcClientMetadata": {"redirectUris": [REDIRECT_URI], "postLogoutRedirectUris": []},
            "customClientMetadata": {"alwaysIssueRefreshToken": True, "allowTokenExchange": True},
        },
    )  # fmt: skip
    return str(made["id"])


def _personal_access_token(api: Api) -> str:
    (person,) = api.rest("GET", "/api/users?search.username=person_0")
    made = api.rest("POST", f"/api/users/{person['id']}/personal-access-tokens", {"name": "Measured"})
    return str(made["value"])


def _signed_in(endpoint: str, client_id: str, number: int) -> tuple[str, str]:
    """A code, and the cookies of the browser that it came to."""
    query = {
        "client_id": client_id, "redirect_uri": REDIRECT_URI, "response_type": "code", "scope": "openid profile",
        "code_challenge": CHALLENGE, "code_challenge_method": "S256", "state": secrets.token_urlsafe(8),
    }  # fmt: skip
    with Person(endpoint, f"person_{number}", PASSWORD) as person:
        code = parameters(person.sign_in(f"{endpoint}/oidc/auth?{urlencode(query)}"))["code"]
        return code, person.cookies


def _tokens(endpoint: str, client_id: str, number: int) -> dict[str, Any]:
    code, _ = _signed_in(endpoint, client_id, number)
    form = {
        "grant_type": "authorization_code", "client_id": client_id, "code": code,
        "redirect_uri": REDIRECT_URI, "code_verifier": VERIFIER,
    }  # fmt: skip
    answer = httpx.post(f"{endpoint}/oidc/token", data=form)
    assert answer.status_code == 200, answer.text
    tokens: dict[str, Any] = answer.json()
    return tokens
