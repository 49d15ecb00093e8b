"""What people can do with their own second factors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from identity.account.access import OwnAccount, editable_account, held_user, own_account, require_proof
from identity.account.changes import change_user, tell_changed
from identity.account.records import WEB_AUTHN, state_of, use_record
from identity.account.rules import field_of_factor
from identity.credentials import rules, totp
from identity.credentials.changes import (
    BACKUP_CODE_PURPOSE,
    insert_backup_codes,
    insert_factor,
    insert_passkey,
)
from identity.credentials.events import BackupCodesRevealed, MfaFactorsChanged
from identity.credentials.inputs import FactorType, SignInPreferenceChanges
from identity.credentials.models import MfaFactor
from identity.credentials.queries import SignInState
from identity.experience.queries import sign_in_experience
from identity.kernel import clock, database
from identity.kernel.action import SIGNED_IN, action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, NotFound
from identity.kernel.unset import given
from identity.kernel.vault import vault
from identity.sign_in.errors import FactorNotEnabled, InvalidTotpCode
from identity.users.events import UserUpdated

IDENTITIES = "identities"
_LONGEST_NAME = 256
_TOLD = (MfaFactorsChanged, UserUpdated)


@dataclass(frozen=True, slots=True)
class OwnBackupCode:
    """A backup code, and when it was used."""

    code: str
    used_at: datetime | None


@action(needs=SIGNED_IN, announces=_TOLD)
async def add_own_totp(
    actor: Actor, secret: str, code: str | None = None, proof_id: str | None = None
) -> MfaFactor:
    """Set up an authenticator app; a code of it, where one is given, has to be right."""
    own = await _factors_to_change(actor, "mfa", proof_id)
    await _require_enabled(FactorType.TOTP)
    return await _store_totp(own, secret, code)


@action(needs=SIGNED_IN, announces=_TOLD)
async def replace_own_totp(actor: Actor, secret: str, code: str, proof_id: str | None = None) -> MfaFactor:
    """Set up an authenticator app in place of the one there is, if any."""
    own = await _factors_to_change(actor, "mfa", proof_id)
    await _require_enabled(FactorType.TOTP)
    await held_user(own)
    await _remove(own, FactorType.TOTP)
    return await _store_totp(own, secret, code)


async def _remove(own: OwnAccount, kind: FactorType) -> None:
    removed = await database.fetch_value(
        "DELETE FROM mfa_factors WHERE user_id = $1 AND type = $2 RETURNING id", own.user_id, kind.value
    )
    if removed:
        await announce(MfaFactorsChanged(user_id=own.user_id, before={"id": removed, "type": kind.value}))


async def _store_totp(own: OwnAccount, secret: str, code: str | None) -> MfaFactor:
    valid = totp.valid_secret(secret)
    step = None if code is None else totp.matching_step(valid, code, clock.now())
    if code is not None and step is None:
        raise InvalidTotpCode(path="code")
    await _require_addable(own, FactorType.TOTP)
    return await _tell_added(own, await insert_factor(own.user_id, FactorType.TOTP, valid, step))


@action(needs=SIGNED_IN, announces=_TOLD)
async def add_own_passkey(
    actor: Actor, record_id: str, name: str | None = None, proof_id: str | None = None
) -> MfaFactor:
    """Set up the passkey that a verification has brought."""
    own = await _factors_to_change(actor, "passkey", proof_id)
    if (await sign_in_experience()).passkey_sign_in.enabled is not True:
        await _require_enabled(FactorType.WEB_AUTHN)
    await held_user(own)
    state = state_of(await use_record(own, WEB_AUTHN, record_id))
    factor = await insert_passkey(own.user_id, state["credential"], state.get("agent"))
    if name is not None:
        await _rename(factor.id, name)
        factor.name = name
    return await _tell_added(own, factor)


@action(needs=SIGNED_IN, announces=_TOLD)
async def add_own_backup_codes(actor: Actor, codes: Sequence[str], proof_id: str | None = None) -> MfaFactor:
    """Keep ten backup codes; another factor has to be there."""
    own = await _factors_to_change(actor, "mfa", proof_id)
    return await _store_backup_codes(own, codes)


@action(needs=SIGNED_IN, announces=_TOLD)
async def replace_own_backup_codes(
    actor: Actor, codes: Sequence[str], proof_id: str | None = None
) -> MfaFactor:
    """Keep ten backup codes in place of those that there are, if any; these end with it and not before."""
    own = await _factors_to_change(actor, "mfa", proof_id)
    await held_user(own)
    await _remove(own, FactorType.BACKUP_CODE)
    return await _store_backup_codes(own, codes)


async def _store_backup_codes(own: OwnAccount, codes: Sequence[str]) -> MfaFactor:
    await _require_enabled(FactorType.BACKUP_CODE)
    valid = rules.valid_backup_codes(codes)
    await _require_addable(own, FactorType.BACKUP_CODE)
    factor = await insert_factor(own.user_id, FactorType.BACKUP_CODE)
    await insert_backup_codes(factor, valid)
    return await _tell_added(own, factor)


@action(needs=SIGNED_IN, announces=BackupCodesRevealed)
async def reveal_own_backup_codes(actor: Actor, proof_id: str | None = None) -> list[OwnBackupCode]:
    """Show one's backup codes again; it is on record."""
    own = await own_account(actor)
    own.require_shown("mfa")
    own.require_scope(IDENTITIES)
    await require_proof(own, proof_id)
    rows = await database.fetch(
        "SELECT c.code_encrypted, c.used_at FROM backup_codes c JOIN mfa_factors f ON f.id = c.factor_id "
        "WHERE f.user_id = $1 ORDER BY c.id",
        own.user_id,
    )
    if not rows:
        raise NotFound
    await announce(BackupCodesRevealed(user_id=own.user_id))
    keyring = vault()
    return [
        OwnBackupCode(keyring.decrypt(row["code_encrypted"], BACKUP_CODE_PURPOSE).decode(), row["used_at"])
        for row in rows
    ]


@action(needs=SIGNED_IN, announces=_TOLD)
async def rename_own_passkey(actor: Actor, factor_id: str, name: str, proof_id: str | None = None) -> str:
    """Give a passkey a name; its id."""
    own = await _factors_to_change(actor, "passkey", proof_id)
    await held_user(own)
    before = await database.fetch_row(
        "SELECT name FROM mfa_factors WHERE id = $1 AND user_id = $2 AND type = 'WebAuthn' FOR UPDATE",
        factor_id,
        own.user_id,
    )
    if before is None:
        raise NotFound
    await _rename(factor_id, name)
    changed = MfaFactorsChanged(
        user_id=own.user_id,
        before={"id": factor_id, "name": before["name"]},
        after={"id": factor_id, "name": name},
    )
    await announce(changed)
    await tell_changed(own.user_id, factor={"id": factor_id, "name": name})
    return factor_id


@action(needs=SIGNED_IN, announces=_TOLD)
async def delete_own_factor(actor: Actor, factor_id: str, proof_id: str | None = None) -> None:
    """Do without a second factor from now on."""
    own = await _factors_to_change(actor, None, proof_id)
    await held_user(own)
    kind = await database.fetch_value(
        "DELETE FROM mfa_factors WHERE id = $1 AND user_id = $2 RETURNING type", factor_id, own.user_id
    )
    if kind is None:
        raise NotFound
    own.require_editable(field_of_factor(kind))
    await announce(MfaFactorsChanged(user_id=own.user_id, before={"id": factor_id, "type": kind}))
    await tell_changed(own.user_id, removed_factor={"id": factor_id, "type": kind})


@action(needs=SIGNED_IN, announces=UserUpdated)
async def update_own_sign_in_preferences(
    actor: Actor, changes: SignInPreferenceChanges, proof_id: str | None = None
) -> SignInState:
    """Say what one is asked at sign-in; where the operator demands a factor, it is asked for all the same."""
    own = await _factors_to_change(actor, "mfa", proof_id)
    user = await held_user(own)
    preferences = user.sign_in_preferences | given(changes)
    await change_user(user, {"sign_in_preferences": preferences})
    return SignInState.of(preferences, is_password_expired=user.is_password_expired)


async def _factors_to_change(actor: Actor, field: str | None, proof_id: str | None) -> OwnAccount:
    own = await editable_account(actor, (field,) if field else (), scope=IDENTITIES)
    await require_proof(own, proof_id)
    return own


async def _require_enabled(kind: FactorType) -> None:
    if kind.value not in (await sign_in_experience()).mfa.factors:
        raise FactorNotEnabled


async def _require_addable(own: OwnAccount, kind: FactorType) -> None:
    """The person is held meanwhile, so that of two requests at once one is refused."""
    await held_user(own)
    rows = await database.fetch("SELECT type FROM mfa_factors WHERE user_id = $1", own.user_id)
    rules.require_addable(kind, (row["type"] for row in rows))


async def _rename(factor_id: str, name: str) -> None:
    if not name.strip() or len(name) > _LONGEST_NAME:
        raise InputRefused(path="name", reason=f"a name has 1 to {_LONGEST_NAME} characters")
    await database.execute("UPDATE mfa_factors SET name = $2 WHERE id = $1", factor_id, name)


async def _tell_added(own: OwnAccount, factor: MfaFactor) -> MfaFactor:
    """Who once declined to be asked for a factor wants to be asked for the one that they add."""
    user = await held_user(own)
    if user.sign_in_preferences.get("mfa_enabled") is False:
        chosen = {"mfa_enabled": True, "mfa_skipped": False}
        await change_user(user, {"sign_in_preferences": user.sign_in_preferences | chosen})
    added = {"id": factor.id, "type": factor.type}
    await announce(MfaFactorsChanged(user_id=factor.user_id, after=added))
    await tell_changed(factor.user_id, added_factor=added)
    return factor
