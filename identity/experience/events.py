"""What the sign-in experience announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInExperienceUpdated(Changed):
    """How people sign in was changed."""

    key: ClassVar[str] = "SignInExperience.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomPhrasesUpdated(Changed):
    """The pages are worded anew in a language."""

    key: ClassVar[str] = "CustomPhrases.Updated"
    language_tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomPhrasesDeleted(Changed):
    """The pages speak a language in our own words again."""

    key: ClassVar[str] = "CustomPhrases.Deleted"
    language_tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptchaProviderUpdated(Changed):
    """Another captcha service, or other settings of it; never its secret."""

    key: ClassVar[str] = "CaptchaProvider.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptchaProviderDeleted(Changed):
    """No captcha service is set up any more."""

    key: ClassVar[str] = "CaptchaProvider.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptchaProviderRevealed(Event):
    """Somebody looked at the captcha service's secret."""

    key: ClassVar[str] = "CaptchaProvider.Revealed"
