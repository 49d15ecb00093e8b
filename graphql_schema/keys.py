"""The keys that sign tokens and cookies: where they stand, never the keys themselves."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import mutation
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.keys import actions, queries
from identity.keys.queries import KeyFamily, KeyStatus, family_of

strawberry.enum(KeyFamily, description="The kind of a key pair.")
strawberry.enum(KeyStatus, description="Whether a key will sign, signs, or has signed and still verifies.")


@strawberry.type(description="A key pair that signs tokens; its public half is in the JWKS.")
class SigningKey:
    key_id: strawberry.ID = row(lambda key: key.id, "The `kid` of tokens that it signs.")
    algorithm: str
    family: KeyFamily = row(lambda key: family_of(key.algorithm))
    status: KeyStatus = row(lambda key: KeyStatus(key.status))
    created_at: datetime
    effective_at: datetime | None = strawberry.field(description="When a next key takes over.")


@strawberry.type(description="A key for cookies: the newest signs.")
class CookieKey:
    key_id: strawberry.ID = row(lambda key: key.id)
    created_at: datetime


_READ = scopes(Permission.KEYS_READ)
declare("SigningKey", _READ)
declare("CookieKey", _READ)
declare_more("Query", signingKeys=_READ, cookieKeys=_READ)


@strawberry.type
class KeyQueries:
    @resolved(list[SigningKey], description="The one that will sign first, then the server's own choice.")
    async def signing_keys(self, info: Info) -> Any:
        return await queries.signing_keys(info.context.actor)

    @resolved(list[CookieKey], description="Newest first.")
    async def cookie_keys(self, info: Info) -> Any:
        return await queries.cookie_keys(info.context.actor)


@strawberry.input
class RotateSigningKeyInput:
    family: KeyFamily | None = strawberry.field(
        default=strawberry.UNSET, description="The kind of key that the server signs with from then on."
    )
    algorithm: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="Instead of a family: replace the key of this algorithm alone, and leave all others as they are.",
    )
    grace_seconds: int | None = strawberry.field(
        default=strawberry.UNSET, description="After how long the new key signs; at once when not given."
    )
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class DeleteSigningKeyInput:
    key_id: strawberry.ID


@strawberry.input
class RotateCookieKeyInput:
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class DeleteCookieKeyInput:
    key_id: strawberry.ID


@mutation(
    Permission.KEYS_ROTATE, again=queries.visible_signing_key, created_id="new.id", signing_key=SigningKey
)
async def rotate_signing_key(actor: Actor, input: RotateSigningKeyInput) -> Any:
    """Make a new signing key; tokens of the one before it stay valid."""
    family, grace_seconds = input.family or KeyFamily.EC, input.grace_seconds or 0
    return (await actions.rotate_signing_key(actor, family, grace_seconds, input.algorithm or None)).new


@mutation(Permission.KEYS_ROTATE, deleted_key_id=strawberry.ID)
async def delete_signing_key(actor: Actor, input: DeleteSigningKeyInput) -> str:
    """Remove a previous signing key: tokens that it signed are valid no longer."""
    await actions.delete_signing_key(actor, input.key_id)
    return input.key_id


@mutation(Permission.KEYS_ROTATE, again=queries.visible_cookie_key, created_id="new.id", cookie_key=CookieKey)
async def rotate_cookie_key(actor: Actor, input: RotateCookieKeyInput) -> Any:
    """Make a new cookie key; the one before it stays."""
    return (await actions.rotate_cookie_key(actor)).new


@mutation(Permission.KEYS_ROTATE, deleted_key_id=strawberry.ID)
async def delete_cookie_key(actor: Actor, input: DeleteCookieKeyInput) -> str:
    """Remove a cookie key; one has to stay."""
    await actions.delete_cookie_key(actor, input.key_id)
    return input.key_id
