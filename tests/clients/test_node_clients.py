"""Clients from npm, each in a Node.js process of its own; their tests are beside this file, in `node/`."""

import os
import shutil
import subprocess
from pathlib import Path

import orjson
import pytest

from tests.clients.world import World

pytestmark = pytest.mark.client

_SCRIPTS = Path(__file__).parent / "node"
_CLIENTS = sorted(path.name for path in _SCRIPTS.glob("*.test.mjs"))


@pytest.fixture(scope="session")
def world_file(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "world.json"
    path.write_bytes(orjson.dumps(world.as_json()))
    return path


@pytest.mark.parametrize("script", _CLIENTS)
def test_client(script: str, world_file: Path) -> None:
    node = shutil.which("node")
    assert node, "Node.js is not on the path"
    done = subprocess.run(
        [node, "--test", "--test-reporter=spec", str(_SCRIPTS / script)],
        env=os.environ | {"KEYSTEAD_WORLD": str(world_file)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout
