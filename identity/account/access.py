"""What somebody may do at their own account: by their token, the account centre's settings, and what they proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from identity.account.errors import (
    AccountCenterNotEnabled,
    FieldNotEditable,
    FieldNotEnabled,
    ProofRequired,
    ScopeMissing,
    ScopeMissingForData,
    ThirdPartyRefused,
)
from identity.applications.queries import client
from identity.content.account_center import AccountFields, FieldAccess, account_center
from identity.kernel import clock, database
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import Forbidden, Unauthenticated
from identity.users.changes import locked_user
from identity.users.models import User

LIFETIME = timedelta(minutes=10)
PROVING = (
    "UserPermissionValidation"  # codes of this purpose prove who somebody is; the others only an address
)
SESSIONS_SCOPE = "urn:logto:scope:sessions"
TRUSTED_DEVICES_SCOPE = "urn:logto:scope:trusted_devices"

_IS_PROOF = """
SELECT EXISTS (
    SELECT FROM account_verifications WHERE id = $1 AND user_id = $2 AND expires_at > $3 AND is_verified
        AND (type = 'Password' OR (purpose = $4 AND type IN ('EmailVerificationCode', 'PhoneVerificationCode')))
)
"""


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """Somebody at their own account, and what of it the settings open."""

    user_id: str
    actor: Actor
    fields: AccountFields

    def access_to(self, field: str) -> FieldAccess:
        """What a part of the account is open for; passkeys, where nothing is said of them, as second factors."""
        found: FieldAccess | msgspec.UnsetType = getattr(self.fields, field)
        if found is msgspec.UNSET and field == "passkey":
            found = self.fields.mfa
        return "Off" if found is msgspec.UNSET else found

    def shows(self, field: str) -> bool:
        """Whether a part of the account is shown."""
        return self.access_to(field) != "Off"

    def has_scope(self, scope: str) -> bool:
        """Whether the token has the scope."""
        return scope in self.actor.scopes

    def require_shown(self, field: str) -> None:
        """Refuse to show what is off."""
        if not self.shows(field):
            raise FieldNotEnabled

    def require_editable(self, *fields: str) -> None:
        """Refuse to change what is not for the owner to change."""
        if any(self.access_to(field) != "Edit" for field in fields):
            raise FieldNotEditable

    def require_scope(self, scope: str) -> None:
        """Refuse a token without the scope."""
        if not self.has_scope(scope):
            raise ScopeMissing(required=[scope])

    def require_scope_for_data(self, *scopes: str) -> None:
        """The same, with the status that the contract has for profile, e-mail address and phone number."""
        if missing := [scope for scope in scopes if not self.has_scope(scope)]:
            raise ScopeMissingForData(required=missing)


async def own_account(actor: Actor) -> OwnAccount:
    """The account of whoever asks, for reading."""
    if actor.kind is not ActorKind.USER or actor.user_id is None:
        raise Unauthenticated
    if "openid" not in actor.scopes:
        raise Forbidden(required=["openid"])
    settings = await account_center()
    if not settings.enabled:
        raise AccountCenterNotEnabled
    return OwnAccount(actor.user_id, actor, settings.fields)


async def own_account_to_change(actor: Actor) -> OwnAccount:
    """The account of whoever asks, for changes: never through an application of somebody else."""
    own = await own_account(actor)
    found = await client(actor.application_id or "")
    if found is None or found.is_third_party:
        raise ThirdPartyRefused
    return own


async def editable_account(
    actor: Actor, fields: Sequence[str], *, scope: str | None = None, data_scopes: Sequence[str] = ()
) -> OwnAccount:
    """The account, if the fields are for the owner to change and the token has the scopes."""
    own = await own_account_to_change(actor)
    own.require_editable(*fields)
    if scope is not None:
        own.require_scope(scope)
    own.require_scope_for_data(*data_scopes)
    return own


async def require_proof(own: OwnAccount, proof_id: str | None) -> None:
    """Refuse who has not shown within ten minutes that it is really them."""
    if not proof_id or not await database.fetch_value(
        _IS_PROOF, proof_id[:64], own.user_id, clock.now(), PROVING
    ):
        raise ProofRequired


def can_prove(user: User) -> bool:
    """Whether the account has anything by which its owner can show that it is them."""
    return bool(user.password_digest or user.primary_email or user.primary_phone)


async def require_proof_if_possible(own: OwnAccount, user: User, proof_id: str | None) -> None:
    """The same, except of those who have nothing to show."""
    if can_prove(user):
        await require_proof(own, proof_id)


async def held_user(own: OwnAccount) -> User:
    """The person's row, held against concurrent changes until the transaction ends."""
    return await locked_user(own.user_id)
