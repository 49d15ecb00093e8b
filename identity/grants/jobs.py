"""Background work on grants: forgetting codes and tokens that have expired, and grants that give nothing more."""

from identity.grants.rules import CODE_TTL, DEVICE_CODE_TTL
from identity.jobs.periodic import periodic
from identity.kernel import clock, database
from identity.sessions.changes import INTERACTION_TTL

_AT_ONCE = 5_000
_DEVICE_CODE_MEMORY = DEVICE_CODE_TTL
_CODE_MEMORY = CODE_TTL * 60  # a used code is remembered for an hour, so that its second use is noticed


@periodic(every_seconds=60)
async def purge_expired_codes() -> int:
    """Authorization codes."""
    return await database.execute(
        "DELETE FROM authorization_codes WHERE code_hash IN "
        "(SELECT code_hash FROM authorization_codes WHERE expires_at < $1 LIMIT $2)",
        clock.now() - _CODE_MEMORY,
        _AT_ONCE,
    )


@periodic(every_seconds=60)
async def purge_pushed_requests() -> int:
    """Pushed authorization requests, once nobody can be in the middle of a sign-in for one any more."""
    return await database.execute(
        "DELETE FROM pushed_requests WHERE reference_hash IN "
        "(SELECT reference_hash FROM pushed_requests WHERE expires_at < $1 LIMIT $2)",
        clock.now() - INTERACTION_TTL,
        _AT_ONCE,
    )


@periodic(every_seconds=60)
async def purge_expired_access_tokens() -> int:
    """Opaque access tokens."""
    return await database.execute(
        "DELETE FROM access_tokens WHERE token_hash IN "
        "(SELECT token_hash FROM access_tokens WHERE expires_at < $1 LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )


@periodic(every_seconds=60)
async def purge_expired_refresh_tokens() -> int:
    """Refresh tokens, used ones included: until they expire their reuse is noticed."""
    return await database.execute(
        "DELETE FROM refresh_tokens WHERE token_hash IN "
        "(SELECT token_hash FROM refresh_tokens WHERE expires_at < $1 LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )


@periodic(every_seconds=300)
async def purge_ended_grants() -> int:
    """Grants that expired, and those that lived with a session that is gone."""
    return await database.execute(
        "DELETE FROM grants WHERE id IN (SELECT id FROM grants "
        "WHERE expires_at < $1 OR (session_id IS NULL AND NOT is_offline) LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )


@periodic(every_seconds=60)
async def purge_expired_subject_tokens() -> int:
    """Subject tokens, used ones included."""
    return await database.execute(
        "DELETE FROM subject_tokens WHERE token_hash IN "
        "(SELECT token_hash FROM subject_tokens WHERE expires_at < $1 LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )


@periodic(every_seconds=60)
async def purge_spent_identifiers() -> int:
    """Identifiers whose assertions, proofs and request objects are over."""
    return await database.execute(
        "DELETE FROM spent_identifiers WHERE value_hash IN "
        "(SELECT value_hash FROM spent_identifiers WHERE expires_at < $1 LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )


@periodic(every_seconds=60)
async def purge_expired_device_codes() -> int:
    """Codes of devices; for a while a device that still asks is told that its code has expired."""
    return await database.execute(
        "DELETE FROM device_codes WHERE code_hash IN "
        "(SELECT code_hash FROM device_codes WHERE expires_at < $1 LIMIT $2)",
        clock.now() - _DEVICE_CODE_MEMORY,
        _AT_ONCE,
    )
