"""Decisions about credentials, without I/O: which second factors go together, what backup codes look like."""

import re
import secrets
from collections.abc import Iterable, Sequence

from identity.credentials.errors import (
    BackupCodesAlone,
    BackupCodesInUse,
    TotpInUse,
    WrongBackupCodeFormat,
)
from identity.credentials.inputs import FactorType

BACKUP_CODE_COUNT = 10
_BACKUP_CODE_BYTES = 5
_BACKUP_CODE = re.compile(r"[0-9a-f]{10}")


def require_addable(wanted: FactorType, present: Iterable[str]) -> None:
    """Refuse a factor that does not go with those that are there: one app, one set of codes, never codes alone."""
    there = set(present)
    if wanted is FactorType.TOTP and FactorType.TOTP in there:
        raise TotpInUse
    if wanted is FactorType.BACKUP_CODE:
        if FactorType.BACKUP_CODE in there:
            raise BackupCodesInUse
        if not there:
            raise BackupCodesAlone


def valid_backup_codes(given: Sequence[str] | None) -> list[str]:
    """The codes, if they are what backup codes are; new ones without any."""
    if given is None:
        return _new_backup_codes()
    if len(set(given)) != BACKUP_CODE_COUNT or len(given) != BACKUP_CODE_COUNT:
        raise WrongBackupCodeFormat(path="codes")
    if not all(_BACKUP_CODE.fullmatch(code) for code in given):
        raise WrongBackupCodeFormat(path="codes")
    return list(given)


def _new_backup_codes() -> list[str]:
    codes: dict[str, None] = {}
    while len(codes) < BACKUP_CODE_COUNT:
        codes[secrets.token_hex(_BACKUP_CODE_BYTES)] = None
    return list(codes)
