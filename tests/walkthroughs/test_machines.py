"""D4 to D6: a machine gets a token and lists all organizations, with curl, as the walk-through writes it."""

import json
import subprocess
from typing import Any
from uuid import uuid4

import pytest

from tests.server import Api, RunningServer
from tests.walkthroughs.conftest import Machine, make_machine

pytestmark = pytest.mark.client
_TOKEN = """
curl --silent --show-error --fail-with-body --location \
  --request POST "$ENDPOINT/oidc/token" \
  --header 'Content-Type: application/x-www-form-urlencoded' \
  --user "$APP_ID:$APP_SECRET" \
  --data-urlencode 'grant_type=client_credentials' \
  --data-urlencode 'resource=https://default.logto.app/api' \
  --data-urlencode 'scope=all'
"""
_ORGANIZATIONS = """
curl --silent --show-error --include \
  -X GET "$ENDPOINT/api/organizations" \
  -H "Authorization: Bearer $M2M_ACCESS_TOKEN" \
  -H 'Content-Type: application/json'
"""


def shell(script: str, **variables: str) -> str:
    """What a script prints."""
    done = subprocess.run(
        ["/bin/sh", "-c", script], env=variables | {"PATH": "/usr/bin:/bin"}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def answer_of(printed: str) -> tuple[int, dict[str, str], Any]:
    """Status, headers and JSON of what `curl --include` prints."""
    head, _, body = printed.replace("\r\n", "\n").partition("\n\n")
    status, *lines = head.splitlines()
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return int(status.split()[1]), headers, json.loads(body)


@pytest.fixture
def machine(api: Api) -> Machine:
    return make_machine(api, f"Organizations {uuid4().hex[:8]}")


def test_a_machine_lists_all_organizations(server: RunningServer, api: Api, machine: Machine) -> None:
    names = {f"Lighthouse {uuid4().hex[:8]}" for _ in range(3)}
    for name in names:
        api.rest("POST", "/api/organizations", {"name": name})
    told = json.loads(shell(_TOKEN, ENDPOINT=server.endpoint, APP_ID=machine.id, APP_SECRET=machine.secret))
    assert (told["token_type"], told["scope"], told["expires_in"]) == ("Bearer", "all", 3600)
    status, headers, shown = answer_of(
        shell(_ORGANIZATIONS, ENDPOINT=server.endpoint, M2M_ACCESS_TOKEN=told["access_token"])
    )
    assert status == 200
    assert int(headers["total-number"]) >= 3
    assert names <= {each["name"] for each in shown}


def test_without_its_role_it_lists_nothing(server: RunningServer, api: Api) -> None:
    made = api.rest("POST", "/api/applications", {"name": "Nobody", "type": "MachineToMachine"})
    (secret,) = api.rest("GET", f"/api/applications/{made['id']}/secrets")
    told = json.loads(shell(_TOKEN, ENDPOINT=server.endpoint, APP_ID=made["id"], APP_SECRET=secret["value"]))
    status, _, shown = answer_of(
        shell(_ORGANIZATIONS, ENDPOINT=server.endpoint, M2M_ACCESS_TOKEN=told["access_token"])
    )
    assert (status, shown["code"]) == (403, "auth.forbidden")
