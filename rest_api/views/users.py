"""Users as callers see them."""

from typing import Any

from msgspec import UNSET, UnsetType

from identity.sso.models import SsoIdentity
from identity.users.models import User
from rest_api.bodies.users import Address, Profile
from rest_api.views import View, milliseconds
from rest_api.views.identities import SsoIdentityView, sso_identity_view

_PROFILE_KEYS = frozenset(Profile.__struct_encode_fields__)
_ADDRESS_KEYS = frozenset(Address.__struct_encode_fields__)


class UserView(View, kw_only=True):
    """A user."""

    id: str
    username: str | None
    primary_email: str | None
    primary_phone: str | None
    name: str | None
    avatar: str | None
    custom_data: dict[str, Any]
    identities: dict[str, dict[str, Any]]
    last_sign_in_at: int | None
    created_at: int
    updated_at: int
    profile: dict[str, Any]
    application_id: str | None
    cimd_client_id: str | None = None
    is_suspended: bool
    has_password: bool
    sso_identities: list[SsoIdentityView] | UnsetType = UNSET
    password_digest: str | None | UnsetType = UNSET
    password_algorithm: str | None | UnsetType = UNSET


class HasPasswordView(View, kw_only=True):
    """Whether a user has a password."""

    has_password: bool


def user_view(
    user: User, *, sso_identities: list[SsoIdentity] | None = None, shows_digest: bool = False
) -> UserView:
    """A user; the password's digest only for who asked for it and may."""
    return UserView(
        id=user.id,
        username=user.username,
        primary_email=user.primary_email,
        primary_phone=user.primary_phone,
        name=user.name,
        avatar=user.avatar,
        custom_data=user.custom_data,
        identities=user.identities,
        last_sign_in_at=None if user.last_sign_in_at is None else milliseconds(user.last_sign_in_at),
        created_at=milliseconds(user.created_at),
        updated_at=milliseconds(user.updated_at),
        profile=profile_view(user.profile),
        application_id=user.application_id,
        is_suspended=user.is_suspended,
        has_password=user.password_digest is not None,
        sso_identities=UNSET
        if sso_identities is None
        else [sso_identity_view(each) for each in sso_identities],
        password_digest=user.password_digest if shows_digest else UNSET,
        password_algorithm=user.password_algorithm if shows_digest else UNSET,
    )


def profile_view(profile: dict[str, Any]) -> dict[str, Any]:
    """The keys of a profile that the contract knows."""
    if not profile:
        return profile
    shown = {key: value for key, value in profile.items() if key in _PROFILE_KEYS}
    if isinstance(address := shown.get("address"), dict):
        shown["address"] = {key: value for key, value in address.items() if key in _ADDRESS_KEYS}
    return shown
