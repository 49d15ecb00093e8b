"""The kinds of profile fields, each with the settings that it takes (the contract's names and bounds)."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from identity.content.texts import content_of

FieldName = Annotated[str, Meta(min_length=1, max_length=128, pattern=r"^[^\x00-\x1f\x7f/]+\Z")]
Label = Annotated[str, Meta(min_length=1, max_length=128, pattern=r"^[^\x00]+\Z")]
Description = Annotated[str, Meta(max_length=256, pattern=r"^[^\x00]*\Z")]
Placeholder = Annotated[str, Meta(max_length=256, pattern=r"^[^\x00]*\Z")]
Format = Annotated[str, Meta(min_length=1, max_length=128, pattern=r"^[^\x00]+\Z")]
Length = Annotated[int, Meta(ge=0, le=1_000_000)]
Bound = Annotated[float, Meta(ge=-1e15, le=1e15)]
FieldType = Literal["Text", "Number", "Date", "Checkbox", "Select", "Url", "Regex", "Address", "Fullname"]
AddressPart = Literal["formatted", "streetAddress", "locality", "region", "postalCode", "country"]
NamePart = Literal["givenName", "middleName", "familyName"]
_MOST_OPTIONS = 500


class _Config(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """Settings of a field; what was never set stays out of the JSON."""

    placeholder: Placeholder | UnsetType = UNSET


class TextConfig(_Config, frozen=True, kw_only=True):
    """How long a text is."""

    min_length: Length | UnsetType = UNSET
    max_length: Length | UnsetType = UNSET


class NumberConfig(_Config, frozen=True, kw_only=True):
    """How large a number is."""

    min_value: Bound | UnsetType = UNSET
    max_value: Bound | UnsetType = UNSET


class DateConfig(_Config, frozen=True, kw_only=True):
    """How a date is written; `custom` with a format of its own."""

    format: Literal["MM/dd/yyyy", "dd/MM/yyyy", "yyyy-MM-dd", "custom"]
    custom_format: Format | UnsetType = UNSET


class CheckboxConfig(Struct, frozen=True, kw_only=True, rename="camel"):
    """Whether the box is ticked at first."""

    default_value: Literal["true", "false"]


class Option(Struct, frozen=True, kw_only=True, rename="camel"):
    """One of several answers."""

    label: Placeholder | UnsetType = UNSET
    value: Format


class SelectConfig(_Config, frozen=True, kw_only=True):
    """What there is to choose from."""

    options: Annotated[list[Option], Meta(max_length=_MOST_OPTIONS)]


class UrlConfig(_Config, frozen=True, kw_only=True):
    """Nothing more than a hint."""


class RegexConfig(_Config, frozen=True, kw_only=True):
    """The pattern that a text follows."""

    format: Format


class PartConfig(_Config, frozen=True, kw_only=True):
    """Settings of a part, whatever its type."""

    min_length: Length | UnsetType = UNSET
    max_length: Length | UnsetType = UNSET
    min_value: Bound | UnsetType = UNSET
    max_value: Bound | UnsetType = UNSET
    format: Format | UnsetType = UNSET
    custom_format: Format | UnsetType = UNSET
    options: Annotated[list[Option], Meta(max_length=_MOST_OPTIONS)] | UnsetType = UNSET
    default_value: Placeholder | UnsetType = UNSET


class _Part(Struct, frozen=True, kw_only=True, rename="camel"):
    """A part of a composed field."""

    enabled: bool
    type: FieldType
    label: Label | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    required: bool
    config: PartConfig | UnsetType = UNSET


class PartOfAddress(_Part, frozen=True, kw_only=True):
    """A line of an address."""

    name: AddressPart


class PartOfName(_Part, frozen=True, kw_only=True):
    """One of a person's names."""

    name: NamePart


class AddressConfig(Struct, frozen=True, kw_only=True, rename="camel"):
    """What an address is made of."""

    parts: Annotated[list[PartOfAddress], Meta(min_length=1, max_length=6)]


class FullNameConfig(Struct, frozen=True, kw_only=True, rename="camel"):
    """What a name is made of."""

    parts: Annotated[list[PartOfName], Meta(min_length=1, max_length=3)]


class ProfileFieldChanges(Struct, frozen=True, kw_only=True, rename="camel"):
    """All of a field but its name; what `config` may hold depends on the type."""

    type: FieldType
    label: Label | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    required: bool
    config: dict[str, Any] | UnsetType = UNSET


class NewProfileField(ProfileFieldChanges, frozen=True, kw_only=True):
    """A detail that people are to be asked for."""

    name: FieldName


class PlacedField(Struct, frozen=True, kw_only=True, rename="camel"):
    """A field's place in the sign-up form."""

    name: FieldName
    sie_order: Annotated[int, Meta(ge=0, le=1_000_000)]


_OPTIONAL: dict[str, type[Struct]] = {
    "Text": TextConfig, "Number": NumberConfig, "Date": DateConfig, "Checkbox": CheckboxConfig, "Url": UrlConfig,
}  # fmt: skip
_REQUIRED: dict[str, type[Struct]] = {
    "Select": SelectConfig, "Regex": RegexConfig, "Address": AddressConfig, "Fullname": FullNameConfig,
}  # fmt: skip


def config_of(kind: str, given: dict[str, Any] | UnsetType) -> Struct | None:
    """The settings of a field of this type, without keys that mean nothing to it; None where none are needed."""
    if given is UNSET and kind in _OPTIONAL:
        return None
    return content_of({} if given is UNSET else given, (_OPTIONAL | _REQUIRED)[kind])
