"""Which passwords people may choose: the checks of the sign-in experience's password policy."""

import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict

_CHARACTER_TYPES = (
    frozenset(string.ascii_lowercase),
    frozenset(string.ascii_uppercase),
    frozenset(string.digits),
    frozenset(string.punctuation + " "),
)
_SUPPORTED = frozenset[str]().union(*_CHARACTER_TYPES)

_RUN = 3  # fewer characters in a row say nothing
_SPARE = 3  # with so many characters beside what is restricted a password is good enough
_ROWS = (string.ascii_lowercase, "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SEQUENCES = frozenset(
    row[start : start + _RUN]
    for forward in _ROWS
    for row in (forward, forward[::-1])
    for start in range(len(row) - _RUN + 1)
)


class PasswordIssue(TypedDict):
    """One reason for refusing a password, as the contract spells it."""

    code: str
    interpolation: NotRequired[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    min_length: int = 8
    max_length: int = 256
    min_character_types: int = 1
    rejects_pwned: bool = True
    rejects_repetition_and_sequence: bool = True
    rejects_user_info: bool = True
    rejected_words: tuple[str, ...] = ()

    @classmethod
    def from_contract(cls, value: Mapping[str, Any]) -> "PasswordPolicy":
        """From `passwordPolicy` of the sign-in experience, in which anything may be missing."""
        length, types, rejects = (value.get(key) or {} for key in ("length", "characterTypes", "rejects"))
        return cls(
            min_length=length.get("min", 8),
            max_length=length.get("max", 256),
            min_character_types=types.get("min", 1),
            rejects_pwned=rejects.get("pwned", True),
            rejects_repetition_and_sequence=rejects.get("repetitionAndSequence", True),
            rejects_user_info=rejects.get("userInfo", True),
            rejected_words=tuple(rejects.get("words", ())),
        )


@dataclass(frozen=True, slots=True)
class UserInfo:
    """What others may know of a person, and therefore no part of a password should be."""

    username: str | None = None
    name: str | None = None
    email: str | None = None
    phone: str | None = None

    def words(self) -> list[str]:
        """The pieces that are long enough to be recognised."""
        local_part = (self.email or "").split("@")[0]
        pieces = [self.username, self.name, *(self.name or "").split(), self.email, local_part, self.phone]
        return [piece for piece in pieces if piece and len(piece) >= _RUN]


NOBODY_KNOWN = UserInfo()


def password_issues(
    password: str,
    policy: PasswordPolicy,
    user_info: UserInfo = NOBODY_KNOWN,
    is_pwned: bool | None = None,
) -> list[PasswordIssue]:
    """Every reason against the password; whether it is known from a breach is for the caller to find out."""
    if len(password) > policy.max_length:
        return [_issue("too_long", max=policy.max_length)]  # and nothing else, to bound the work
    issues = list(_form_issues(password, policy))
    if policy.rejects_pwned and is_pwned:
        issues.append(_issue("pwned"))
    return issues + _restricted_issues(password, policy, user_info)


def _form_issues(password: str, policy: PasswordPolicy) -> Iterator[PasswordIssue]:
    if len(password) < policy.min_length:
        yield _issue("too_short", min=policy.min_length)
    characters = set(password)
    if sum(not characters.isdisjoint(kind) for kind in _CHARACTER_TYPES) < policy.min_character_types:
        yield _issue("character_types", min=policy.min_character_types)
    if not characters <= _SUPPORTED:
        yield _issue("unsupported_characters")


def _restricted_issues(password: str, policy: PasswordPolicy, user_info: UserInfo) -> list[PasswordIssue]:
    """Restricted phrases count together, and only when little else is left of the password."""
    text = _folded(password)
    found: dict[str, set[int]] = {}
    if policy.rejects_repetition_and_sequence:
        found["repetition"] = _runs(text, lambda run: len(set(run)) == 1)
        found["sequence"] = _runs(text, _SEQUENCES.__contains__)
    if policy.rejects_user_info:
        found["user_info"] = _occurrences(text, user_info.words())
    found["words"] = _occurrences(text, policy.rejected_words)
    if len(set[int]().union(*found.values())) <= len(text) - _SPARE:
        return []
    return [_issue(f"restricted.{kind}") for kind, places in found.items() if places]


def _runs(text: str, is_restricted: Callable[[str], bool]) -> set[int]:
    places: set[int] = set()
    for start in range(len(text) - _RUN + 1):
        if is_restricted(text[start : start + _RUN]):
            places.update(range(start, start + _RUN))
    return places


def _occurrences(text: str, words: Iterable[str]) -> set[int]:
    """The places of every occurrence, overlapping ones too."""
    places: set[int] = set()
    for word in filter(None, map(_folded, words)):
        start = text.find(word)
        while start >= 0:
            places.update(range(start, start + len(word)))
            start = text.find(word, start + 1)
    return places


def _folded(text: str) -> str:
    """In lower case, character by character, so that places and lengths stay what they were."""
    return "".join(lower if len(lower := character.lower()) == 1 else character for character in text)


def _issue(code: str, **interpolation: int) -> PasswordIssue:
    issue: PasswordIssue = {"code": f"password_rejected.{code}"}
    if interpolation:
        issue["interpolation"] = interpolation
    return issue
