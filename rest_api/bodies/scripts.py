"""What operations on scripts take; here unknown keys are refused, because a mistyped one would change nothing."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject

TokenTypeName = Literal["access-token", "client-credentials"]
ActionTypeName = Literal["action.postFirstFactorVerification", "action.postSignIn"]
ScriptText = Annotated[str, Meta(min_length=1, max_length=65_536)]
Variables = dict[str, str]


class ClaimScriptBody(Body, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A script that adds claims to tokens; to change it takes the script as well."""

    script: ScriptText
    environment_variables: Variables | UnsetType = UNSET
    context_sample: JsonObject | UnsetType = UNSET
    token_sample: JsonObject | UnsetType = UNSET
    block_issuance_on_error: bool | UnsetType = UNSET


class ActionScriptBody(Body, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A script that acts during sign-in."""

    script: ScriptText
    environment_variables: Variables | UnsetType = UNSET
    context_sample: JsonObject | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET
    on_execution_error: Literal["block", "allow"] | UnsetType = UNSET


class ActionScriptChangesBody(Body, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes of a script that acts during sign-in."""

    script: ScriptText | UnsetType = UNSET
    environment_variables: Variables | UnsetType = UNSET
    context_sample: JsonObject | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET
    on_execution_error: Literal["block", "allow"] | UnsetType = UNSET


class ClaimScriptTestBody(Body, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A script to try out on a sample."""

    token_type: TokenTypeName
    script: ScriptText
    environment_variables: Variables | UnsetType = UNSET
    token: JsonObject
    context: JsonObject


class ActionScriptTestBody(Body, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A script to try out on an event."""

    script: ScriptText
    action_type: ActionTypeName
    event: Any
    environment_variables: Variables | UnsetType = UNSET
