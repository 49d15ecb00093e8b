"""The one row of sign-in settings: held, and written with its event; for actions of this feature."""

from typing import Any

from identity.experience.events import SignInExperienceUpdated
from identity.experience.queries import ROW_ID, settings_cache
from identity.experience.settings import SignInSettings, as_keys, settings_of
from identity.kernel import clock, database
from identity.kernel.action import announce, make_stale


async def locked_settings() -> SignInSettings:
    """The settings, held against concurrent changes until the transaction ends."""
    await database.execute(
        "INSERT INTO sign_in_experiences (id, settings, updated_at) VALUES ($1, '{}', $2) "
        "ON CONFLICT DO NOTHING",
        ROW_ID,
        clock.now(),
    )
    stored: dict[str, Any] = await database.fetch_value(
        "SELECT settings FROM sign_in_experiences WHERE id = $1 FOR UPDATE", ROW_ID
    )
    return settings_of(stored)


async def store_settings(before: SignInSettings, after: SignInSettings) -> None:
    """Write the settings and tell what changed, if anything did."""
    old, new = as_keys(before), as_keys(after)
    changed = [key for key, value in new.items() if old[key] != value]
    if not changed:
        return
    await write_settings(after)
    await announce(
        SignInExperienceUpdated(
            before={key: old[key] for key in changed}, after={key: new[key] for key in changed}
        )
    )


async def write_settings(settings: SignInSettings) -> None:
    """Write the settings where another event tells of it."""
    await database.execute(
        "UPDATE sign_in_experiences SET settings = $2::jsonb, updated_at = $3 WHERE id = $1",
        ROW_ID,
        as_keys(settings),
        clock.now(),
    )
    make_stale(settings_cache, ROW_ID)
