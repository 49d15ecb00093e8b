"""The state of a sign-in: what was verified, who was identified, what was collected; and its JSON form."""

from enum import StrEnum
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from identity.security.secrets import random_id


class InteractionEvent(StrEnum):
    """What a person came for."""

    SIGN_IN = "SignIn"
    REGISTER = "Register"
    FORGOT_PASSWORD = "ForgotPassword"


IdentifierKind = Literal["username", "email", "phone"]


class Identifier(Struct, frozen=True):
    """What a person calls themselves."""

    type: IdentifierKind
    value: str


class _Record(Struct, frozen=True, rename="camel", tag_field="type", kw_only=True):
    """One verification; a state has at most one of each type."""

    id: str = msgspec.field(default_factory=random_id)


class PasswordRecord(_Record, frozen=True, tag="Password", kw_only=True):
    """A password was right. It says whose: an identifier may have another owner by the time it is used."""

    identifier: Identifier
    verified: bool
    user_id: str


class NewPasswordIdentityRecord(_Record, frozen=True, tag="NewPasswordIdentity", kw_only=True):
    """A name and a password for a new account, the password as its digest."""

    identifier: Identifier
    password_digest: str
    password_algorithm: str


Record = PasswordRecord | NewPasswordIdentityRecord
R = TypeVar("R", bound=Record)


class Profile(Struct, frozen=True, rename="camel", omit_defaults=True):
    """What was collected for the account and is stored when the person registers or submits."""

    username: str | None = None
    name: str | None = None
    avatar: str | None = None
    profile: dict[str, Any] | None = None
    custom_data: dict[str, Any] | None = None
    password_digest: str | None = None
    password_algorithm: str | None = None


class Captcha(Struct, frozen=True):
    """Whether a person was told from a program."""

    verified: bool = False
    skipped: bool = False


class State(Struct, rename="camel"):
    """All that one interaction knows."""

    interaction_event: InteractionEvent
    user_id: str | None = None
    profile: Profile = msgspec.field(default_factory=Profile)
    mfa: dict[str, Any] = msgspec.field(default_factory=dict)
    verification_records: list[Record] = msgspec.field(default_factory=list)
    captcha: Captcha = msgspec.field(default_factory=Captcha)
    sign_in_context: dict[str, str] | None = None

    def put(self, record: Record) -> None:
        """Keep a verification in place of an earlier one of its type."""
        others = [each for each in self.verification_records if type(each) is not type(record)]
        self.verification_records = [*others, record]

    def record(self, record_id: str) -> Record | None:
        """The verification with this id."""
        return next((each for each in self.verification_records if each.id == record_id), None)

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        stored: dict[str, Any] = msgspec.to_builtins(self)
        return stored


def state_of(stored: dict[str, Any]) -> State:
    """The state that was stored."""
    return msgspec.convert(stored, State)


_SECRET = ("passwordDigest", "passwordAlgorithm")


def shown(state: State) -> dict[str, Any]:
    """The state without its secrets, for the person who signs in and for the audit."""
    stored = state.as_json()
    for part in (stored["profile"], *stored["verificationRecords"]):
        for name in _SECRET:
            part.pop(name, None)
    for record in stored["verificationRecords"]:
        if record["type"] == "Password":
            del record["userId"]
    return {name: value for name, value in stored.items() if value is not None}
