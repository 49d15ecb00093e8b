"""Fault cases of scripts."""

from identity.scripts.actions import delete_script, reveal_scripts, set_script, update_script
from identity.scripts.inputs import NewScript, ScriptChanges, ScriptKind
from tests.faults.cases import Call, case_of
from tests.faults.world import World

KIND = ScriptKind.ACCESS_TOKEN


async def stored(world: World) -> None:
    """A script with a secret in a variable."""
    variables = {"KEY": world.secret()}
    await set_script(world.administrator, KIND, NewScript(script="x", environment_variables=variables))


@case_of(set_script)
async def of_set_script(world: World) -> Call:
    await stored(world)
    new = NewScript(script="y", environment_variables={"OTHER": world.secret()})
    return lambda: set_script(world.administrator, KIND, new)


@case_of(update_script)
async def of_update_script(world: World) -> Call:
    await stored(world)
    return lambda: update_script(world.administrator, KIND, ScriptChanges(block_issuance_on_error=True))


@case_of(delete_script)
async def of_delete_script(world: World) -> Call:
    await stored(world)
    return lambda: delete_script(world.administrator, KIND)


@case_of(reveal_scripts)
async def of_reveal_scripts(world: World) -> Call:
    await stored(world)
    return lambda: reveal_scripts(world.administrator, [KIND])
