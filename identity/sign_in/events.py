"""What sign-in announces: each step under the contract's key, and locked identifiers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from identity.kernel.events import Event
from identity.sign_in.records import InteractionEvent


class StepName(StrEnum):
    """The end of a step's key."""

    CREATE = "Create"
    UPDATE = "Update"
    PASSWORD = "Verification.Password.Submit"
    NEW_PASSWORD_IDENTITY = "Verification.NewPasswordIdentity.Submit"
    IDENTIFIER = "Identifier.Submit"
    PROFILE = "Profile.Update"
    SUBMIT = "Submit"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken(Event):
    """A step of a sign-in was taken, or refused."""

    key: ClassVar[str] = "Interaction"
    interaction_id: str | None = None
    interaction: dict[str, Any] | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierLocked(Event):
    """An identifier had too many wrong answers and is locked for a while."""

    key: ClassVar[str] = "Identifier.Lockout"
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifiersUnlocked(Event):
    """An administrator let identifiers be tried again."""

    key: ClassVar[str] = "Identifier.Unlocked"
    identifiers: list[str]


def _declare(event: InteractionEvent, name: StepName) -> type[StepTaken]:
    class_name = f"{event}{name.replace('.', '')}"
    return type(class_name, (StepTaken,), {"__slots__": (), "key": f"Interaction.{event}.{name}"})


STEPS = {(event, name): _declare(event, name) for event in InteractionEvent for name in StepName}
"""The event of each step in each kind of interaction."""

REGISTERED = STEPS[InteractionEvent.REGISTER, StepName.IDENTIFIER]
SUBMITTED = tuple(STEPS[event, StepName.SUBMIT] for event in InteractionEvent)
