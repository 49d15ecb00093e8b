"""What a script may be made of."""

from collections.abc import Mapping
from typing import Any

import orjson

from identity.scripts.errors import InvalidScript
from identity.scripts.inputs import CLAIMS, ScriptKind

LONGEST_SCRIPT = 65_536
_LONGEST_SAMPLE = 65_536
_MOST_VARIABLES, _LONGEST_NAME, _LONGEST_VALUE = 100, 256, 8192
_OF_CLAIMS = frozenset({"token_sample", "block_issuance_on_error"})
_OF_ACTIONS = frozenset({"enabled", "on_execution_error"})


def require_fit(kind: ScriptKind, values: Mapping[str, Any]) -> None:
    """Refuse values (by the names of ScriptChanges) that the kind of script does not have, or that are too much."""
    foreign = sorted(values.keys() & (_OF_ACTIONS if kind in CLAIMS else _OF_CLAIMS))
    if foreign:
        raise InvalidScript(path=_camel_case(foreign[0]), reason=f"{kind} has no `{_camel_case(foreign[0])}`")
    script = values.get("script")
    if script is not None and not 1 <= len(script) <= LONGEST_SCRIPT:
        raise InvalidScript(path="script", reason=f"a script has 1 to {LONGEST_SCRIPT} characters")
    _require_variables(values.get("environment_variables", {}))
    for name in ("context_sample", "token_sample"):
        if len(orjson.dumps(values.get(name))) > _LONGEST_SAMPLE:
            reason = f"a sample has at most {_LONGEST_SAMPLE} characters of JSON"
            raise InvalidScript(path=_camel_case(name), reason=reason)


def _require_variables(variables: Mapping[str, str]) -> None:
    if len(variables) > _MOST_VARIABLES:
        raise InvalidScript(
            path="environmentVariables", reason=f"a script has at most {_MOST_VARIABLES} variables"
        )
    for name, value in variables.items():
        if not 1 <= len(name) <= _LONGEST_NAME or len(value) > _LONGEST_VALUE:
            reason = f"names have 1 to {_LONGEST_NAME} characters, values at most {_LONGEST_VALUE}"
            raise InvalidScript(path="environmentVariables", reason=reason)


def _camel_case(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)
