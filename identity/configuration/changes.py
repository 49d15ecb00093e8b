"""Writes of a group of settings that its actions share; they need the open transaction."""

from typing import Any

import orjson

from identity.configuration.errors import NoticeTooLarge
from identity.configuration.events import ConfigurationUpdated
from identity.configuration.queries import Values, configurations
from identity.configuration.settings import DEFAULTS, Group
from identity.kernel import clock, database
from identity.kernel.action import announce, make_stale

_LONGEST_NOTICE = 4096


async def change_group(group: Group, changes: dict[str, Any]) -> Values:
    """Set the given keys of a group; all of its settings then."""
    before = await _locked(group)
    after = before | changes
    changed = [name for name, value in after.items() if before.get(name) != value]
    if not changed:
        return after
    await database.execute(
        "UPDATE configurations SET value = $2::jsonb, updated_at = $3 WHERE name = $1",
        group.value,
        after,
        clock.now(),
    )
    make_stale(configurations, group.value)
    await announce(
        ConfigurationUpdated(
            group=group.value,
            before={name: before[name] for name in changed if name in before},
            after={name: after[name] for name in changed},
        )
    )
    return after


def require_note(path: str, notice: dict[str, Any]) -> None:
    """Refuse a notice that is more than a note."""
    if len(orjson.dumps(notice)) > _LONGEST_NOTICE:
        raise NoticeTooLarge(path=path, limit=_LONGEST_NOTICE)


async def _locked(group: Group) -> Values:
    await database.execute(
        "INSERT INTO configurations (name, value, updated_at) VALUES ($1, '{}', $2) ON CONFLICT DO NOTHING",
        group.value,
        clock.now(),
    )
    stored: Values = await database.fetch_value(
        "SELECT value FROM configurations WHERE name = $1 FOR UPDATE", group.value
    )
    return DEFAULTS[group] | stored
