"""Proof by an authenticator app (RFC 6238), and new ones."""

import asyncio
from dataclasses import dataclass

from identity.credentials import totp
from identity.credentials.changes import TOTP_PURPOSE
from identity.credentials.proving import totp_factor, use_totp_code
from identity.kernel import clock
from identity.kernel.vault import vault
from identity.sign_in.errors import FactorNotEnabled, InvalidTotpCode, VerificationNotFound
from identity.sign_in.events import StepName
from identity.sign_in.factor_proofs import begin_guess, identified, require_enabled, shown_factor
from identity.sign_in.factor_rules import TOTP
from identity.sign_in.lockout import TOTP_POOL
from identity.sign_in.records import TotpRecord
from identity.sign_in.steps import Step, step
from identity.users.models import User


@dataclass(frozen=True, slots=True)
class NewTotp:
    """A secret for an authenticator app, and a picture of it."""

    verification_id: str
    secret: str
    qr_code: str


@step(StepName.TOTP_CREATED)
async def create_totp(current: Step) -> NewTotp:
    """Make a secret; the account gets it when a code of it was entered and the sign-in ends."""
    user = identified(current)
    require_enabled(current, TOTP)
    secret = totp.valid_secret(None)
    picture = await asyncio.to_thread(totp.qr_code, secret, user)
    sealed = vault().encrypt(secret, TOTP_PURPOSE)
    shown = shown_factor(current, user, TotpRecord)
    record = TotpRecord(user_id=user.id, secret_encrypted=sealed, factor_id=shown)
    current.state.put(record)
    return NewTotp(record.id, secret, picture)


@step(StepName.TOTP)
async def verify_totp(current: Step, code: str, verification_id: str | None = None) -> str:
    """Check a code of the secret that was made here, or of the person's own app; the id of the verification."""
    user = identified(current)
    require_enabled(current, TOTP)
    if verification_id is not None:
        return _verify_new(current, user, code, verification_id)
    factor = await totp_factor(user.id)
    if factor is None:
        raise FactorNotEnabled
    guess = await begin_guess(current, user.id, TOTP_POOL)
    if not await use_totp_code(factor, code):
        guess.is_wrong = True
        raise InvalidTotpCode
    record = TotpRecord(user_id=user.id, verified=True, factor_id=factor.id)
    current.state.put(record)
    return record.id


def _verify_new(current: Step, user: User, code: str, verification_id: str) -> str:
    record = current.state.record(verification_id)
    if not isinstance(record, TotpRecord) or record.user_id != user.id or not record.secret_encrypted:
        raise VerificationNotFound
    secret = vault().decrypt(record.secret_encrypted, TOTP_PURPOSE).decode()
    time_step = totp.matching_step(secret, code, clock.now())
    if time_step is None:
        raise InvalidTotpCode
    current.state.replace(record, verified=True, time_step=time_step)
    return record.id
