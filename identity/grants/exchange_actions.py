"""Token exchange (RFC 8693): a client gets an access token for whomever another token stands for."""

from datetime import timedelta

from identity.grants import scopes
from identity.grants.access import Access, Holder, api_access, opaque_access, organization_access
from identity.grants.actions import Exchange
from identity.grants.errors import AccessDenied, InvalidGrant
from identity.grants.events import TokenExchangedForSubject
from identity.grants.exchange_queries import HandedIn, Subject, methods_of_session, subject_of
from identity.grants.exchange_statements import exchanged
from identity.grants.tokens import IssuedTokens
from identity.kernel import clock, database, events
from identity.kernel.actor import Actor
from identity.keys import queries as keys
from identity.security.secrets import opaque_token, token_hash
from identity.sessions.atomic import in_one_statement

_REFUSED = "grant request is invalid"  # never more: whoever tries tokens learns nothing


@in_one_statement(announces=TokenExchangedForSubject)
async def exchange_subject(actor: Actor, exchange: Exchange, handed_in: HandedIn) -> IssuedTokens:
    """Issue an access token, and neither a refresh token nor an ID Token; a subject token is used up by it.

    All that can be refused is refused before, so that a mistyped scope costs nobody a token.
    """
    subject = await subject_of(handed_in, exchange.client, exchange.resource, exchange.confirmation)
    if subject is None:
        raise InvalidGrant(_REFUSED)
    if not subject.may_use:
        raise AccessDenied("the user may not use the application")
    if keys.peek() is None:
        await keys.signing_key()
    grant_id = opaque_token()
    access = (await _access(exchange, subject, grant_id)).ending_by(subject.good_until)
    await _use(actor, exchange, subject, access, grant_id)
    return IssuedTokens(
        access_token=await access.token() or access.opaque_value,
        expires_in=access.ttl,
        scope=access.scope,
        confirmation=exchange.confirmation,
    )


async def _access(exchange: Exchange, subject: Subject, grant_id: str) -> Access:
    """What the user may do at this moment, of what was asked for; what was not asked for is not given."""
    requested = tuple(each for each in scopes.split(exchange.scope) if each != scopes.OFFLINE_ACCESS)
    holder = Holder(
        client=exchange.client,
        user_id=subject.user_id,
        grant_id=grant_id,
        role_scopes=subject.role_scopes,
        confirmation=exchange.confirmation,
        actor_id=subject.acting_user_id,
        subject_context=subject.context,
        methods=await methods_of_session(subject.session_id) if exchange.organization_id else None,
    )
    if exchange.organization_id is not None:
        return await organization_access(holder, requested, exchange.resource, exchange.organization_id)
    return (
        opaque_access(requested)
        if exchange.resource is None
        else await api_access(holder, requested, exchange.resource)
    )


async def _use(actor: Actor, exchange: Exchange, subject: Subject, access: Access, grant_id: str) -> None:
    """Use the token and store what is issued; of any number of tries at once one uses a subject token up."""
    now = clock.now()
    needs_grant = access.content is None or access.content.grant_id is not None
    event = exchange.event(
        TokenExchangedForSubject,
        organization_id=exchange.organization_id,
        scope=access.scope or None,
        token_types=["AccessToken"],
        subject_kind=subject.kind.value,
        acting_user_id=subject.acting_user_id,
        subject_context=subject.context or None,
    )
    is_used = await database.fetch_value(
        exchanged(subject.kind),
        subject.key,
        subject.user_id,
        now,
        grant_id if needs_grant else None,
        exchange.client.id,
        access.scope,
        now + timedelta(seconds=access.ttl),
        token_hash(access.opaque_value) if access.is_opaque else None,
        exchange.confirmation,
        subject.acting_user_id,
        subject.session_id,
        events.event_row(event, actor),
    )
    if not is_used:
        raise InvalidGrant(_REFUSED)
