"""What actions on scripts are given."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from identity.kernel.unset import UNSET, Unset


class ScriptKind(StrEnum):
    """What a script is for; the value is the key of the contract."""

    ACCESS_TOKEN = "jwt.accessToken"
    CLIENT_CREDENTIALS = "jwt.clientCredentials"
    POST_FIRST_FACTOR = "action.postFirstFactorVerification"
    POST_SIGN_IN = "action.postSignIn"


CLAIMS = (ScriptKind.ACCESS_TOKEN, ScriptKind.CLIENT_CREDENTIALS)
SIGN_IN = (ScriptKind.POST_FIRST_FACTOR, ScriptKind.POST_SIGN_IN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptChanges:
    """What is to change of a script; samples are for trying it out."""

    script: str | Unset = UNSET
    environment_variables: Mapping[str, str] | Unset = UNSET
    context_sample: Mapping[str, Any] | Unset = UNSET
    token_sample: Mapping[str, Any] | Unset = UNSET  # of claims alone
    block_issuance_on_error: bool | Unset = UNSET  # of claims alone
    enabled: bool | Unset = UNSET  # of actions alone
    on_execution_error: Literal["block", "allow"] | Unset = UNSET  # of actions alone


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScript(ScriptChanges):
    """A whole script: what is not given it does not have."""

    script: str
