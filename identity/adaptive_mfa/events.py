"""What adaptive second factors announce."""

from dataclasses import dataclass
from typing import Any, ClassVar

from identity.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptiveMfaTriggered(Event):
    """A sign-in looked as if it were not the person's own, and a second factor was asked for."""

    key: ClassVar[str] = "PostSignInAdaptiveMfaTriggered"
    interaction_id: str | None = None
    adaptive_mfa_result: dict[str, Any] | None = None
