"""Scripts of administrators: types, queries and mutations."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import as_domain, mutation, values_of
from graphql_schema.scalars import JSON
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.scripts import actions, queries
from identity.scripts.inputs import NewScript, ScriptChanges, ScriptKind

strawberry.enum(ScriptKind, description="What a script is for; there is at most one of each kind.")


@strawberry.enum(description="What becomes of a sign-in whose script fails.")
class OnExecutionError(Enum):
    BLOCK = "block"
    ALLOW = "allow"


def _option(key: str, description: str | None = None) -> Any:
    return row(lambda script: script.options.get(key), description)


@strawberry.type(description="A script that adds claims to tokens or acts during sign-in.")
class Script:
    kind: ScriptKind = row(lambda script: ScriptKind(script.kind))
    script: str
    variable_names: list[str] = row(queries.variable_names, "The values are revealed by a mutation.")
    context_sample: JSON | None = _option("contextSample")
    token_sample: JSON | None = _option("tokenSample")
    block_issuance_on_error: bool | None = _option("blockIssuanceOnError", "Of claims alone.")
    enabled: bool | None = _option("enabled", "Of actions alone.")
    on_execution_error: OnExecutionError | None = row(
        lambda script: (
            OnExecutionError(script.options["onExecutionError"])
            if "onExecutionError" in script.options
            else None
        ),
        "Of actions alone.",
    )
    created_at: datetime
    updated_at: datetime


@strawberry.type(description="A variable that a script is given.")
class ScriptVariable:
    name: str = row(lambda pair: pair[0])
    value: str = row(lambda pair: pair[1])


@strawberry.type(description="The variables of a script, which may be secrets.")
class RevealedScript:
    kind: ScriptKind = row(lambda stored: ScriptKind(stored.row.kind))
    variables: list[ScriptVariable] = row(lambda stored: sorted((stored.variables or {}).items()))


_READ, _WRITE = scopes(Permission.SCRIPTS_READ), scopes(Permission.SCRIPTS_WRITE)
declare("Script", _READ)
declare("ScriptVariable", _WRITE)
declare("RevealedScript", _WRITE)
declare_more("Query", scripts=_READ)


@strawberry.type
class ScriptQueries:
    @resolved(list[Script], description="The stored scripts, of all kinds or of some.")
    async def scripts(self, info: Info, kinds: list[ScriptKind] | None = strawberry.UNSET) -> Any:
        return await queries.scripts(info.context.actor, kinds or tuple(ScriptKind))


@strawberry.input
class ScriptVariableInput:
    name: str
    value: str


@strawberry.input(description="What is not given the script does not have.")
class SetScriptInput:
    kind: ScriptKind
    script: str
    environment_variables: list[ScriptVariableInput] | None = strawberry.UNSET
    context_sample: JSON | None = strawberry.UNSET
    token_sample: JSON | None = strawberry.UNSET
    block_issuance_on_error: bool | None = strawberry.UNSET
    enabled: bool | None = strawberry.UNSET
    on_execution_error: OnExecutionError | None = strawberry.UNSET


@strawberry.input(description="What is given is replaced.")
class UpdateScriptInput:
    kind: ScriptKind
    script: str | None = strawberry.UNSET
    environment_variables: list[ScriptVariableInput] | None = strawberry.UNSET
    context_sample: JSON | None = strawberry.UNSET
    token_sample: JSON | None = strawberry.UNSET
    block_issuance_on_error: bool | None = strawberry.UNSET
    enabled: bool | None = strawberry.UNSET
    on_execution_error: OnExecutionError | None = strawberry.UNSET


@strawberry.input
class DeleteScriptInput:
    kind: ScriptKind


@strawberry.input
class RevealScriptVariablesInput:
    kinds: list[ScriptKind]


@mutation(Permission.SCRIPTS_WRITE, script=Script)
async def set_script(actor: Actor, input: SetScriptInput) -> Any:
    """Store a script in the place of any of its kind."""
    new = as_domain(NewScript, input, **_replaced(input))
    return (await actions.set_script(actor, input.kind, new)).row


@mutation(Permission.SCRIPTS_WRITE, script=Script)
async def update_script(actor: Actor, input: UpdateScriptInput) -> Any:
    """Change parts of a script."""
    changes = as_domain(ScriptChanges, input, **_replaced(input))
    return (await actions.update_script(actor, input.kind, changes)).row


@mutation(Permission.SCRIPTS_WRITE, deleted_kind=ScriptKind)
async def delete_script(actor: Actor, input: DeleteScriptInput) -> ScriptKind:
    """Remove a script."""
    await actions.delete_script(actor, input.kind)
    return input.kind


@mutation(Permission.SCRIPTS_WRITE, scripts=list[RevealedScript])
async def reveal_script_variables(actor: Actor, input: RevealScriptVariablesInput) -> Any:
    """Show the values of scripts' variables; it is audited."""
    return await actions.reveal_scripts(actor, input.kinds)


def _replaced(input: SetScriptInput | UpdateScriptInput) -> dict[str, Any]:
    """What the domain has under another type."""
    given, replaced = values_of(input), {}
    if (variables := given.get("environment_variables")) is not None:
        replaced["environment_variables"] = {each.name: each.value for each in variables}
    if (policy := given.get("on_execution_error")) is not None:
        replaced["on_execution_error"] = policy.value
    return replaced
