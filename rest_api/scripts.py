"""Scripts over REST: those that add claims to tokens, and those that act during sign-in."""

from collections.abc import Sequence

from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.scripts import actions, queries
from identity.scripts.actions import StoredScript
from identity.scripts.errors import ActionScriptsNotRun, ClaimScriptsNotRun, ScriptNotFound
from identity.scripts.inputs import CLAIMS, SIGN_IN, NewScript, ScriptChanges, ScriptKind
from rest_api.bodies.scripts import (
    ActionScriptBody,
    ActionScriptChangesBody,
    ActionScriptTestBody,
    ActionTypeName,
    ClaimScriptBody,
    ClaimScriptTestBody,
    TokenTypeName,
)
from rest_api.guard import checked
from rest_api.operations import Answer
from rest_api.requests import given
from rest_api.views.scripts import (
    ActionScriptView,
    ClaimScriptView,
    KeyedActionScriptView,
    KeyedClaimScriptView,
    action_script_view,
    claim_script_view,
)

_CLAIMS = {"access-token": ScriptKind.ACCESS_TOKEN, "client-credentials": ScriptKind.CLIENT_CREDENTIALS}


async def list_claim_scripts(actor: Actor) -> list[KeyedClaimScriptView]:
    """List the scripts that add claims to tokens."""
    found = await _shown(actor, CLAIMS)
    return [KeyedClaimScriptView(key=each.row.kind, value=claim_script_view(each)) for each in found]


async def get_claim_script(actor: Actor, token_type_path: str) -> ClaimScriptView:
    """Read the script that adds claims to a type of token."""
    return claim_script_view(await _one(actor, _claims_of(token_type_path)))


async def replace_claim_script(
    actor: Actor, token_type_path: str, body: ClaimScriptBody
) -> Answer[ClaimScriptView]:
    """Store the script that adds claims to a type of token."""
    stored = await actions.set_script(actor, _claims_of(token_type_path), NewScript(**given(body)))
    return Answer(claim_script_view(stored), 201 if stored.is_new else 200)


async def update_claim_script(actor: Actor, token_type_path: str, body: ClaimScriptBody) -> ClaimScriptView:
    """Change the script that adds claims to a type of token."""
    changes = ScriptChanges(**given(body))
    return claim_script_view(await actions.update_script(actor, _claims_of(token_type_path), changes))


async def delete_claim_script(actor: Actor, token_type_path: str) -> None:
    """Delete the script that adds claims to a type of token."""
    await actions.delete_script(actor, _claims_of(token_type_path))


async def test_claim_script(actor: Actor, body: ClaimScriptTestBody) -> None:
    """Try a script out; nothing here runs scripts yet."""
    raise ClaimScriptsNotRun


async def list_action_scripts(actor: Actor) -> list[KeyedActionScriptView]:
    """List the scripts that act during sign-in."""
    found = await _shown(actor, SIGN_IN)
    return [KeyedActionScriptView(key=each.row.kind, value=action_script_view(each)) for each in found]


async def get_action_script(actor: Actor, action_type: str) -> ActionScriptView:
    """Read the script that acts at a moment of the sign-in."""
    return action_script_view(await _one(actor, _action_of(action_type)))


async def replace_action_script(
    actor: Actor, action_type: str, body: ActionScriptBody
) -> Answer[ActionScriptView]:
    """Store the script that acts at a moment of the sign-in."""
    stored = await actions.set_script(actor, _action_of(action_type), NewScript(**given(body)))
    return Answer(action_script_view(stored), 201 if stored.is_new else 200)


async def update_action_script(
    actor: Actor, action_type: str, body: ActionScriptChangesBody
) -> ActionScriptView:
    """Change the script that acts at a moment of the sign-in."""
    changes = ScriptChanges(**given(body))
    return action_script_view(await actions.update_script(actor, _action_of(action_type), changes))


async def delete_action_script(actor: Actor, action_type: str) -> None:
    """Delete the script that acts at a moment of the sign-in."""
    await actions.delete_script(actor, _action_of(action_type))


async def test_action_script(actor: Actor, body: ActionScriptTestBody) -> None:
    """Try a script out; nothing here runs scripts yet."""
    raise ActionScriptsNotRun


async def _shown(actor: Actor, kinds: Sequence[ScriptKind]) -> list[StoredScript]:
    """Variables may be secrets: who may not write scripts sees none."""
    if actor.may(Permission.SCRIPTS_WRITE):
        return await actions.reveal_scripts(actor, kinds)
    return [StoredScript(row, None) for row in await queries.scripts(actor, kinds)]


async def _one(actor: Actor, kind: ScriptKind) -> StoredScript:
    for stored in await _shown(actor, [kind]):
        return stored
    raise ScriptNotFound(id=kind.value)


def _claims_of(token_type: str) -> ScriptKind:
    return _CLAIMS[checked(token_type, TokenTypeName, "path")]  # type: ignore[arg-type]


def _action_of(action_type: str) -> ScriptKind:
    return ScriptKind(checked(action_type, ActionTypeName, "path"))  # type: ignore[arg-type]
