"""Proof by a backup code, and new ones."""

import msgspec

from identity.credentials.changes import BACKUP_CODE_PURPOSE
from identity.credentials.proving import backup_codes_factor, use_backup_code
from identity.credentials.rules import valid_backup_codes
from identity.kernel.vault import vault
from identity.sign_in.errors import FactorNotEnabled, InvalidBackupCode
from identity.sign_in.events import StepName
from identity.sign_in.factor_proofs import begin_guess, identified, require_enabled, shown_factor
from identity.sign_in.factor_rules import BACKUP_CODE
from identity.sign_in.lockout import BACKUP_CODE_POOL
from identity.sign_in.records import BackupCodeRecord
from identity.sign_in.steps import Step, step


@step(StepName.BACKUP_CODES_CREATED)
async def create_backup_codes(current: Step) -> tuple[str, list[str]]:
    """Draw backup codes, which the account gets when the sign-in ends; the id of the verification, and the codes."""
    user = identified(current)
    require_enabled(current, BACKUP_CODE)
    codes = valid_backup_codes(None)
    sealed = vault().encrypt(msgspec.json.encode(codes), BACKUP_CODE_PURPOSE)
    shown = shown_factor(current, user, BackupCodeRecord)
    record = BackupCodeRecord(user_id=user.id, codes_encrypted=sealed, factor_id=shown)
    current.state.put(record)
    return record.id, codes


@step(StepName.BACKUP_CODE)
async def verify_backup_code(current: Step, code: str) -> str:
    """Use up one of the person's backup codes; the id of the verification."""
    user = identified(current)
    require_enabled(current, BACKUP_CODE)
    factor_id = await backup_codes_factor(user.id)
    if factor_id is None:
        raise FactorNotEnabled
    guess = await begin_guess(current, user.id, BACKUP_CODE_POOL)
    if not await use_backup_code(factor_id, code):
        guess.is_wrong = True
        raise InvalidBackupCode
    record = BackupCodeRecord(user_id=user.id, verified=True, factor_id=factor_id)
    current.state.put(record)
    return record.id
