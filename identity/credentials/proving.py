"""Proof of a second factor: each code, time step and signature counts once, by one atomic statement."""

from typing import Any

from identity.credentials import passkeys, totp
from identity.credentials.changes import TOTP_PURPOSE, backup_code_hash
from identity.credentials.errors import PasskeyNotVerified
from identity.credentials.models import MfaFactor
from identity.credentials.passkeys import Assertion, KnownPasskey, RelyingParty
from identity.kernel import clock, database
from identity.kernel.vault import vault

_LONGEST_CODE = 64


async def totp_factor(user_id: str) -> MfaFactor | None:
    """For the protocol: the person's authenticator app."""
    return await database.fetch_model(
        MfaFactor, "SELECT * FROM mfa_factors WHERE user_id = $1 AND type = 'Totp' LIMIT 1", user_id
    )


async def use_totp_code(factor: MfaFactor, code: str) -> bool:
    """Use up the time step of a code; whether it was right, and newer than all that were used (RFC 6238, 5.2)."""
    now = clock.now()
    step = totp.matching_step(
        vault().decrypt(factor.secret_encrypted or "", TOTP_PURPOSE).decode(), code, now
    )
    if step is None:
        return False
    return bool(
        await database.execute(
            "UPDATE mfa_factors SET last_used_step = $2, last_used_at = $3 "
            "WHERE id = $1 AND (last_used_step IS NULL OR last_used_step < $2)",
            factor.id,
            step,
            now,
        )
    )


async def backup_codes_factor(user_id: str) -> str | None:
    """For the protocol: the id of the person's set of backup codes."""
    found: str | None = await database.fetch_value(
        "SELECT id FROM mfa_factors WHERE user_id = $1 AND type = 'BackupCode' LIMIT 1", user_id
    )
    return found


async def use_backup_code(factor_id: str, code: str) -> bool:
    """Use up a backup code; whether there was such a one."""
    if len(code) > _LONGEST_CODE:
        return False
    return bool(
        await database.fetch_value(
            "WITH used AS (UPDATE backup_codes SET used_at = $3 WHERE factor_id = $1 AND code_hash = $2 "
            "AND used_at IS NULL RETURNING factor_id), "
            "noted AS (UPDATE mfa_factors SET last_used_at = $3 WHERE id IN (SELECT factor_id FROM used)) "
            "SELECT count(*) FROM used",
            factor_id,
            backup_code_hash(factor_id, code.strip().lower()),
            clock.now(),
        )
    )


async def known_passkeys(user_id: str, party: RelyingParty | None = None) -> list[KnownPasskey]:
    """For the protocol: the person's passkeys, or those of one host, the one used last first."""
    rows = await database.fetch(
        "SELECT credential_id, credential FROM mfa_factors WHERE user_id = $1 AND type = 'WebAuthn' "
        "AND ($2::text IS NULL OR relying_party_id = $2) ORDER BY last_used_at DESC NULLS LAST, created_at DESC",
        user_id,
        party.id if party else None,
    )
    return [
        KnownPasskey(row["credential_id"], tuple(row["credential"].get("transports", ()))) for row in rows
    ]


async def passkey_of(credential_id: str, party: RelyingParty) -> MfaFactor | None:
    """For the protocol: the passkey with this id for this host, whoever has it."""
    return await database.fetch_model(
        MfaFactor,
        "SELECT * FROM mfa_factors WHERE credential_id = $1 AND type = 'WebAuthn' AND relying_party_id = $2",
        credential_id,
        party.id,
    )


async def use_passkey(
    factor: MfaFactor, payload: dict[str, Any], challenge: str, party: RelyingParty, *, must_verify_user: bool
) -> Assertion:
    """Check what a passkey signed and advance its counter: of two answers with one count the second is refused."""
    credential: dict[str, Any] = dict(factor.credential)
    assertion = passkeys.verified_assertion(
        payload, challenge, party, credential, must_verify_user=must_verify_user
    )
    advanced = await database.execute(
        "UPDATE mfa_factors SET credential = jsonb_set(credential, '{counter}', to_jsonb($3::bigint)), "
        "last_used_at = $4 WHERE id = $1 AND (credential ->> 'counter')::bigint = $2",
        factor.id,
        credential["counter"],
        assertion.counter,
        clock.now(),
    )
    if not advanced:
        raise PasskeyNotVerified
    return assertion
