"""Subject tokens (RFC 8693 section 2.1): with one of them a back end acts as a user, once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from identity.grants.events import SubjectTokenIssued
from identity.kernel import authority, clock, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.security.secrets import random_id, token_hash
from identity.users.changes import locked_user

LIFETIME = timedelta(minutes=10)
_PREFIX = "sub_"  # the token endpoint tells by it what it is given


@dataclass(frozen=True, slots=True)
class IssuedSubjectToken:
    """A subject token with its value, which is nowhere else."""

    id: str
    value: str
    user_id: str
    expires_at: datetime

    @property
    def expires_in(self) -> int:
        """The lifetime in seconds."""
        return int(LIFETIME.total_seconds())


@action(needs=Permission.USERS_IMPERSONATE, announces=SubjectTokenIssued)
async def issue_subject_token(
    actor: Actor, user_id: str, context: dict[str, Any] | None = None
) -> IssuedSubjectToken:
    """Let a back end act as a user who holds no more than it does; `context` reaches the script that makes claims."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    value, now = f"{_PREFIX}{random_id()}", clock.now()
    issued = IssuedSubjectToken(token_hash(value), value, user_id, now + LIFETIME)
    await database.execute(
        "INSERT INTO subject_tokens (token_hash, user_id, context, created_by, created_at, expires_at) "
        "VALUES ($1, $2, $3::jsonb, $4, $5, $6)",
        issued.id, user_id, context or {}, actor.id or actor.kind.value, now, issued.expires_at,
    )  # fmt: skip
    await announce(SubjectTokenIssued(user_id=user_id, after={"context": context or {}}))
    return issued
