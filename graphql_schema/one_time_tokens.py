"""One-time tokens: the type, its queries and its mutations."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, or_null, readable
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.one_time_tokens import actions, queries
from identity.one_time_tokens.actions import RevealedOneTimeToken
from identity.one_time_tokens.inputs import InteractionEvent, NewOneTimeToken, TokenStatus
from identity.one_time_tokens.models import OneTimeToken as OneTimeTokenRow

strawberry.enum(TokenStatus, name="OneTimeTokenStatus", description="What a one-time token is now.")
strawberry.enum(InteractionEvent, description="What somebody comes to the sign-in for.")


def _event(token: OneTimeTokenRow) -> InteractionEvent | None:
    event = token.context.get("interactionEvent")
    return None if event is None else InteractionEvent(str(event))


@strawberry.type(
    description="A token that signs the owner of an e-mail address in, once. Its value is shown by mutations alone."
)
class OneTimeToken(Node):
    one_time_token_id: strawberry.ID = row(lambda token: token.id, "The plain id.")
    email: str
    status: TokenStatus = row(queries.status_of)
    organization_ids: list[strawberry.ID] = row(
        lambda token: token.context.get("jitOrganizationIds", []),
        "The organizations that whoever uses the token joins.",
    )
    interaction_event: InteractionEvent | None = row(_event)
    created_at: datetime
    expires_at: datetime


readable(OneTimeTokenRow, queries.one_time_tokens_by_ids, "OneTimeToken")
_READ = scopes(Permission.ONE_TIME_TOKENS_READ)
declare("OneTimeToken", _READ)
declare_more("Query", oneTimeToken=_READ, oneTimeTokens=_READ)


@strawberry.input
class OneTimeTokenFilter:
    email: str | None = strawberry.field(
        default=strawberry.UNSET, description="The whole address, whatever its case."
    )
    status: TokenStatus | None = strawberry.UNSET


@strawberry.type
class OneTimeTokenQueries:
    @resolved(OneTimeToken | None)
    async def one_time_token(self, info: Info, one_time_token_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_one_time_token(info.context.actor, one_time_token_id))

    @resolved(Connection[OneTimeToken])
    async def one_time_tokens(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: OneTimeTokenFilter | None = strawberry.UNSET,
    ) -> Page:
        actor = info.context.actor
        wanted = as_domain(queries.OneTimeTokenFilter, filter or OneTimeTokenFilter())
        found = await queries.one_time_tokens_slice(actor, wanted, keyset(first, after, last, before))
        return Page(found, by_time(), lambda: queries.one_time_tokens_count(actor, wanted))


@strawberry.input
class CreateOneTimeTokenInput:
    email: str
    expires_in: int | None = strawberry.field(
        default=strawberry.UNSET, description="The lifetime in seconds; ten minutes without it."
    )
    organization_ids: list[strawberry.ID] | None = strawberry.UNSET
    interaction_event: InteractionEvent | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class VerifyOneTimeTokenInput:
    token: str
    email: str


@strawberry.input
class SetOneTimeTokenStatusInput:
    one_time_token_id: strawberry.ID
    status: TokenStatus


@strawberry.input
class RevealOneTimeTokenInput:
    one_time_token_id: strawberry.ID


@strawberry.input
class DeleteOneTimeTokenInput:
    one_time_token_id: strawberry.ID


async def _created_before(actor: Actor, token_id: str) -> dict[str, Any]:
    return {"one_time_token": await queries.visible_one_time_token(actor, token_id)}


@mutation(
    Permission.ONE_TIME_TOKENS_WRITE,
    again=_created_before,
    created_id="row.id",
    one_time_token=OneTimeToken,
    token=str,
)
async def create_one_time_token(actor: Actor, input: CreateOneTimeTokenInput) -> dict[str, Any]:
    """Make a token that signs the owner of an address in, once; its value is shown here."""
    new = as_domain(NewOneTimeToken, input, organization_ids=tuple(input.organization_ids or ()))
    made = await actions.create_one_time_token(actor, new)
    return {"one_time_token": _readable(actor, made), "token": made.value}


@mutation(Permission.ONE_TIME_TOKENS_WRITE, one_time_token=OneTimeToken)
async def verify_one_time_token(actor: Actor, input: VerifyOneTimeTokenInput) -> Any:
    """Use a token up for the address that it was made for."""
    return _readable(actor, await actions.verify_one_time_token(actor, input.token, input.email))


@mutation(Permission.ONE_TIME_TOKENS_WRITE, one_time_token=OneTimeToken)
async def set_one_time_token_status(actor: Actor, input: SetOneTimeTokenStatusInput) -> Any:
    """End a token before its time; one that has ended stays so."""
    changed = await actions.set_one_time_token_status(actor, input.one_time_token_id, input.status)
    return _readable(actor, changed)


@mutation(Permission.ONE_TIME_TOKENS_READ, one_time_token=OneTimeToken, token=str)
async def reveal_one_time_token(actor: Actor, input: RevealOneTimeTokenInput) -> dict[str, Any]:
    """Show the value of a token to those who may do everything; it is audited."""
    revealed = await actions.reveal_one_time_token(actor, input.one_time_token_id)
    return {"one_time_token": revealed.row, "token": revealed.value}


@mutation(Permission.ONE_TIME_TOKENS_WRITE, deleted_one_time_token_id=strawberry.ID)
async def delete_one_time_token(actor: Actor, input: DeleteOneTimeTokenInput) -> str:
    """Forget a token; it signs nobody in any more."""
    await actions.delete_one_time_token(actor, input.one_time_token_id)
    return input.one_time_token_id


def _readable(actor: Actor, token: RevealedOneTimeToken) -> OneTimeTokenRow | None:
    return token.row if actor.may(Permission.ONE_TIME_TOKENS_READ) else None
