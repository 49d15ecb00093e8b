"""What the sign-in experience announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInExperienceUpdated(Changed):
    """How people sign in was changed."""

    key: ClassVar[str] = "SignInExperience.Updated"
