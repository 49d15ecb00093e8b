"""Device authorization (RFC 8628): a device shows a code, a person approves it in a browser, the device polls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from identity.applications import queries as applications
from identity.applications.clients import Client
from identity.grants import device_statements, rules, scopes
from identity.grants.actions import Exchange, read_ahead, tokens_of_code
from identity.grants.authorization import Prompt
from identity.grants.consent import allow_organizations, asked_here, request_id_of, request_of
from identity.grants.device_queries import DEVICE, device_of, typed
from identity.grants.device_statements import DeviceStatus
from identity.grants.errors import (
    AccessDenied,
    ConsentNotPending,
    InvalidGrant,
    InvalidTarget,
    TooManyUserCodes,
    UserCodeUnknown,
)
from identity.grants.events import GrantLimitExceeded, GrantsRevoked, TokenExchangedByDevice
from identity.grants.grant_limits import end_excess_grants, require_use
from identity.grants.queries import Standing, standing
from identity.grants.tokens import IssuedTokens
from identity.kernel import clock, database, events
from identity.kernel.action import ANYONE, action, announce
from identity.kernel.actor import Actor
from identity.security.secrets import equal, opaque_token, token_hash
from identity.sessions.atomic import in_one_statement
from identity.sessions.changes import INTERACTION_TTL
from identity.sessions.events import InteractionCreated, InteractionEnded
from identity.sessions.models import Interaction

LIFETIME_SECONDS = int(rules.DEVICE_CODE_TTL.total_seconds())
POLL_SECONDS = rules.POLL_SECONDS
_REFUSED = "grant request is invalid"
_POOL = "device_code"
_DENIED = {"error": "access_denied", "error_description": "the person refused"}


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A device whose code a browser's person typed."""

    client_id: str
    interaction_id: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a device is told that gets no tokens yet, or never."""

    status: DeviceStatus
    is_expired: bool
    is_too_early: bool


@in_one_statement(announces=())
async def begin_device_sign_in(
    actor: Actor, client: Client, device_code: str, user_code: str, scope: str, resources: Sequence[str]
) -> bool:
    """Let a device wait for its person; False when the user code is taken."""
    now = clock.now()
    return bool(
        await database.fetch_value(
            device_statements.BEGIN,
            token_hash(device_code),
            typed(user_code),
            client.id,
            scopes.joined(scopes.split(scope)),
            list(resources),
            rules.POLL_SECONDS,
            now,
            now + rules.DEVICE_CODE_TTL,
        )
    )


@action(needs=ANYONE, announces=InteractionCreated)
async def begin_device_approval(
    actor: Actor, user_code: str, session_token: str | None, ui_locales: str | None = None
) -> TakenUp:
    """Find the device that shows the code, and begin an interaction of this browser for it.

    Section 5.1: codes are short, so one network has few tries; what no device shows is counted.
    """
    network = _network_hash(actor)
    await _require_tries_left(network)
    row = await database.fetch_row(device_statements.TYPED, typed(user_code), clock.now())
    client = await applications.client(row["application_id"]) if row else None
    if row is None or client is None:
        await database.execute(device_statements.NOTE_WRONG_CODE, network, _POOL, clock.now())
        raise UserCodeUnknown().keeping_effects()
    own = await standing(session_token, client.id)
    interaction_id = await _open_interaction(_parameters(row, ui_locales), client.id, own)
    await database.execute(device_statements.BIND, row["code_hash"], interaction_id)
    return TakenUp(client.id, interaction_id)


async def _require_tries_left(network: str) -> None:
    since = clock.now() - rules.DEVICE_CODE_TTL
    if await database.fetch_value(device_statements.WRONG_CODES, network, _POOL, since) >= (
        rules.MOST_WRONG_USER_CODES
    ):
        raise TooManyUserCodes


async def _open_interaction(parameters: dict[str, Any], client_id: str, own: Standing | None) -> str:
    """Of a person who is to sign in first, or only to consent; its id."""
    now, interaction_id = clock.now(), opaque_token()
    prompt, session_id = (Prompt.CONSENT, own.session_id) if own else (Prompt.LOGIN, None)
    await database.execute(
        device_statements.INTERACTION,
        interaction_id,
        client_id,
        parameters,
        prompt.value,
        session_id,
        now,
        now + INTERACTION_TTL,
    )
    await announce(
        InteractionCreated(
            application_id=client_id,
            session_id=session_id,
            interaction_id=interaction_id,
            prompt=prompt,
            params={name: parameters[name] for name in ("client_id", "scope")},
        )
    )
    return interaction_id


def _network_hash(actor: Actor) -> str:
    """An address, or the /64 of one that has as many as it likes."""
    ip = actor.origin.ip or ""
    try:
        address = ip_address(ip)
    except ValueError:
        return token_hash(f"network {ip}")
    if isinstance(address, IPv6Address):
        ip = str(ip_network((address, 64), strict=False))
    return token_hash(f"network {ip}")


def _parameters(row: database.Record, ui_locales: str | None) -> dict[str, Any]:
    """The request of the device, as far as the pages need it: whoever approves it consents to all of it."""
    parameters: dict[str, Any] = {
        DEVICE: row["code_hash"],
        "client_id": row["application_id"],
        "scope": row["scope"],
        "prompt": Prompt.CONSENT.value,
    }
    if row["resources"]:
        parameters["resource"] = row["resources"]
    if ui_locales:
        parameters["ui_locales"] = ui_locales
    return parameters


@action(needs=ANYONE, announces=(InteractionEnded, GrantLimitExceeded, GrantsRevoked))
async def approve_device(
    actor: Actor,
    interaction_id: str,
    session_token: str | None,
    organization_ids: Sequence[str],
    request_id: str,
) -> None:
    """Let the device sign in as whoever is signed in here; only in the browser that typed the code."""
    interaction, client, own = await asked_here(interaction_id, session_token)
    code_hash = device_of(interaction)
    if code_hash is None or not equal(request_id, request_id_of(interaction)):
        raise ConsentNotPending
    await require_use(client, own.user_id)
    session = await database.fetch_row(device_statements.HELD_SESSION, own.session_id, clock.now())
    if session is None:
        raise ConsentNotPending
    await allow_organizations(client.id, own.user_id, set(organization_ids))
    grant_id = await _granted(interaction, client, own.user_id, own.session_id)
    is_waiting = await database.execute(
        device_statements.APPROVE,
        code_hash,
        interaction.id,
        clock.now(),
        grant_id,
        own.user_id,
        own.session_id,
        session["authenticated_at"],
        session["methods"],
    )
    if not is_waiting:
        raise UserCodeUnknown
    await _end(interaction, own.user_id, own.session_id)
    await end_excess_grants(client, own.user_id, own.session_id)


async def _granted(interaction: Interaction, client: Client, user_id: str, session_id: str) -> str:
    """A grant of its own: ending one device's leaves the person's others alone."""
    request, grant_id, now = await request_of(interaction, client), opaque_token(), clock.now()
    await database.execute(
        device_statements.NEW_GRANT,
        grant_id,
        user_id,
        client.id,
        session_id,
        scopes.joined(request.scopes),
        request.resource_scopes,
        scopes.OFFLINE_ACCESS in request.scopes,
        now,
        now + rules.GRANT_TTL,
    )
    await database.execute(
        "UPDATE users SET application_id = $2 WHERE id = $1 AND application_id IS NULL", user_id, client.id
    )
    return grant_id


async def _end(interaction: Interaction, user_id: str | None, session_id: str | None, **more: Any) -> None:
    await database.execute("DELETE FROM interactions WHERE id = $1", interaction.id)
    await announce(
        InteractionEnded(
            user_id=user_id,
            application_id=interaction.application_id,
            session_id=session_id,
            interaction_id=interaction.id,
            params={"client_id": interaction.application_id},
            **more,
        )
    )


@action(needs=ANYONE, announces=InteractionEnded)
async def refuse_device(actor: Actor, interaction: Interaction, error: dict[str, Any] | None = None) -> None:
    """Tell the device no: its person refused, gave up the sign-in or may not use the application."""
    if (code_hash := device_of(interaction)) is None:
        raise ConsentNotPending
    await database.execute(device_statements.DENY, code_hash, interaction.id)
    await _end(interaction, None, interaction.session_id, result="Error", error=error or _DENIED)


@in_one_statement(announces=TokenExchangedByDevice)
async def redeem_device_code(actor: Actor, exchange: Exchange, device_code: str) -> IssuedTokens | Waiting:
    """Exchange the code of an approved device (section 3.4); of any number of tries at once one succeeds."""
    client, now, resource = exchange.client, clock.now(), exchange.resource
    await read_ahead(client, resource)
    access_token, refresh_token = opaque_token(), opaque_token()
    record = await database.fetch_row(
        device_statements.REDEEM,
        token_hash(device_code),
        client.id,
        client.has_access_rules,
        DeviceStatus.APPROVED.value,
        now,
        resource,
        rules.always_refreshes(client),
        token_hash(access_token),
        now + rules.OPAQUE_TOKEN_TTL,
        token_hash(refresh_token),
        now + timedelta(seconds=client.refresh_token_ttl),
        list(scopes.OPENID_SCOPES),
        events.event_row(exchange.event(TokenExchangedByDevice), actor),
        exchange.confirmation,
        exchange.confirmation if client.is_public else None,
    )
    if record is None:
        return await _polled(exchange, device_code, now)
    return await tokens_of_code(exchange, record, access_token, refresh_token)


async def _polled(exchange: Exchange, device_code: str, now: datetime) -> Waiting:
    """Note that the device asked too early, and why it gets nothing."""
    row = await database.fetch_row(
        device_statements.POLL,
        token_hash(device_code),
        exchange.client.id,
        now,
        rules.POLL_GROWTH,
        rules.POLL_TOLERANCE,
        exchange.client.has_access_rules,
    )
    if row is None or row["status"] == DeviceStatus.CONSUMED:
        raise InvalidGrant(_REFUSED)
    is_expired = row["expires_at"] <= now
    if row["status"] == DeviceStatus.APPROVED and not is_expired:
        raise _approved_for_nothing(exchange, row)
    return Waiting(DeviceStatus(row["status"]), is_expired, bool(row["is_too_early"]))


def _approved_for_nothing(
    exchange: Exchange, row: database.Record
) -> InvalidTarget | AccessDenied | InvalidGrant:
    """Why an approved device gets no tokens: what it asks for, or what became of its person since."""
    if exchange.resource is not None and exchange.resource not in row["resources"]:
        return InvalidTarget("the resource was not asked for at authorization")
    if not row["may_use"]:
        return AccessDenied("the user may not use the application")
    return InvalidGrant(_REFUSED)
