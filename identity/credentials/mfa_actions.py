"""What can be done with second factors of users."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from identity.credentials import rules, totp
from identity.credentials.changes import insert_backup_codes, insert_factor
from identity.credentials.events import MfaFactorsChanged
from identity.credentials.inputs import FactorType
from identity.credentials.models import MfaFactor
from identity.kernel import authority, database
from identity.kernel.action import action, announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFound, NotFoundById
from identity.kernel.permissions import Permission
from identity.users.changes import locked_user
from identity.users.queries import user_by_id


@dataclass(frozen=True, slots=True)
class CreatedTotp:
    """A new authenticator app: its secret, and a picture of it for the app to scan."""

    factor: MfaFactor
    secret: str
    qr_code: str


@dataclass(frozen=True, slots=True)
class CreatedBackupCodes:
    """New backup codes."""

    factor: MfaFactor
    codes: list[str]


async def _drawn(actor: Actor, user_id: str, secret: str | None = None) -> tuple[str, str]:
    """The secret, and its picture."""
    valid = totp.valid_secret(secret)
    user = await user_by_id(user_id)
    if user is None:
        raise NotFoundById(entity="user", id=user_id)
    return valid, await asyncio.to_thread(totp.qr_code, valid, user)


@prepared_action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=MfaFactorsChanged, prepare=_drawn)
async def create_totp(
    actor: Actor, drawn: tuple[str, str], user_id: str, secret: str | None = None
) -> CreatedTotp:
    """Give a user an authenticator app; its secret is made here unless one is given."""
    await _require_addable(actor, user_id, FactorType.TOTP)
    value, picture = drawn
    factor = await insert_factor(user_id, FactorType.TOTP, value)
    await _announce_added(factor)
    return CreatedTotp(factor, value, picture)


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=MfaFactorsChanged)
async def create_backup_codes(
    actor: Actor, user_id: str, codes: Sequence[str] | None = None
) -> CreatedBackupCodes:
    """Give a user ten backup codes, made here unless they are given; another factor has to be there."""
    valid = rules.valid_backup_codes(codes)
    await _require_addable(actor, user_id, FactorType.BACKUP_CODE)
    factor = await insert_factor(user_id, FactorType.BACKUP_CODE)
    await insert_backup_codes(factor, valid)
    await _announce_added(factor)
    return CreatedBackupCodes(factor, valid)


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=MfaFactorsChanged)
async def delete_mfa_factor(actor: Actor, user_id: str, factor_id: str) -> None:
    """Take a second factor from a user, for one who has lost it."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    kind = await database.fetch_value(
        "DELETE FROM mfa_factors WHERE id = $1 AND user_id = $2 RETURNING type", factor_id, user_id
    )
    if kind is None:
        raise NotFound
    await announce(MfaFactorsChanged(user_id=user_id, before={"id": factor_id, "type": kind}))


async def _require_addable(actor: Actor, user_id: str, kind: FactorType) -> None:
    """The user is held meanwhile, so that of two requests at once one is refused."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    rows = await database.fetch("SELECT type FROM mfa_factors WHERE user_id = $1", user_id)
    rules.require_addable(kind, (row["type"] for row in rows))


async def _announce_added(factor: MfaFactor) -> None:
    await announce(MfaFactorsChanged(user_id=factor.user_id, after={"id": factor.id, "type": factor.type}))
