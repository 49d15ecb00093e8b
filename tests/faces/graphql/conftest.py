"""Fixtures of the GraphQL face."""

import pytest

from identity.kernel.actor import Actor
from tests.faces.graphql.world import World, make_world
from tests.kept import kept


@pytest.fixture
async def world(administrator: Actor) -> World:
    """One of everything."""
    return await kept("world of GraphQL", lambda: make_world(administrator))
