"""What the sessions feature announces."""

from dataclasses import dataclass
from typing import Any, ClassVar

from identity.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionCreated(Event):
    """An authorization request waits for a person."""

    key: ClassVar[str] = "Interaction.Create"
    interaction_id: str | None = None
    prompt: str | None = None
    params: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionEnded(Event):
    """An authorization request was answered, with a code or with an error."""

    key: ClassVar[str] = "Interaction.End"
    interaction_id: str | None = None
    params: dict[str, Any] | None = None
    error: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(Event):
    """A person signed out of a browser."""

    key: ClassVar[str] = "Session.End"
