"""Clients from npm, each in a Node.js process of its own; their tests are beside this file, in `node/`."""

from pathlib import Path

import pytest

from tests.node import run_node_tests

pytestmark = pytest.mark.client

_SCRIPTS = sorted((Path(__file__).parent / "node").glob("*.test.mjs"))


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name.split(".")[0])
def test_client(script: Path, world_file: Path) -> None:
    run_node_tests(script, KEYSTEAD_WORLD=str(world_file))
