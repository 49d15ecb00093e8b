"""Clients from npm, each in a Node.js process of its own; their tests are beside this file, in `node/`."""

from pathlib import Path

import pytest

from tests.clients.world import make_world
from tests.node import run_node_tests
from tests.server import Api, RunningServer, free_port

pytestmark = pytest.mark.client

_NODE = Path(__file__).parent / "node"
_LISTENING = ("logto-express", "logto-react")  # applications with an address of their own
_SCRIPTS = sorted(path for path in _NODE.glob("*.test.mjs") if path.name.split(".")[0] not in _LISTENING)


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name.split(".")[0])
def test_client(script: Path, world_file: Path) -> None:
    run_node_tests(script, KEYSTEAD_WORLD=str(world_file))


@pytest.mark.parametrize("name", _LISTENING)
def test_application_that_listens(name: str, server: RunningServer, api: Api, tmp_path: Path) -> None:
    world_file = make_world(server, api, f"http://localhost:{free_port()}").written_to(tmp_path)
    run_node_tests(_NODE / f"{name}.test.mjs", KEYSTEAD_WORLD=str(world_file))
