"""What can be done with scripts: storing, changing, removing, and looking at their variables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from identity.kernel import clock, database
from identity.kernel.action import action, announce, announce_many
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.unset import given
from identity.kernel.vault import vault
from identity.scripts.errors import ScriptNotFound
from identity.scripts.events import ScriptCreated, ScriptDeleted, ScriptUpdated, ScriptVariablesRevealed
from identity.scripts.inputs import NewScript, ScriptChanges, ScriptKind
from identity.scripts.models import Script
from identity.scripts.queries import PURPOSE, variables_of
from identity.scripts.rules import require_fit
from identity.scripts.samples import in_shape

_OPTIONS = {
    "context_sample": "contextSample",
    "token_sample": "tokenSample",
    "block_issuance_on_error": "blockIssuanceOnError",
    "enabled": "enabled",
    "on_execution_error": "onExecutionError",
}


@dataclass(frozen=True, slots=True)
class StoredScript:
    """A script with its variables, and whether there was none of its kind before."""

    row: Script
    variables: dict[str, str] | None
    is_new: bool = False


@action(needs=Permission.SCRIPTS_WRITE, announces=(ScriptCreated, ScriptUpdated))
async def set_script(actor: Actor, kind: ScriptKind, new: NewScript) -> StoredScript:
    """Store a script in the place of any of its kind."""
    values = _fitting(kind, new)
    before = await _locked(kind)
    stored = await _store(_script(kind, values, before), _variables(values))
    if before is None:
        await announce(ScriptCreated(kind=kind.value))
    else:
        await announce(ScriptUpdated(kind=kind.value, changed=sorted(values)))
    return StoredScript(stored, _variables(values), before is None)


@action(needs=Permission.SCRIPTS_WRITE, announces=ScriptUpdated)
async def update_script(actor: Actor, kind: ScriptKind, changes: ScriptChanges) -> StoredScript:
    """Replace the given parts of a script."""
    values = _fitting(kind, changes)
    before = await _locked(kind)
    if before is None:
        raise ScriptNotFound(id=kind.value)
    variables = _variables(values) if "environment_variables" in values else variables_of(before)
    values = {"script": before.script} | values
    script = _script(kind, values, before)
    script.options = before.options | script.options
    await _store(script, variables)
    await announce(ScriptUpdated(kind=kind.value, changed=sorted(given(changes))))
    return StoredScript(script, variables)


@action(needs=Permission.SCRIPTS_WRITE, announces=ScriptDeleted)
async def delete_script(actor: Actor, kind: ScriptKind) -> None:
    """Remove a script."""
    if not await database.execute("DELETE FROM scripts WHERE kind = $1", kind.value):
        raise ScriptNotFound(id=kind.value)
    await announce(ScriptDeleted(kind=kind.value))


@action(needs=Permission.SCRIPTS_WRITE, announces=ScriptVariablesRevealed)
async def reveal_scripts(actor: Actor, kinds: Sequence[ScriptKind]) -> list[StoredScript]:
    """Show scripts with the values of their variables; who looked is on record."""
    rows = await database.fetch_models(
        Script,
        f"SELECT {database.columns(Script, 's')} FROM scripts s WHERE s.kind = ANY($1) ORDER BY s.kind",
        [kind.value for kind in kinds],
    )
    found = [StoredScript(row, variables_of(row)) for row in rows]
    await announce_many([ScriptVariablesRevealed(kind=each.row.kind) for each in found if each.variables])
    return found


def _fitting(kind: ScriptKind, wanted: ScriptChanges) -> dict[str, Any]:
    values = given(wanted)
    require_fit(kind, values)
    return in_shape(kind, values)


async def _locked(kind: ScriptKind) -> Script | None:
    """One writer at a time, also where there is no script yet."""
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"script:{kind}")
    return await database.fetch_model(
        Script, f"SELECT {database.columns(Script, 's')} FROM scripts s WHERE s.kind = $1", kind.value
    )


def _variables(values: dict[str, Any]) -> dict[str, str] | None:
    variables = values.get("environment_variables")
    return None if variables is None else dict(variables)


def _script(kind: ScriptKind, values: dict[str, Any], before: Script | None) -> Script:
    now = clock.now()
    return Script(
        kind=kind.value,
        script=values["script"],
        environment_variables_encrypted="",
        options={key: values[name] for name, key in _OPTIONS.items() if name in values},
        created_at=before.created_at if before else now,
        updated_at=now,
    )


async def _store(script: Script, variables: dict[str, str] | None) -> Script:
    script.environment_variables_encrypted = vault().encrypt(
        orjson.dumps(variables).decode(), purpose=PURPOSE
    )
    await database.execute(
        "INSERT INTO scripts (kind, script, environment_variables_encrypted, options, created_at, updated_at) "
        "VALUES ($1, $2, $3, $4::jsonb, $5, $6) ON CONFLICT (kind) DO UPDATE SET script = excluded.script, "
        "environment_variables_encrypted = excluded.environment_variables_encrypted, "
        "options = excluded.options, updated_at = excluded.updated_at",
        script.kind,
        script.script,
        script.environment_variables_encrypted,
        script.options,
        script.created_at,
        script.updated_at,
    )
    return script
