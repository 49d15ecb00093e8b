"""From a granted authorization to tokens, and their end."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from identity.applications.clients import Client
from identity.grants import rules, scopes, statements
from identity.grants.access import (
    Access,
    Holder,
    api_access,
    machine_access,
    opaque_access,
    organization_access,
    resource_named,
    user_access,
)
from identity.grants.errors import (
    AccessDenied,
    ForeignToken,
    InsufficientScope,
    InvalidGrant,
    InvalidScope,
    InvalidTarget,
)
from identity.grants.events import (
    EXCHANGES,
    TokenExchanged,
    TokenExchangedByCode,
    TokenExchangedByMachine,
    TokenRefreshed,
    TokenRevoked,
)
from identity.grants.queries import PresentedRefreshToken
from identity.grants.tokens import Confirmation, IssuedTokens, SignIn, person_of
from identity.kernel import clock, database, events
from identity.kernel.actor import Actor
from identity.kernel.vault import vault
from identity.keys import queries as keys
from identity.keys.provision import key_for
from identity.resources import queries as resources
from identity.security.codes import pkce_s256_challenge
from identity.security.secrets import opaque_token, token_hash
from identity.sessions.atomic import in_one_statement

_GRANT_REFUSED = "grant request is invalid"  # never more: whoever guesses learns nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request at the token endpoint, its client authenticated."""

    client: Client
    secret_name: str | None = None
    scope: str | None = None
    resources: tuple[str, ...] = ()
    organization_id: str | None = None
    confirmation: Confirmation = None  # of the key or certificate that came with the request
    params: dict[str, Any] = field(default_factory=dict)  # for the audit

    @property
    def resource(self) -> str | None:
        """The one resource that the token is for (RFC 8707 section 2.2)."""
        if len(self.resources) > 1:
            raise InvalidTarget("only one resource can be asked for in a token request")
        return self.resources[0] if self.resources else None

    def event(self, kind: type[TokenExchanged], **values: Any) -> TokenExchanged:
        """What the audit says of it."""
        secret = {"name": self.secret_name} if self.secret_name else None
        return kind(
            application_id=self.client.id,
            application_secret=secret,
            params=self.params,
            **values,
        )


@in_one_statement(announces=(TokenExchangedByCode, TokenRevoked))
async def redeem_code(
    actor: Actor, exchange: Exchange, code: str, redirect_uri: str, code_verifier: str | None
) -> IssuedTokens:
    """Exchange an authorization code (RFC 6749 section 4.1.3); of any number of tries at once one succeeds.

    The statement compares what the code is bound to, marks it used and stores the tokens. The verifier is
    compared as the challenge that it makes (RFC 7636 section 4.6), so its timing tells nothing about it.
    """
    client, now, resource = exchange.client, clock.now(), exchange.resource
    if resource is not None:
        await resource_named(resource)  # before the code is used up
    await read_ahead(client, resource)
    access_token, refresh_token = opaque_token(), opaque_token()
    record = await database.fetch_row(
        statements.REDEEM_CODE,
        token_hash(code),
        client.id,
        redirect_uri,
        _challenge_of(code_verifier),
        now,
        resource,
        rules.always_refreshes(client),
        token_hash(access_token),
        now + rules.OPAQUE_TOKEN_TTL,
        token_hash(refresh_token),
        now + timedelta(seconds=client.refresh_token_ttl),
        list(scopes.OPENID_SCOPES),
        events.event_row(exchange.event(TokenExchangedByCode), actor),
        exchange.confirmation,
        exchange.confirmation if client.is_public else None,
    )
    if record is None:
        raise await _code_refused(actor, exchange, code, redirect_uri)
    return await tokens_of_code(exchange, record, access_token, refresh_token)


async def read_ahead(client: Client, resource: str | None) -> None:
    """Have at hand what the tokens need: a fault after the code or refresh token is used up would cost a sign-in."""
    if keys.peek(client.id_token_algorithm) is None:
        await key_for(client.id_token_algorithm)
    if resource is not None and resources.peek_resource(resource) is None:
        await resources.resource_by_indicator(resource)


def _challenge_of(verifier: str | None) -> str | None:
    try:
        return None if verifier is None else pkce_s256_challenge(verifier)
    except UnicodeEncodeError:
        return ""  # no challenge is empty


async def _code_refused(
    actor: Actor, exchange: Exchange, code: str, redirect_uri: str
) -> InvalidGrant | InvalidTarget:
    """A second use means that the code leaked: all that was issued ends (RFC 6749 section 4.1.2)."""
    event = TokenRevoked(application_id=exchange.client.id, cause="code used twice")
    is_wrong_target = await database.fetch_value(
        statements.REVOKE_REPLAYED_CODE,
        token_hash(code),
        exchange.client.id,
        redirect_uri,
        clock.now(),
        exchange.resource or "",
        events.event_row(event, actor),
    )
    if exchange.resource and is_wrong_target:
        return InvalidTarget("the resource was not asked for at authorization")
    return InvalidGrant(_GRANT_REFUSED)


async def tokens_of_code(
    exchange: Exchange, record: database.Record, access_token: str, refresh_token: str
) -> IssuedTokens:
    """What goes out for a code that was just used up, of a browser or of a device."""
    requested, person = scopes.split(record["scope"]), person_of(record)
    if record["resource"] is None:
        access = opaque_access(requested)
    else:
        held = frozenset(record["role_scopes"])
        access = await user_access(
            client=exchange.client,
            user_id=person.id,
            grant_id=record["grant_id"],
            requested=requested,
            indicator=record["resource"],
            held=held,
            confirmation=exchange.confirmation,
        )
    sign_in = SignIn(
        person=person,
        scope=record["scope"],
        nonce=record["nonce"],
        authenticated_at=record["authenticated_at"],
        methods=record["methods"],
        session_id=record["session_id"],
        claims=record["claims"],
    )
    return IssuedTokens(
        access_token=await access.token() or access_token,
        expires_in=access.ttl,
        scope=access.scope,
        refresh_token=refresh_token if record["refreshes"] else None,
        sign_in=sign_in if record["has_openid"] else None,
        confirmation=exchange.confirmation,
    )


@in_one_statement(announces=(TokenRefreshed, TokenRevoked))
async def refresh(actor: Actor, exchange: Exchange, presented: PresentedRefreshToken) -> IssuedTokens:
    """Use a refresh token (RFC 6749 section 6): membership, roles and suspension count as they are now."""
    await _check(actor, exchange, presented)
    requested = _narrowed(exchange, presented.scope)
    await read_ahead(exchange.client, exchange.resource)
    access = await _refreshed_access(exchange, presented, requested)
    new_token = await _use(actor, exchange, presented, access)
    sign_in = SignIn(
        person=presented.person,
        scope=scopes.joined(requested),
        nonce=presented.nonce,
        authenticated_at=presented.authenticated_at,
        methods=presented.methods,
        session_id=presented.session_of_grant,
        claims=presented.claims,
    )
    return IssuedTokens(
        access_token=await access.token() or access.opaque_value,
        expires_in=access.ttl,
        scope=access.scope,
        refresh_token=new_token,
        sign_in=sign_in if scopes.OPENID in requested else None,
        confirmation=exchange.confirmation,
    )


async def _check(actor: Actor, exchange: Exchange, presented: PresentedRefreshToken) -> None:
    client, now = exchange.client, clock.now()
    if presented.application_id != client.id:
        raise InvalidGrant(_GRANT_REFUSED)
    if rules.is_replayed(presented, now):
        event = TokenRevoked(application_id=client.id, cause="refresh token used again")
        row = events.event_row(event, actor)
        await database.fetch_value(statements.REVOKE_GRANT, presented.grant_id, row)
        raise InvalidGrant(_GRANT_REFUSED)
    if presented.confirmation not in (None, exchange.confirmation):
        raise InvalidGrant(_GRANT_REFUSED)
    is_over = now >= presented.expires_at or now >= presented.grant_expires_at
    if is_over or not presented.is_session_live or presented.person.is_suspended:
        raise InvalidGrant(_GRANT_REFUSED)
    if not presented.may_use:
        raise AccessDenied("the user may not use the application")


def _narrowed(exchange: Exchange, granted: str) -> tuple[str, ...]:
    """Less than what was granted can be asked for, never more (RFC 6749 section 6); limits count as they are now."""
    original = scopes.split(granted)
    requested = scopes.split(exchange.scope) or original
    if set(requested) - set(original):
        raise InvalidScope("the refresh token does not have the requested scope", scope=exchange.scope or "")
    refused = scopes.refused_to_third_party(exchange.client, requested)
    return tuple(each for each in requested if each not in refused)


async def _refreshed_access(
    exchange: Exchange, presented: PresentedRefreshToken, requested: tuple[str, ...]
) -> Access:
    resource = exchange.resource
    if resource is not None and resource not in presented.resources:
        raise InvalidTarget("the resource was not asked for at authorization")
    holder = Holder(
        client=exchange.client,
        user_id=presented.user_id,
        grant_id=presented.grant_id,
        role_scopes=presented.role_scopes,
        confirmation=exchange.confirmation,
        methods=presented.methods,
    )
    if exchange.organization_id is not None:
        _require_organizations(exchange, presented)
        return await organization_access(holder, requested, resource, exchange.organization_id)
    return opaque_access(requested) if resource is None else await api_access(holder, requested, resource)


def _require_organizations(exchange: Exchange, presented: PresentedRefreshToken) -> None:
    """The person let the application see their organizations, and a third party act in this one."""
    if scopes.ORGANIZATIONS not in scopes.split(presented.scope):
        raise InsufficientScope("the refresh token lacks the organizations scope", scope=scopes.ORGANIZATIONS)
    if exchange.client.is_third_party and not presented.is_organization_consented:
        raise AccessDenied("the user has not let the application act in the organization")


async def _use(actor: Actor, exchange: Exchange, presented: PresentedRefreshToken, access: Access) -> str:
    """Note the use, rotate if that is due, store an opaque access token; the refresh token from now on."""
    now, new_token = clock.now(), _successor(presented.value)
    rotates = presented.consumed_at is not None or rules.is_rotation_due(exchange.client, presented, now)
    kinds = ["AccessToken", *(["RefreshToken"] if rotates else [])]
    event = exchange.event(TokenRefreshed, scope=access.scope or None, token_types=kinds)
    is_used = await database.fetch_value(
        statements.USE_REFRESH_TOKEN,
        presented.token_hash,
        presented.grant_id,
        now - rules.REUSE_LEEWAY,
        now,
        rotates,
        token_hash(new_token),
        rules.rotated_expiry(exchange.client, presented, now),
        token_hash(access.opaque_value) if access.is_opaque else None,
        access.scope,
        now + rules.OPAQUE_TOKEN_TTL,
        events.event_row(event, actor),
        exchange.confirmation,
    )
    if not is_used:
        raise InvalidGrant(_GRANT_REFUSED)
    return new_token if rotates else presented.value


def _successor(token: str) -> str:
    """The one refresh token that takes another's place.

    Whoever presents the same token again within the leeway gets the same successor, so a family of tokens never
    forks: a thief and the owner cannot go on side by side, each with a branch that looks unused (RFC 9700
    section 4.14.2).
    """
    return vault().derived(token, "refresh-token-successor")


async def issue_machine_token(actor: Actor, exchange: Exchange) -> IssuedTokens:
    """A token for a machine itself (RFC 6749 section 4.4): no SQL but its event when the caches are warm."""
    access = await machine_access(
        exchange.client,
        scopes.split(exchange.scope),
        exchange.resource,
        exchange.organization_id,
        exchange.confirmation,
    )
    token = await access.token()
    event = exchange.event(TokenExchangedByMachine, scope=access.scope or None, token_types=["AccessToken"])
    await events.writer.write(event, actor)
    return IssuedTokens(
        access_token=token or "",
        expires_in=access.ttl,
        scope=access.scope,
        confirmation=exchange.confirmation,
    )


async def record_failure(
    actor: Actor,
    grant_type: str | None,
    client_id: str | None,
    error: dict[str, Any],
    params: dict[str, Any],
) -> None:
    """Leave an audit entry of a refused token request."""
    kind = EXCHANGES.get(grant_type or "", TokenExchanged)
    event = kind(application_id=client_id, result="Error", error=error, params=params)
    await events.writer.write(event, actor)


@in_one_statement(announces=TokenRevoked)
async def revoke_token(actor: Actor, client: Client, token: str) -> None:
    """End a token and the whole grant that it came from (RFC 7009 section 2.1); an unknown token is fine."""
    event = TokenRevoked(application_id=client.id)
    owner = await database.fetch_value(
        statements.REVOKE_TOKEN, token_hash(token), client.id, events.event_row(event, actor)
    )
    if owner not in (None, client.id) and not client.is_public:
        raise ForeignToken("the token belongs to another client")
