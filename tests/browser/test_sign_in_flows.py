"""The ways in that people have, in headless Chromium; what is done and seen is in the scripts beside this file."""

from pathlib import Path
from typing import Any

import pytest

from tests.clients.world import make_world
from tests.node import run_node_tests
from tests.server import Api, Bootstrapped, Installation, free_port

pytestmark = pytest.mark.browser

_HERE = Path(__file__).parent
_LONGEST_SECONDS = 600


@pytest.mark.parametrize("script", ["sign-in-flows", "further-ways", "every-page", "captcha"])
def test_sign_in_flows(bootstrapped: Bootstrapped, tmp_path: Path, script: str) -> None:
    """With a server of its own: its settings change from step to step."""
    client = f"http://localhost:{free_port()}"  # the script listens there
    stand_in = {"CAPTCHA_STAND_IN": f"{client}/captcha"}
    with bootstrapped(KEYSTEAD_OUTGOING_ALLOWED_HOSTS="localhost", **stand_in) as own:
        own.program = "tests.browser.with_captcha_stand_in"
        _run(script, own, client, tmp_path)


def _run(script: str, own: Installation, client: str, tmp_path: Path) -> None:
    with own.served() as server:
        api = server.api()
        with api.client:
            world_file = make_world(server, api, client).written_to(tmp_path)
            social = _connectors(api, client)
        run_node_tests(
            _HERE / f"{script}.test.mjs",
            _LONGEST_SECONDS,
            KEYSTEAD_WORLD=str(world_file),
            KEYSTEAD_TOKEN=server.management_token(),
            KEYSTEAD_SOCIAL_ID=social,
        )


def _connectors(api: Api, client: str) -> str:
    """A messenger and a provider, both of which the script is; the id of the latter's connector."""

    def connect(factory: str, config: dict[str, Any], **more: Any) -> str:
        made = api.rest("POST", "/api/connectors", {"connectorId": factory, "config": config, **more})
        return str(made["id"])

    api.rest(
        "POST", "/api/sso-connectors",
        {
            "providerName": "OIDC", "connectorName": "Enterprise", "domains": ["enterprise.example"],
            "config": {"clientId": "keystead", "clientSecret": "between-us", "issuer": client},
        },
    )  # fmt: skip
    connect("http-email", {"endpoint": f"{client}/messages"})
    connect("http-sms", {"endpoint": f"{client}/messages"})
    return connect(
        "oauth2",
        {
            "authorizationEndpoint": f"{client}/provider/authorize",
            "tokenEndpoint": f"{client}/provider/token",
            "userInfoEndpoint": f"{client}/provider/person",
            "clientId": "keystead",
            "clientSecret": "between-us",
            "scope": "profile",
            "profileMap": {"id": "id", "name": "name", "email": "email"},
        },
        metadata={"target": "elsewhere", "name": {"en": "Elsewhere"}, "logo": ""},
    )
