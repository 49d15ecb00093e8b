"""Providers that come back in their own ways, in headless Chromium: answers that another site posts as a form, and
Google's One Tap. What is done and seen is in the script beside this file."""

from pathlib import Path

import pytest

from tests.clients.world import make_world
from tests.node import run_node_tests
from tests.server import Api, Bootstrapped, free_port

pytestmark = pytest.mark.browser

_SCRIPT = Path(__file__).parent / "providers.test.mjs"
_GOOGLE = Path(__file__).parent / "google_elsewhere"
_LONGEST_SECONDS = 240


def test_providers(bootstrapped: Bootstrapped, tmp_path: Path) -> None:
    client = f"http://localhost:{free_port()}"  # the script listens there
    elsewhere = f"http://127.0.0.1:{free_port()}"  # and there, which is another site
    environment = {
        "KEYSTEAD_OUTGOING_ALLOWED_HOSTS": "localhost,127.0.0.1",
        "PYTHONPATH": str(_GOOGLE),
        "GOOGLE_KEYS": f"{elsewhere}/google-keys",
    }
    with bootstrapped(**environment) as own, own.served() as server:
        api = server.api()
        with api.client:
            world_file = make_world(server, api, client).written_to(tmp_path)
            posting, google = _posting(api, elsewhere), _google(api)
        run_node_tests(
            _SCRIPT,
            _LONGEST_SECONDS,
            KEYSTEAD_WORLD=str(world_file),
            KEYSTEAD_TOKEN=server.management_token(),
            KEYSTEAD_ELSEWHERE=elsewhere,
            KEYSTEAD_POSTING_ID=posting,
            KEYSTEAD_GOOGLE_ID=google,
        )


def _posting(api: Api, elsewhere: str) -> str:
    """A connector to a provider that posts its answer, as Apple does; its id."""
    config = {
        "authorizationEndpoint": f"{elsewhere}/authorize", "tokenEndpoint": f"{elsewhere}/token",
        "userInfoEndpoint": f"{elsewhere}/person", "clientId": "keystead", "clientSecret": "between-us",
        "scope": "profile", "customConfig": {"response_mode": "form_post"},
    }  # fmt: skip
    metadata = {"target": "posting", "name": {"en": "Orchard"}, "logo": ""}
    made = api.rest(
        "POST", "/api/connectors", {"connectorId": "oauth2", "config": config, "metadata": metadata}
    )
    return str(made["id"])


def _google(api: Api) -> str:
    config = {"clientId": "our-client", "clientSecret": "between-us", "oneTap": {"isEnabled": True}}
    return str(
        api.rest("POST", "/api/connectors", {"connectorId": "google-universal", "config": config})["id"]
    )
