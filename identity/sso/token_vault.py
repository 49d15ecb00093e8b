"""Tokens of other providers, kept encrypted for the accounts they belong to, and renewed when they are asked for."""

from datetime import datetime, timedelta
from typing import Any

import orjson

from identity.connectors.social.flow import Tokens
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.security.secrets import random_id

_PURPOSE = "provider-tokens"
_EARLY = timedelta(seconds=30)  # a token that ends on its way is of no use


def sealed(tokens: Tokens | None) -> str | None:
    """Tokens as they may be stored."""
    if tokens is None:
        return None
    kept = {
        "accessToken": tokens.access_token,
        "refreshToken": tokens.refresh_token,
        "scope": tokens.scope,
        "tokenType": tokens.token_type,
        "expiresAt": _expiry(tokens),
    }
    return vault().encrypt(orjson.dumps(kept), _PURPOSE)


def opened(encrypted: str) -> dict[str, Any]:
    """What was sealed."""
    kept: dict[str, Any] = orjson.loads(vault().decrypt(encrypted, _PURPOSE))
    return kept


async def keep_tokens(
    user_id: str, encrypted: str, *, social_identity_id: int | None = None, sso_identity_id: str | None = None
) -> None:
    """Keep tokens for an account in place of those that are there; needs the open transaction. A provider that gives a
    refresh token only once means the earlier one to stay."""
    column, value = (
        ("sso_identity_id", sso_identity_id)
        if sso_identity_id
        else ("social_identity_id", social_identity_id)
    )
    earlier = await database.fetch_row(
        f"DELETE FROM stored_tokens WHERE {column} = $1 AND user_id = $2 RETURNING id, tokens_encrypted, created_at",
        value,
        user_id,
    )
    kept = opened(encrypted)
    if earlier and not kept["refreshToken"]:
        kept["refreshToken"] = opened(earlier["tokens_encrypted"])["refreshToken"]
    now = clock.now()
    await database.execute(
        f"INSERT INTO stored_tokens (id, user_id, {column}, tokens_encrypted, metadata, created_at, updated_at) "
        "VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)",
        earlier["id"] if earlier else random_id(), user_id, value,
        vault().encrypt(orjson.dumps(kept), _PURPOSE), metadata_of(kept),
        earlier["created_at"] if earlier else now, now,
    )  # fmt: skip


def metadata_of(kept: dict[str, Any]) -> dict[str, Any]:
    """What may be shown of kept tokens."""
    shown = {name: kept[name] for name in ("scope", "expiresAt", "tokenType") if kept[name] is not None}
    return {**shown, "hasRefreshToken": kept["refreshToken"] is not None}


def is_expired(kept: dict[str, Any]) -> bool:
    """Whether the access token is of no use any more."""
    expires_at = kept["expiresAt"]
    return expires_at is not None and clock.now() + _EARLY >= datetime.fromtimestamp(
        expires_at, clock.now().tzinfo
    )


def _expiry(tokens: Tokens) -> int | None:
    """Epoch seconds."""
    if tokens.expires_in is None or not 0 <= tokens.expires_in < 10**9:
        return None
    return int(clock.now().timestamp()) + tokens.expires_in
