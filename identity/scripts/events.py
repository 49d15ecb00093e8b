"""What the scripts feature announces: never a script's text, nor its variables."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptEvent(Changed):
    """Something happened to a script."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptCreated(ScriptEvent):
    """A script was stored where there was none of its kind."""

    key: ClassVar[str] = "Script.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptUpdated(ScriptEvent):
    """A script was replaced, or parts of it."""

    key: ClassVar[str] = "Script.Updated"
    changed: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptDeleted(ScriptEvent):
    """A script is gone."""

    key: ClassVar[str] = "Script.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptVariablesRevealed(ScriptEvent):
    """Somebody looked at the variables of a script, which may be secrets."""

    key: ClassVar[str] = "Script.Variables.Revealed"
