"""Which parts of an account its owner is shown, without I/O."""

from typing import Any

from identity.account.access import OwnAccount
from identity.credentials.inputs import FactorType
from identity.users.models import User

_OF_PROFILE = ("last_sign_in_at", "created_at", "updated_at", "application_id", "is_suspended")
_BY_FIELD = (  # the column, the field of the settings, the scope
    ("username", "username", "profile"),
    ("name", "name", "profile"),
    ("avatar", "avatar", "profile"),
    ("primary_email", "email", "email"),
    ("primary_phone", "phone", "phone"),
    ("custom_data", "custom_data", "custom_data"),
    ("identities", "social", "identities"),
)


def shown_parts(own: OwnAccount, user: User) -> dict[str, Any]:
    """The columns that the settings show and the token's scopes reach."""
    parts: dict[str, Any] = {
        column: getattr(user, column)
        for column, field, scope in _BY_FIELD
        if own.shows(field) and own.has_scope(scope)
    }
    if own.has_scope("profile"):
        parts |= {column: getattr(user, column) for column in _OF_PROFILE}
    if own.shows("profile") and (profile := shown_profile(own, user)) is not None:
        parts["profile"] = profile
    if own.shows("password"):
        parts["has_password"] = user.has_password
    return parts


def shown_profile(own: OwnAccount, user: User) -> dict[str, Any] | None:
    """The profile by the scopes: the address has one of its own."""
    if not (own.has_scope("profile") or own.has_scope("address")):
        return None
    return {
        key: value
        for key, value in user.profile.items()
        if own.has_scope("address" if key == "address" else "profile")
    }


def field_of_factor(kind: str) -> str:
    """The field of the settings that a kind of second factor is under."""
    return "passkey" if kind == FactorType.WEB_AUTHN else "mfa"
