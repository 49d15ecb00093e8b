"""Proofs as rows: beginning, finding, completing and using them up. All need the open transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from identity.account.access import LIFETIME, OwnAccount
from identity.account.errors import VerificationRecordNotFound
from identity.account.events import OwnVerificationBegun, OwnVerificationCompleted
from identity.account.models import AccountVerification
from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.kernel.errors import Refusal
from identity.kernel.vault import vault
from identity.security.secrets import random_id

PASSWORD, SOCIAL, WEB_AUTHN = "Password", "Social", "WebAuthn"
EMAIL_CODE, PHONE_CODE = "EmailVerificationCode", "PhoneVerificationCode"
CODE_TYPES = {"email": EMAIL_CODE, "phone": PHONE_CODE}
_PURPOSE = "account-verification"
_LONGEST_ID = 64
_COLUMNS = database.columns(AccountVerification, "v")


@dataclass(frozen=True, slots=True)
class BegunVerification:
    """A proof that was begun, or given at once, and until when it is good."""

    id: str
    expires_at: datetime


def new_record_id() -> str:
    """The id of a proof that is about to begin."""
    return random_id()


async def begin_record(
    own: OwnAccount,
    kind: str,
    *,
    record_id: str | None = None,
    purpose: str | None = None,
    address: str | None = None,
    state: dict[str, Any] | None = None,
    is_verified: bool = False,
) -> BegunVerification:
    """Keep a proof for ten minutes."""
    now, record_id = clock.now(), record_id or new_record_id()
    await database.execute(
        "INSERT INTO account_verifications (id, user_id, type, purpose, address, state_encrypted, is_verified, "
        "created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        record_id, own.user_id, kind, purpose, address, _sealed(state), is_verified, now, now + LIFETIME,
    )  # fmt: skip
    told = OwnVerificationCompleted if is_verified else OwnVerificationBegun
    await announce(told(user_id=own.user_id, type=kind, record_id=record_id))
    return BegunVerification(record_id, now + LIFETIME)


_WAITING = (
    f"SELECT {_COLUMNS} FROM account_verifications v WHERE v.id = $1 AND v.user_id = $2 AND v.type = $3 "
    "AND v.expires_at > $4 AND NOT v.is_verified"
)


async def waiting_record(
    own: OwnAccount, kind: str, record_id: str, unknown: Refusal, *, is_held: bool = False
) -> AccountVerification:
    """A proof that waits to be completed. Only with `is_held` it is kept from others, until the transaction ends."""
    row = await database.fetch_model(
        AccountVerification,
        _WAITING + (" FOR UPDATE" if is_held else ""),
        record_id[:_LONGEST_ID],
        own.user_id,
        kind,
        clock.now(),
    )
    if row is None:
        raise unknown
    return row


async def open_record(
    own: OwnAccount, kind: str, record_id: str, unknown: Refusal | None = None
) -> AccountVerification:
    """The same, held."""
    return await waiting_record(own, kind, record_id, unknown or VerificationRecordNotFound(), is_held=True)


async def complete_record(row: AccountVerification, state: dict[str, Any] | None = None) -> None:
    """Note that a proof was given, with what it brought."""
    await database.execute(
        "UPDATE account_verifications SET is_verified = true, state_encrypted = $2 WHERE id = $1",
        row.id,
        _sealed(state),
    )
    await announce(OwnVerificationCompleted(user_id=row.user_id, type=row.type, record_id=row.id))


async def use_record(
    own: OwnAccount, kind: str, record_id: str, address: str | None = None
) -> AccountVerification:
    """Use a given proof up, of this address where one is named: who comes second finds nothing."""
    row = await database.fetch_model(
        AccountVerification,
        "DELETE FROM account_verifications v WHERE v.id = $1 AND v.user_id = $2 AND v.type = $3 AND v.expires_at > $4 "
        f"AND v.is_verified AND ($5::text IS NULL OR v.address = $5) RETURNING {_COLUMNS}",
        record_id[:_LONGEST_ID], own.user_id, kind, clock.now(), address,
    )  # fmt: skip
    if row is None:
        raise VerificationRecordNotFound
    return row


def state_of(row: AccountVerification) -> dict[str, Any]:
    """What was kept with a proof."""
    found: dict[str, Any] = (
        orjson.loads(vault().decrypt(row.state_encrypted, _PURPOSE)) if row.state_encrypted else {}
    )
    return found


def _sealed(state: dict[str, Any] | None) -> str | None:
    return None if state is None else vault().encrypt(orjson.dumps(state), _PURPOSE)
