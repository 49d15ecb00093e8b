"""The pages in headless Chromium; what is done and seen there is in the scripts beside this file."""

from pathlib import Path

import pytest

from tests.clients.world import make_world
from tests.node import run_node_tests
from tests.server import Api, Installation, RunningServer, free_port

pytestmark = pytest.mark.browser

_SCRIPTS = Path(__file__).parent
_LONGEST_SECONDS = 600


def test_first_run(new_installation: Installation) -> None:
    with new_installation.served() as fresh:
        run_node_tests(
            _SCRIPTS / "first-run.test.mjs",
            _LONGEST_SECONDS,
            KEYSTEAD_ENDPOINT=fresh.endpoint,
            KEYSTEAD_SET_UP_LINK=fresh.set_up_link,
        )


def test_hosted_pages(server: RunningServer, api: Api, tmp_path: Path) -> None:
    client = f"http://localhost:{free_port()}"  # the script listens there
    world_file = make_world(server, api, client).written_to(tmp_path)
    run_node_tests(_SCRIPTS / "hosted-pages.test.mjs", _LONGEST_SECONDS, KEYSTEAD_WORLD=str(world_file))


def test_plain_pages(server: RunningServer, api: Api, tmp_path: Path) -> None:
    """With an application that introduces itself."""
    world = make_world(server, api, f"http://localhost:{free_port()}")
    api.rest(
        "PUT", f"/api/applications/{world.third_party_id}/sign-in-experience",
        {
            "displayName": "Guest", "branding": {"logoUrl": "https://guest.example/logo.svg"},
            "termsOfUseUrl": "https://guest.example/terms", "privacyPolicyUrl": "https://guest.example/privacy",
        },
    )  # fmt: skip
    world_file = world.written_to(tmp_path)
    run_node_tests(_SCRIPTS / "plain-pages.test.mjs", _LONGEST_SECONDS, KEYSTEAD_WORLD=str(world_file))
