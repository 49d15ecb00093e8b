"""One-time tokens over REST."""

from msgspec import UNSET

from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.one_time_tokens import actions
from identity.one_time_tokens.inputs import InteractionEvent, NewOneTimeToken, TokenStatus
from identity.one_time_tokens.queries import OneTimeTokenFilter
from rest_api.bodies.one_time_tokens import (
    OneTimeTokenBody,
    OneTimeTokenContextBody,
    OneTimeTokensQuery,
    OneTimeTokenStatusBody,
    OneTimeTokenVerificationBody,
)
from rest_api.operations import Listed
from rest_api.views.one_time_tokens import OneTimeTokenView, one_time_token_view


async def list_one_time_tokens(
    actor: Actor, query: OneTimeTokensQuery, page: PageNumber | None
) -> Listed[OneTimeTokenView]:
    """List one-time tokens, newest first; without a page all of them."""
    status = None if query.status is None else TokenStatus(query.status)
    wanted = OneTimeTokenFilter(email=query.email, status=status)
    found = await actions.reveal_one_time_tokens(actor, wanted, page)
    return Listed([one_time_token_view(each) for each in found.items], found.total, page)


async def create_one_time_token(actor: Actor, body: OneTimeTokenBody) -> OneTimeTokenView:
    """Make a token that signs the owner of an address in, once."""
    context = OneTimeTokenContextBody() if body.context is UNSET else body.context
    event = context.interaction_event
    new = NewOneTimeToken(
        email=body.email,
        expires_in=body.expires_in,
        organization_ids=tuple(context.jit_organization_ids or ()),
        interaction_event=None if event is UNSET else InteractionEvent(event),
    )
    return one_time_token_view(await actions.create_one_time_token(actor, new))


async def verify_one_time_token(actor: Actor, body: OneTimeTokenVerificationBody) -> OneTimeTokenView:
    """Use a token up."""
    return one_time_token_view(await actions.verify_one_time_token(actor, body.token, body.email))


async def get_one_time_token(actor: Actor, id: str) -> OneTimeTokenView:
    """Read a one-time token."""
    return one_time_token_view(await actions.reveal_one_time_token(actor, id))


async def replace_one_time_token_status(
    actor: Actor, id: str, body: OneTimeTokenStatusBody
) -> OneTimeTokenView:
    """End a token before its time."""
    token = await actions.set_one_time_token_status(actor, id, TokenStatus(body.status))
    return one_time_token_view(token)


async def delete_one_time_token(actor: Actor, id: str) -> None:
    """Delete a one-time token."""
    await actions.delete_one_time_token(actor, id)
