"""The sign-in experience that every installation starts with."""

from identity.experience.queries import ROW_ID
from identity.kernel import clock, database


async def seed_sign_in_experience() -> None:
    """Make the one row, with nothing in it but defaults; one that is there stays."""
    await database.execute(
        "INSERT INTO sign_in_experiences (id, settings, updated_at) VALUES ($1, '{}', $2) "
        "ON CONFLICT DO NOTHING",
        ROW_ID,
        clock.now(),
    )
