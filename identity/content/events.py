"""What texts, fields and pages announce."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFieldsCreated(Changed):
    """People are asked for more."""

    key: ClassVar[str] = "ProfileField.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFieldUpdated(Changed):
    """A profile field was changed."""

    key: ClassVar[str] = "ProfileField.Updated"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFieldDeleted(Changed):
    """A profile field is asked for no longer."""

    key: ClassVar[str] = "ProfileField.Deleted"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFieldOrderUpdated(Changed):
    """The profile fields stand in another order."""

    key: ClassVar[str] = "ProfileField.Order.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailTemplatesUpdated(Changed):
    """Messages were worded anew; the texts themselves are long and stay out of the record."""

    key: ClassVar[str] = "EmailTemplate.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailTemplatesDeleted(Changed):
    """Messages were removed."""

    key: ClassVar[str] = "EmailTemplate.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCenterUpdated(Changed):
    """What people may see and change of their own account is another."""

    key: ClassVar[str] = "AccountCenter.Updated"
