"""The account centre: what people may see and change of their own account; its settings, and their defaults."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from identity.content.profile_fields import FieldName
from identity.content.texts import LongText, WebOrigin, WebUrlOrEmpty, content_of
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.permissions import Permission

ROW_ID = "default"
FieldAccess = Literal["Off", "ReadOnly", "Edit"]


class AccountFields(Struct, frozen=True, kw_only=True, rename="camel"):
    """What each part of an account is open for; a part that is not named is off."""

    name: FieldAccess | UnsetType = UNSET
    avatar: FieldAccess | UnsetType = UNSET
    profile: FieldAccess | UnsetType = UNSET
    email: FieldAccess | UnsetType = UNSET
    phone: FieldAccess | UnsetType = UNSET
    password: FieldAccess | UnsetType = UNSET
    username: FieldAccess | UnsetType = UNSET
    social: FieldAccess | UnsetType = UNSET
    custom_data: FieldAccess | UnsetType = UNSET
    mfa: FieldAccess | UnsetType = UNSET
    passkey: FieldAccess | UnsetType = UNSET
    session: FieldAccess | UnsetType = UNSET
    trusted_device: FieldAccess | UnsetType = UNSET


class ShownField(Struct, frozen=True, kw_only=True, rename="camel"):
    """A profile field that the account centre shows."""

    name: FieldName


class AccountCenterSettings(Struct, frozen=True, kw_only=True, rename="camel"):
    """All settings of the account centre, in the order of the contract."""

    enabled: bool = False
    fields: AccountFields = AccountFields()
    webauthn_related_origins: Annotated[list[WebOrigin], Meta(max_length=100)] = []
    delete_account_url: WebUrlOrEmpty | None = None
    custom_css: LongText | None = None
    profile_fields: Annotated[list[ShownField], Meta(max_length=100)] | None = None


KEYS = frozenset(field.encode_name for field in msgspec.structs.fields(AccountCenterSettings))


async def _load(row_id: str) -> AccountCenterSettings:
    stored = await database.fetch_value("SELECT settings FROM account_centers WHERE id = $1", row_id)
    return content_of(stored or {}, AccountCenterSettings)


account_center_cache: Cache[AccountCenterSettings] = Cache("account_center", _load)


async def account_center() -> AccountCenterSettings:
    """For the protocol and the pages: the settings in force."""
    return await account_center_cache.get(ROW_ID)


async def visible_account_center(actor: Actor) -> AccountCenterSettings:
    """The same, for who administers them."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    return await account_center()


def as_keys(settings: AccountCenterSettings) -> dict[str, Any]:
    """The settings in the contract's keys."""
    keys: dict[str, Any] = msgspec.to_builtins(settings)
    return keys
