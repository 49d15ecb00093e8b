"""Scripts as callers see them."""

from typing import Any

from msgspec import UNSET, UnsetType

from identity.scripts.actions import StoredScript
from rest_api.views import View


class ClaimScriptView(View, kw_only=True):
    """A script that adds claims to tokens; its variables are for those who may write scripts."""

    script: str
    environment_variables: dict[str, str] | UnsetType = UNSET
    context_sample: dict[str, Any] | UnsetType = UNSET
    block_issuance_on_error: bool | UnsetType = UNSET
    token_sample: dict[str, Any] | UnsetType = UNSET


class ActionScriptView(View, kw_only=True):
    """A script that acts during sign-in; its variables are for those who may write scripts."""

    script: str
    environment_variables: dict[str, str] | UnsetType = UNSET
    context_sample: dict[str, Any] | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET
    on_execution_error: str | UnsetType = UNSET


class KeyedClaimScriptView(View, kw_only=True):
    """A script under its key."""

    key: str
    value: ClaimScriptView


class KeyedActionScriptView(View, kw_only=True):
    """A script under its key."""

    key: str
    value: ActionScriptView


def claim_script_view(stored: StoredScript) -> ClaimScriptView:
    """A script that adds claims to tokens."""
    options: dict[str, Any] = stored.row.options
    return ClaimScriptView(
        script=stored.row.script,
        environment_variables=_variables(stored),
        context_sample=options.get("contextSample", UNSET),
        block_issuance_on_error=options.get("blockIssuanceOnError", UNSET),
        token_sample=options.get("tokenSample", UNSET),
    )


def action_script_view(stored: StoredScript) -> ActionScriptView:
    """A script that acts during sign-in."""
    options: dict[str, Any] = stored.row.options
    return ActionScriptView(
        script=stored.row.script,
        environment_variables=_variables(stored),
        context_sample=options.get("contextSample", UNSET),
        enabled=options.get("enabled", UNSET),
        on_execution_error=options.get("onExecutionError", UNSET),
    )


def _variables(stored: StoredScript) -> dict[str, str] | UnsetType:
    return UNSET if stored.variables is None else stored.variables
