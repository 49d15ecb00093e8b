"""Fixtures of connectors."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from identity.connectors import kinds
from tests.connectors.providers import SENDERS
from tests.delivery.hosts import Host, allowed, host


@pytest.fixture
async def provider(settings: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Host]:
    """A host in the place of every provider; nobody waits before something is tried again."""
    monkeypatch.setattr(kinds, "PAUSES_SECONDS", (0.0, 0.0))
    async with host() as found, allowed("127.0.0.0/8"):
        for module, _, _ in SENDERS.values():
            monkeypatch.setattr(module, "ADDRESS", found.url)
        yield found
