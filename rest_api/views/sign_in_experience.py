"""The sign-in experience and the account centre as callers see them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from identity.content.account_center import AccountCenterSettings
from identity.content.account_center import as_keys as account_center_keys
from identity.experience.queries import NOT_PUBLIC, UsernameConflicts, shown_keys
from identity.experience.settings import SignInSettings
from rest_api.views import TENANT, View
from rest_api.views.content import ProfileFieldView


class _OfOthers(View, kw_only=True):
    """What the sign-in page needs to know of other features."""

    social_connectors: list[dict[str, Any]]
    sso_connectors: list[dict[str, Any]]
    forgot_password: dict[str, bool]
    is_development_tenant: bool
    captcha_config: dict[str, str] | UnsetType = UNSET
    custom_profile_fields: list[ProfileFieldView]
    custom_profile_field_catalog: list[ProfileFieldView]


def _the_one(name: str, *parts: type[Struct], without: Iterable[str] = ()) -> type[Struct]:
    """A view of settings that there is one row of: its identity first, then the fields of all parts."""
    fields: list[Any] = [("tenant_id", str), ("id", str)]
    for each in (each for part in parts for each in msgspec.structs.fields(part)):
        optional = (UNSET,) if each.default is UNSET else ()
        if each.name not in without:
            fields.append((each.name, each.type, *optional))
    return msgspec.defstruct(
        name, fields, bases=(View,), module=__name__, kw_only=True, rename="camel",
        namespace={"__doc__": "Settings that there is one row of."},
    )  # fmt: skip


if TYPE_CHECKING:

    class SignInExperienceView(View):
        """All settings of the sign-in experience."""

    class PublicSignInExperienceView(View):
        """What anybody may know of the sign-in experience."""

    class AccountCenterView(View):
        """All settings of the account centre."""

else:
    SignInExperienceView = _the_one("SignInExperienceView", SignInSettings)
    PublicSignInExperienceView = _the_one(
        "PublicSignInExperienceView", SignInSettings, _OfOthers, without=NOT_PUBLIC
    )
    AccountCenterView = _the_one("AccountCenterView", AccountCenterSettings)


class PasswordIssueView(View, kw_only=True):
    """Something that the policy has against a password."""

    code: str
    interpolation: dict[str, Any] | UnsetType = UNSET


class PasswordCheckView(View, kw_only=True):
    """Whether the policy allows a password, and if not why."""

    result: bool
    issues: list[PasswordIssueView] | UnsetType = UNSET


class UsernameConflictView(View, kw_only=True):
    """A name that several users bear when case does not count."""

    username_lower: str
    user_ids: list[str]


class UsernameConflictsView(View, kw_only=True):
    """How many such names there are, and some of them."""

    total_conflicts: int
    samples: list[UsernameConflictView]


class CustomUiAssetView(View, kw_only=True):
    """Where an uploaded page of the operator's own is kept."""

    custom_ui_asset_id: str


def sign_in_experience_view(settings: SignInSettings) -> SignInExperienceView:
    """The settings."""
    return msgspec.convert(shown_keys(settings), SignInExperienceView)


def account_center_view(settings: AccountCenterSettings) -> AccountCenterView:
    """The settings."""
    keys = {"tenantId": TENANT, "id": "default", **account_center_keys(settings)}
    return msgspec.convert(keys, AccountCenterView)


def conflicts_view(conflicts: UsernameConflicts) -> UsernameConflictsView:
    """The names."""
    samples = [
        UsernameConflictView(username_lower=name, user_ids=ids) for name, ids in conflicts.samples.items()
    ]
    return UsernameConflictsView(total_conflicts=conflicts.total, samples=samples)
