"""Fixtures of keys: whatever a test does to them, the others find the seeded ones."""

from collections.abc import AsyncIterator

import pytest

from identity.kernel import caches, database

_RESTORE = "INSERT INTO signing_keys SELECT * FROM jsonb_populate_recordset(NULL::signing_keys, $1::jsonb)"


@pytest.fixture
async def own_keys(database: str) -> AsyncIterator[None]:
    """Keys that the test may change."""
    async with kept_keys():
        yield


class kept_keys:
    """The signing keys are the same after the block."""

    async def __aenter__(self) -> None:
        self.rows = await database.fetch_value("SELECT jsonb_agg(to_jsonb(k)) FROM signing_keys k")

    async def __aexit__(self, *_: object) -> None:
        await database.execute("DELETE FROM signing_keys")
        await database.execute("DELETE FROM server_state WHERE name = 'signing_algorithm'")
        await database.execute(_RESTORE, self.rows)
        caches.drop_everything()
