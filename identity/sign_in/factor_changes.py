"""Writes of second factors when a sign-in ends; they need the open transaction, and the person held."""

import msgspec

from identity.credentials import rules
from identity.credentials.changes import (
    BACKUP_CODE_PURPOSE,
    TOTP_PURPOSE,
    insert_backup_codes,
    insert_factor,
    insert_passkey,
)
from identity.credentials.events import MfaFactorsChanged
from identity.credentials.inputs import FactorType
from identity.credentials.models import MfaFactor
from identity.kernel import database
from identity.kernel.action import announce
from identity.kernel.vault import vault
from identity.sign_in.records import BackupCodeRecord, Mfa, Record, TotpRecord, WebAuthnRecord
from identity.sign_in.steps import Step
from identity.users.changes import update_columns
from identity.users.events import UserUpdated
from identity.users.models import User


async def store_factors(current: Step, user: User) -> None:
    """Give the account what was added, and note what the person decided."""
    mfa = current.state.mfa
    if mfa == Mfa():
        return
    for record in current.state.verification_records:
        if record.id in mfa.added and (factor := await _stored(current, user, record)):
            await announce(MfaFactorsChanged(user_id=user.id, after={"id": factor.id, "type": factor.type}))
    preferences = user.sign_in_preferences | _decisions(mfa)
    if before := await update_columns(user, {"sign_in_preferences": preferences}):
        after = {"sign_in_preferences": preferences}
        await announce(UserUpdated(user_id=user.id, before=before, after=after))


def _decisions(mfa: Mfa) -> dict[str, bool]:
    decided = {
        "mfa_suggestion_skipped": mfa.additional_mfa_suggestion_skipped,
        "passkey_skipped": mfa.passkey_skipped,
    }
    noted = {name: True for name, is_decided in decided.items() if is_decided}
    if mfa.mfa_enabled or mfa.mfa_skipped:
        noted |= {"mfa_enabled": mfa.mfa_enabled, "mfa_skipped": mfa.mfa_skipped}
    return noted


async def _stored(current: Step, user: User, record: Record) -> MfaFactor | None:
    if isinstance(record, TotpRecord) and record.secret_encrypted:
        await _require_addable(user, FactorType.TOTP)
        secret = vault().decrypt(record.secret_encrypted, TOTP_PURPOSE).decode()
        return await insert_factor(user.id, FactorType.TOTP, secret, last_used_step=record.time_step)
    if isinstance(record, WebAuthnRecord) and record.credential:
        return await insert_passkey(user.id, record.credential, current.caller.origin.user_agent)
    if isinstance(record, BackupCodeRecord) and record.codes_encrypted:
        return await _store_backup_codes(user, record.codes_encrypted)
    return None


async def _store_backup_codes(user: User, sealed: str) -> MfaFactor:
    """In place of a set that is used up."""
    await database.execute(
        "DELETE FROM mfa_factors f WHERE f.user_id = $1 AND f.type = 'BackupCode' AND NOT EXISTS "
        "(SELECT FROM backup_codes c WHERE c.factor_id = f.id AND c.used_at IS NULL)",
        user.id,
    )
    await _require_addable(user, FactorType.BACKUP_CODE)
    codes = msgspec.json.decode(vault().decrypt(sealed, BACKUP_CODE_PURPOSE), type=list[str])
    factor = await insert_factor(user.id, FactorType.BACKUP_CODE)
    await insert_backup_codes(factor, codes)
    return factor


async def _require_addable(user: User, kind: FactorType) -> None:
    """Once more: another sign-in may have added one meanwhile."""
    rows = await database.fetch("SELECT DISTINCT type FROM mfa_factors WHERE user_id = $1", user.id)
    present = {row["type"] for row in rows}
    if kind is FactorType.TOTP or kind in present:
        rules.require_addable(kind, present)
