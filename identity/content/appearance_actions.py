"""What can be done with the look of the sign-in pages for one application."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from identity.applications.changes import locked_application
from identity.content.appearance_events import ApplicationAppearanceChanged
from identity.content.models import ApplicationAppearance
from identity.content.sign_in_methods import as_keys, methods_of
from identity.kernel import database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, ValueTooLong
from identity.kernel.permissions import Permission
from identity.kernel.unset import UNSET, Unset, given
from identity.organizations.rules import LONGEST_CUSTOM_CSS, is_branding_valid, is_color_valid

_COLOR_KEYS = frozenset({"primaryColor", "isDarkModeEnabled", "darkPrimaryColor"})
_BRANDING_KEYS = frozenset({"logoUrl", "darkLogoUrl", "favicon", "darkFavicon"})
_LONGEST = {
    "custom_css": LONGEST_CUSTOM_CSS,
    "display_name": 256,
    "terms_of_use_url": 2048,
    "privacy_policy_url": 2048,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """How the pages are to look; what is not given stays, None and an empty text clear."""

    color: dict[str, Any] | Unset = UNSET
    branding: dict[str, Any] | Unset = UNSET
    custom_css: str | None | Unset = UNSET
    display_name: str | None | Unset = UNSET
    terms_of_use_url: str | None | Unset = UNSET
    privacy_policy_url: str | None | Unset = UNSET
    sign_in_methods: dict[str, Any] | None | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SetAppearance:
    """What the pages look like now, and whether that was set for the first time."""

    row: ApplicationAppearance
    is_new: bool

    @property
    def id(self) -> str:
        """The application's id: an application has one appearance."""
        return self.row.application_id


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationAppearanceChanged)
async def set_appearance(actor: Actor, application_id: str, wanted: Appearance) -> SetAppearance:
    """Say how the sign-in pages look for an application, and by which of the general ways people sign in to it."""
    values = {name: None if value == "" else value for name, value in given(wanted).items()}
    _require_valid(values)
    if methods := methods_of(values.get("sign_in_methods")):
        values["sign_in_methods"] = as_keys(methods)
    await locked_application(application_id)
    row = await _stored(application_id)
    is_new, row = row is None, row or ApplicationAppearance(application_id=application_id)
    before = {name: getattr(row, name) for name in values}
    row.update_from_dict(dict(values))
    await row.save()
    await _announce_changes(row, before, is_new=is_new)
    return SetAppearance(row, is_new)


async def _announce_changes(row: ApplicationAppearance, before: dict[str, Any], *, is_new: bool) -> None:
    changed = [name for name, value in before.items() if getattr(row, name) != value]
    if changed or is_new:
        await announce(
            ApplicationAppearanceChanged(
                application_id=row.application_id,
                before=None if is_new else {name: before[name] for name in changed},
                after={name: getattr(row, name) for name in changed},
            )
        )


async def _stored(application_id: str) -> ApplicationAppearance | None:
    return await database.fetch_model(
        ApplicationAppearance,
        "SELECT * FROM application_appearances WHERE application_id = $1",
        application_id,
    )


def _require_valid(values: Mapping[str, Any]) -> None:
    color, branding = values.get("color") or {}, values.get("branding") or {}
    if not (color.keys() <= _COLOR_KEYS and is_color_valid(color)):
        raise InputRefused(path="color", reason="colors are hexadecimal, such as #3366ff")
    if not (branding.keys() <= _BRANDING_KEYS and is_branding_valid(branding)):
        raise InputRefused(path="branding", reason="logos are http(s) addresses")
    for name, limit in _LONGEST.items():
        if len(values.get(name) or "") > limit:
            raise ValueTooLong(path=_camel_case(name), limit=limit)
    for name in ("terms_of_use_url", "privacy_policy_url"):
        if values.get(name) and not _is_web_address(values[name]):
            raise InputRefused(path=_camel_case(name), reason="this is no http(s) address")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not set(value) & set(" \t\r\n\"'<>\\")


def _camel_case(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)
