"""Fixtures of the protocol's tests."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.oidc import provider
from tests.oidc.provider import TestClient


@pytest.fixture
async def browser(database: str) -> AsyncIterator[httpx.AsyncClient]:
    """A browser at a clean provider."""
    async with provider.new_browser() as client:
        yield client


@pytest.fixture
async def spa(database: str) -> TestClient:
    """A public client."""
    return await provider.register("SPA")


@pytest.fixture
async def web(database: str) -> TestClient:
    """A confidential client."""
    return await provider.register("Traditional")


@pytest.fixture
async def native(database: str) -> TestClient:
    """A native client."""
    return await provider.register("Native")


@pytest.fixture
async def machine(database: str) -> TestClient:
    """A machine."""
    return await provider.register("MachineToMachine")
