"""Reads of scripts; the values of their variables are revealed by an action."""

from collections.abc import Sequence

import orjson

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.vault import vault
from identity.scripts.inputs import ScriptKind
from identity.scripts.models import Script

PURPOSE = "script-variables"


async def scripts(actor: Actor, kinds: Sequence[ScriptKind] = tuple(ScriptKind)) -> list[Script]:
    """The stored scripts of the kinds."""
    actor.require(Permission.SCRIPTS_READ)
    return await database.fetch_models(
        Script,
        f"SELECT {database.columns(Script, 's')} FROM scripts s WHERE s.kind = ANY($1) ORDER BY s.kind",
        [kind.value for kind in kinds],
    )


def variables_of(script: Script) -> dict[str, str] | None:
    """For actions: a script's variables with their values; None where none were given."""
    opened: dict[str, str] | None = orjson.loads(
        vault().decrypt(script.environment_variables_encrypted, purpose=PURPOSE)
    )
    return opened


def variable_names(script: Script) -> list[str]:
    """The names of a script's variables, which are no secret."""
    return sorted(variables_of(script) or {})
