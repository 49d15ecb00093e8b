"""Fixtures of the GraphQL face."""

import pytest

from identity.kernel.actor import Actor
from tests.faces.graphql.world import World, make_world


@pytest.fixture
async def world(administrator: Actor) -> World:
    """One of everything."""
    return await make_world(administrator)
