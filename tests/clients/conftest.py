"""The world in which third-party clients sign people in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clients.world import World, make_world
from tests.person import Person
from tests.server import Api, RunningServer


@pytest.fixture(scope="session")
def world(server: RunningServer, api: Api) -> World:
    """Made once; tests that change it make their own."""
    return make_world(server, api)


@pytest.fixture(scope="session")
def world_file(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world for clients that are not Python."""
    return world.written_to(tmp_path_factory.mktemp("world"))


@pytest.fixture
def ada(world: World) -> Iterator[Person]:
    """A person in a browser that is not signed in anywhere."""
    with Person(world.endpoint, world.username, world.password) as person:
        yield person
