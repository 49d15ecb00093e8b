"""What can be done with one-time tokens."""

from collections.abc import Iterable
from dataclasses import dataclass

from identity.kernel import authority, clock, database
from identity.kernel.action import ANYONE, action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, NotFound, NotFoundById
from identity.kernel.paging import NumberedPage, PageNumber
from identity.kernel.permissions import EVERY_PERMISSION, Permission
from identity.kernel.rows import locked_row
from identity.kernel.vault import vault
from identity.one_time_tokens import rules
from identity.one_time_tokens.changes import TOKEN_PURPOSE, consume_token
from identity.one_time_tokens.events import (
    OneTimeTokenConsumed,
    OneTimeTokenCreated,
    OneTimeTokenDeleted,
    OneTimeTokensRevealed,
    OneTimeTokenStatusChanged,
)
from identity.one_time_tokens.inputs import NewOneTimeToken, TokenStatus
from identity.one_time_tokens.models import OneTimeToken
from identity.one_time_tokens.queries import (
    OneTimeTokenFilter,
    one_time_tokens_page,
    status_of,
    visible_one_time_token,
)
from identity.provisioning.changes import require_newcomers_within
from identity.security.secrets import random_id, random_secret, token_hash
from identity.users.queries import user_by_identifier


@dataclass(frozen=True, slots=True)
class RevealedOneTimeToken:
    """A token with its value; None is not for this actor to see."""

    row: OneTimeToken
    value: str | None


@action(needs=Permission.ONE_TIME_TOKENS_WRITE, announces=OneTimeTokenCreated)
async def create_one_time_token(actor: Actor, new: NewOneTimeToken) -> RevealedOneTimeToken:
    """Make a token that signs the owner of an address in, once; never one who holds more than the actor."""
    email, now = rules.valid_address(new.email), clock.now()
    expires_at, context = now + rules.lifetime(new.expires_in), rules.context_of(new)
    await _require_owner_within(actor, email)
    await _require_joinable(actor, new.organization_ids)
    value = random_secret()
    row = OneTimeToken(
        id=random_id(),
        token_hash=token_hash(value),
        token_encrypted=vault().encrypt(value, TOKEN_PURPOSE),
        email=email,
        context=context,
        status=TokenStatus.ACTIVE.value,
        created_at=now,
        expires_at=expires_at,
    )
    await row.save(force_create=True)
    await announce(OneTimeTokenCreated(after={"id": row.id, "email": email, "context": context}))
    return RevealedOneTimeToken(row, value)


@action(needs=Permission.ONE_TIME_TOKENS_WRITE, announces=OneTimeTokenConsumed)
async def verify_one_time_token(actor: Actor, token: str, email: str) -> RevealedOneTimeToken:
    """Use a token up for the address that it was made for; the same token never counts twice."""
    return RevealedOneTimeToken(await consume_token(token, email), token)


@action(needs=ANYONE, announces=OneTimeTokenConsumed)
async def redeem_one_time_token(actor: Actor, token: str, email: str, interaction_event: str) -> OneTimeToken:
    """Use a token up in a sign-in of its owner; the token is the permission. One that is meant for a registration
    counts for no sign-in, and is not used up by the attempt."""
    row = await consume_token(token, email)
    rules.require_event(row.context, interaction_event)
    return row


@action(needs=Permission.ONE_TIME_TOKENS_WRITE, announces=(OneTimeTokenStatusChanged, OneTimeTokensRevealed))
async def set_one_time_token_status(actor: Actor, token_id: str, status: TokenStatus) -> RevealedOneTimeToken:
    """End a token before its time; one that has ended stays so."""
    row = await locked_row(OneTimeToken, token_id)
    if row is None:
        raise NotFoundById(entity="one-time token", id=token_id)
    await _require_owner_within(actor, row.email)
    rules.require_change(row, status, clock.now())
    if row.status != status.value:
        before, row.status = row.status, status.value
        await database.execute("UPDATE one_time_tokens SET status = $2 WHERE id = $1", row.id, row.status)
        after = {"id": row.id, "status": row.status}
        await announce(OneTimeTokenStatusChanged(before={"id": row.id, "status": before}, after=after))
    return (await _revealed(actor, [row]))[0]


@action(needs=Permission.ONE_TIME_TOKENS_WRITE, announces=OneTimeTokenDeleted)
async def delete_one_time_token(actor: Actor, token_id: str) -> None:
    """Forget a token; it signs nobody in any more."""
    row = await locked_row(OneTimeToken, token_id)
    if row is None:
        raise NotFound
    await _require_owner_within(actor, row.email)
    await database.execute("DELETE FROM one_time_tokens WHERE id = $1", token_id)
    await announce(OneTimeTokenDeleted(before={"id": token_id, "email": row.email}))


@action(needs=Permission.ONE_TIME_TOKENS_READ, announces=OneTimeTokensRevealed)
async def reveal_one_time_token(actor: Actor, token_id: str) -> RevealedOneTimeToken:
    """Show a token, and its value to those who may do everything."""
    return (await _revealed(actor, [await visible_one_time_token(actor, token_id)]))[0]


@action(needs=Permission.ONE_TIME_TOKENS_READ, announces=OneTimeTokensRevealed)
async def reveal_one_time_tokens(
    actor: Actor, wanted: OneTimeTokenFilter, page: PageNumber | None
) -> NumberedPage[RevealedOneTimeToken]:
    """Show tokens, newest first, and their values to those who may do everything."""
    found = await one_time_tokens_page(actor, wanted, page)
    return NumberedPage(await _revealed(actor, found.items), found.total)


async def _revealed(actor: Actor, rows: list[OneTimeToken]) -> list[RevealedOneTimeToken]:
    """A value signs somebody in, an administrator as well: who lacks any permission does not get it. It is audited."""
    if not actor.permissions >= EVERY_PERMISSION:
        return [RevealedOneTimeToken(row, None) for row in rows]
    if usable := [row.id for row in rows if status_of(row) is TokenStatus.ACTIVE]:
        await announce(OneTimeTokensRevealed(after={"ids": usable}))
    keyring = vault()
    return [
        RevealedOneTimeToken(row, keyring.decrypt(row.token_encrypted, TOKEN_PURPOSE).decode())
        for row in rows
    ]


async def _require_owner_within(actor: Actor, email: str) -> None:
    """Refuse an actor who lacks a permission that the owner of the address holds."""
    if actor.permissions >= EVERY_PERMISSION:
        return
    if owner := await user_by_identifier("email", email):
        await authority.require_at_least(actor, owner.id)


async def _require_joinable(actor: Actor, organization_ids: Iterable[str]) -> None:
    """Whoever uses the token joins the organizations, with the roles for newcomers: its maker needs to be allowed to
    add members, and gives away no more than they hold."""
    if not (wanted := set(organization_ids)):
        return
    actor.require(Permission.ORGANIZATIONS_MEMBERS_ADD)
    rows = await database.fetch("SELECT id FROM organizations WHERE id = ANY($1)", list(wanted))
    if missing := wanted - {row["id"] for row in rows}:
        raise InputRefused(path="context", reason=f"unknown organizations: {', '.join(sorted(missing))}")
    await require_newcomers_within(actor, *wanted)
