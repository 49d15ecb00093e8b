"""Reads of people's own accounts. What the settings and the token do not open is left out, or refused as a whole."""

import asyncio
from dataclasses import dataclass
from typing import Any

from identity.account.access import (
    SESSIONS_SCOPE,
    TRUSTED_DEVICES_SCOPE,
    OwnAccount,
    can_prove,
    own_account,
    own_account_to_change,
    require_proof,
)
from identity.account.rules import field_of_factor, shown_parts
from identity.credentials import queries as credentials
from identity.credentials import rules as credential_rules
from identity.credentials import totp
from identity.credentials.models import PersonalAccessToken
from identity.credentials.queries import FactorView, SignInState
from identity.grants.session_queries import GrantOfUser, SessionOfUser, live_grants, live_sessions
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.errors import NotFound, Unauthenticated
from identity.sso.identity_queries import sso_identities_by_user_ids
from identity.trusted_devices.models import TrustedDevice
from identity.trusted_devices.queries import live_devices
from identity.users.models import User
from identity.users.queries import user_by_id

_IDENTITIES = "identities"


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """Somebody's own account: the parts that are shown to them, by the names of the user's columns."""

    id: str
    parts: dict[str, Any]
    can_prove: bool  # whether there is anything by which they can show that it is them


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A browser in which somebody is signed in, and whether it is the one that asks."""

    found: SessionOfUser
    is_current: bool


@dataclass(frozen=True, slots=True)
class DrawnSecret:
    """A secret that nobody has yet, and a picture of it."""

    secret: str
    qr_code: str


async def require_account(actor: Actor, *, is_change: bool) -> None:
    """Refuse who is not at their own account, or may do nothing with it, before anything else is looked at."""
    await (own_account_to_change(actor) if is_change else own_account(actor))


async def shown_account(actor: Actor) -> ShownAccount:
    """The account of whoever asks."""
    own = await own_account(actor)
    user = await user_by_id(own.user_id)
    if user is None:
        raise Unauthenticated
    return await account_of(own, user)


async def account_after_change(actor: Actor, user: User) -> ShownAccount:
    """The same, of a row that is at hand."""
    return await account_of(await own_account(actor), user)


async def account_of(own: OwnAccount, user: User) -> ShownAccount:
    """For the account's owner: what of the row is theirs to see. Accounts elsewhere are read when they are shown."""
    parts = shown_parts(own, user)
    if "identities" in parts:
        parts["sso_identities"] = (await sso_identities_by_user_ids(SYSTEM, [user.id]))[user.id]
    return ShownAccount(user.id, parts, can_prove(user))


async def own_factors(actor: Actor) -> list[FactorView]:
    """The second factors of whoever asks, oldest first; passkeys and the others as they are shown."""
    own = await own_account(actor)
    if not own.shows("passkey"):
        own.require_shown("mfa")
    own.require_scope(_IDENTITIES)
    found = (await credentials.factors_by_user_ids(SYSTEM, [own.user_id]))[own.user_id]
    return [each for each in found if own.shows(field_of_factor(each.type))]


async def own_factor(actor: Actor, factor_id: str) -> FactorView:
    """One of them."""
    for factor in await own_factors(actor):
        if factor.id == factor_id:
            return factor
    raise NotFound


async def drawn_totp_secret(actor: Actor) -> DrawnSecret:
    """A secret by chance for an authenticator app, and a picture of it. It is not kept."""
    own = await own_account(actor)
    user = await user_by_id(own.user_id)
    if user is None:
        raise Unauthenticated
    secret = totp.valid_secret(None)
    return DrawnSecret(secret, await asyncio.to_thread(totp.qr_code, secret, user))


async def drawn_backup_codes(actor: Actor) -> list[str]:
    """Backup codes by chance. They are not kept."""
    await own_account(actor)
    return credential_rules.valid_backup_codes(None)


async def own_sign_in_preferences(actor: Actor) -> SignInState:
    """What whoever asks is asked at sign-in."""
    own = await own_account(actor)
    own.require_shown("mfa")
    own.require_scope(_IDENTITIES)
    return await credentials.visible_sign_in_state(SYSTEM, own.user_id)


async def own_sessions(actor: Actor, proof_id: str | None = None) -> list[OwnSession]:
    """The browsers in which whoever asks is signed in, the newest first."""
    own = await _own_access(actor, proof_id)
    return [
        OwnSession(found, found.session.id == actor.session_id) for found in await live_sessions(own.user_id)
    ]


async def own_grants(
    actor: Actor, proof_id: str | None = None, *, is_third_party: bool | None = None
) -> list[GrantOfUser]:
    """What whoever asks let applications do, the newest first."""
    own = await _own_access(actor, proof_id)
    return await live_grants(own.user_id, is_third_party=is_third_party)


async def own_tokens(actor: Actor, proof_id: str | None = None) -> list[PersonalAccessToken]:
    """The personal access tokens of whoever asks, newest first, without their values."""
    own = await _own_access(actor, proof_id)
    return await database.fetch_models(
        PersonalAccessToken,
        "SELECT id, user_id, name, '' AS value_hash, '' AS value_encrypted, created_at, expires_at "
        "FROM personal_access_tokens WHERE user_id = $1 ORDER BY created_at DESC, id DESC",
        own.user_id,
    )


async def own_trusted_devices(actor: Actor, proof_id: str | None = None) -> list[TrustedDevice]:
    """The browsers that whoever asks trusts with their second factor, the newest first."""
    own = await own_account(actor)
    own.require_shown("trusted_device")
    own.require_scope(TRUSTED_DEVICES_SCOPE)
    await require_proof(own, proof_id)
    return await live_devices(own.user_id)


async def _own_access(actor: Actor, proof_id: str | None) -> OwnAccount:
    own = await own_account(actor)
    own.require_shown("session")
    own.require_scope(SESSIONS_SCOPE)
    await require_proof(own, proof_id)
    return own
