"""What is announced when the sign-in pages of an application change."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationAppearanceChanged(Changed):
    """The sign-in pages look another way for one application."""

    key: ClassVar[str] = "Application.SignInExperience.Updated"
