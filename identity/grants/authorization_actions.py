"""From an authorization request that a person granted to what the client gets at once."""

from dataclasses import dataclass, field
from typing import Any

from identity.grants import rules, scopes, statements
from identity.grants.access import Access, opaque_access, user_access
from identity.grants.actions import read_ahead
from identity.grants.authorization import AuthorizationRequest
from identity.grants.errors import PushedRequestUsed
from identity.grants.pushed_queries import is_unused
from identity.grants.queries import Standing
from identity.grants.tokens import IssuedTokens, SignIn, person_of
from identity.kernel import clock, database, events
from identity.kernel.actor import Actor
from identity.security.secrets import opaque_token, token_hash
from identity.sessions.atomic import in_one_statement
from identity.sessions.events import InteractionEnded


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorization:
    """A request that the user has granted."""

    request: AuthorizationRequest
    standing: Standing
    interaction_id: str | None = None
    pushed_request: str | None = None  # the reference's hash; answering uses it up (RFC 9126 section 4)
    params: dict[str, Any] = field(default_factory=dict)  # for the audit


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """What the client is given, and who signed in."""

    code: str | None = None
    access: IssuedTokens | None = None  # in the front channel, so never with a refresh token
    sign_in: SignIn | None = None  # set when an ID Token or an access token is due at once


@in_one_statement(announces=InteractionEnded)
async def issue_code(actor: Actor, authorization: Authorization) -> str | None:
    """Store what was granted and an authorization code for it; None when the session has ended meanwhile."""
    code = opaque_token()
    values = _values(actor, authorization, code)
    if await database.fetch_value(statements.ISSUE_CODE, *values):
        return code
    await _refuse_second_use(authorization)
    return None


@in_one_statement(announces=InteractionEnded)
async def issue_in_front(actor: Actor, authorization: Authorization) -> Granted | None:
    """Store what was granted, with all that goes to the client through the browser (OpenID Connect Core section 3.3);
    None when the session has ended meanwhile."""
    request = authorization.request
    await read_ahead(request.client, request.front_channel_resource)
    code = opaque_token() if "code" in request.response_types else None
    is_opaque = "token" in request.response_types and request.front_channel_resource is None
    access = opaque_access(request.scopes)
    record = await database.fetch_row(
        statements.ISSUE_IN_FRONT,
        *_values(actor, authorization, code),
        token_hash(access.opaque_value) if is_opaque else None,
        access.scope,
        clock.now() + rules.OPAQUE_TOKEN_TTL,
        request.front_channel_resource,
    )
    if record is None:
        await _refuse_second_use(authorization)
        return None
    tokens = await _tokens(request, record, access) if "token" in request.response_types else None
    return Granted(code=code, access=tokens, sign_in=_sign_in(request, record))


def _values(actor: Actor, authorization: Authorization, code: str | None) -> tuple[Any, ...]:
    """What both statements take."""
    request, standing, now = authorization.request, authorization.standing, clock.now()
    event = InteractionEnded(
        application_id=request.client.id,
        interaction_id=authorization.interaction_id,
        params=authorization.params,
    )
    return (
        standing.session_id,
        now,
        standing.grant_id,
        opaque_token(),
        scopes.joined(dict.fromkeys((*standing.scope.split(), *request.shown_scopes))),
        _merged(standing.resource_scopes, request.resource_scopes),
        scopes.OFFLINE_ACCESS in request.scopes,
        now + rules.GRANT_TTL,
        request.client.id,
        token_hash(code) if code else None,
        request.redirect_uri,
        scopes.joined(request.scopes),
        list(request.indicators),
        request.nonce,
        request.code_challenge,
        now + rules.CODE_TTL,
        authorization.interaction_id,
        events.event_row(event, actor),
        request.claims,
        request.dpop_jkt,
        authorization.pushed_request,
    )


async def _refuse_second_use(authorization: Authorization) -> None:
    reference = authorization.pushed_request
    if reference and not await is_unused(reference):
        raise PushedRequestUsed("the request_uri was used already")


async def _tokens(request: AuthorizationRequest, record: database.Record, access: Access) -> IssuedTokens:
    if request.front_channel_resource is not None:
        access = await user_access(
            client=request.client,
            user_id=record["person_id"],
            grant_id=record["grant_id"],
            requested=request.scopes,
            indicator=request.front_channel_resource,
            held=frozenset(record["role_scopes"]),
        )
    token = await access.token() or access.opaque_value
    return IssuedTokens(access_token=token, expires_in=access.ttl, scope=access.scope)


def _sign_in(request: AuthorizationRequest, record: database.Record) -> SignIn:
    return SignIn(
        person=person_of(record),
        scope=scopes.joined(request.scopes),
        nonce=request.nonce,
        authenticated_at=record["authenticated_at"],
        methods=record["methods"],
        session_id=record["session_id"],
        claims=request.claims,
    )


def _merged(before: dict[str, list[str]], added: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        indicator: sorted({*before.get(indicator, ()), *added.get(indicator, ())})
        for indicator in {**before, **added}
    }
