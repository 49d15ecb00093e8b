"""Writes of verification codes that several actions share. They need the open transaction and check no permission."""

from dataclasses import dataclass
from datetime import datetime

from identity.experience.queries import sign_in_experience
from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.security.secrets import random_id
from identity.verification_codes import rules
from identity.verification_codes.errors import CodeMismatch, TooManyMessages
from identity.verification_codes.events import (
    MessageRateLimited,
    VerificationCodeConsumed,
    VerificationCodeIssued,
)
from identity.verification_codes.models import VerificationCode
from identity.verification_codes.rules import Address

# Counting and storing is one step, and requests for the same address take turns: eleven at once are one too many.
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
_INSERT = """
INSERT INTO verification_codes
    (id, channel, recipient, purpose, interaction_id, code_hash, attempts, created_at, expires_at, consumed_at)
SELECT $1, $2::varchar, $3::varchar, $4, $10, $5, 0, $6, $7, NULL
WHERE (SELECT count(*) FROM verification_codes WHERE channel = $2::varchar
    AND recipient = $3::varchar AND created_at > $8) < $9
"""


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A code to be sent."""

    id: str
    address: Address
    purpose: str
    code: str
    expires_at: datetime


async def issue_code(address: Address, purpose: str, interaction_id: str | None = None) -> IssuedCode:
    """Make a code, unless the address has got too many messages lately. An earlier one counts no more. One of an
    interaction counts there alone: whoever reads it out to somebody else gives nothing away."""
    now, code = clock.now(), rules.new_code()
    expires_at = now + rules.lifetime(await sign_in_experience())
    issued = IssuedCode(random_id(), address, purpose, code, expires_at)
    await database.fetch_value(_LOCK, f"verification-codes:{address.channel}:{address.recipient}")
    stored = await database.execute(
        _INSERT, issued.id, address.channel, address.recipient, purpose, rules.code_hash(issued.id, code),
        now, expires_at, now - rules.RATE_WINDOW, rules.most_messages(), interaction_id,
    )  # fmt: skip
    if not stored:
        await announce(MessageRateLimited(channel=address.channel, recipient=address.recipient))
        raise TooManyMessages().keeping_effects()
    await announce(
        VerificationCodeIssued(channel=address.channel, recipient=address.recipient, purpose=purpose)
    )
    return issued


async def consume_code(address: Address, purpose: str, code: str, interaction_id: str | None = None) -> None:
    """Use the newest code up if it is this one; a wrong one counts as a try. Who comes second finds it used."""
    row = await database.fetch_model(
        VerificationCode,
        "SELECT * FROM verification_codes WHERE channel = $1 AND recipient = $2 AND purpose = $3 "
        "AND interaction_id IS NOT DISTINCT FROM $4 ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE",
        address.channel, address.recipient, purpose, interaction_id,
    )  # fmt: skip
    now = clock.now()
    row = rules.require_open(row, await sign_in_experience(), now)
    try:
        rules.require_match(row, code)
    except CodeMismatch as refusal:
        await database.execute("UPDATE verification_codes SET attempts = attempts + 1 WHERE id = $1", row.id)
        raise refusal.keeping_effects() from None
    await database.execute("UPDATE verification_codes SET consumed_at = $2 WHERE id = $1", row.id, now)
    await announce(
        VerificationCodeConsumed(channel=address.channel, recipient=address.recipient, purpose=purpose)
    )
