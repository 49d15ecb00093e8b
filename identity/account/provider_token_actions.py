"""What people's own applications can do with the tokens that providers gave for their accounts: have them, renewed."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from identity.account.access import OwnAccount, editable_account, held_user, own_account
from identity.account.changes import tell_changed
from identity.account.errors import (
    ProviderTokenExpired,
    ProviderTokenNotFound,
    VerificationRecordNotFound,
)
from identity.account.records import SOCIAL, state_of, use_record
from identity.connectors.authorization import refresh_at
from identity.connectors.errors import ConnectorNotImplemented, IdentityNotFound
from identity.connectors.models import Connector
from identity.kernel import clock, database
from identity.kernel.action import SIGNED_IN, action, prepared_action
from identity.kernel.actor import Actor
from identity.sso import relying_party
from identity.sso.errors import SsoIdentityNotFound
from identity.sso.models import SsoConnector
from identity.sso.token_vault import is_expired, keep_tokens, opened, sealed
from identity.users.events import UserUpdated

Kind = Literal["social", "enterprise"]
_FIELD, _SCOPE = "social", "identities"
_LINKED = {
    "social": "SELECT i.id AS identity_id, t.tokens_encrypted FROM social_identities i LEFT JOIN stored_tokens t "
    "ON t.social_identity_id = i.id WHERE i.user_id = $1 AND i.target = $2",
    "enterprise": "SELECT i.id AS identity_id, t.tokens_encrypted FROM sso_identities i LEFT JOIN stored_tokens t "
    "ON t.sso_identity_id = i.id WHERE i.user_id = $1 AND i.sso_connector_id = $2",
}


@dataclass(frozen=True, slots=True)
class ProviderToken:
    """An access token for a provider's own interfaces."""

    access_token: str = field(repr=False)
    scope: str | None
    token_type: str | None
    expires_in: int | None  # seconds


@dataclass(frozen=True, slots=True)
class _Kept:
    """Tokens as they are kept, and of which linked account."""

    identity_id: int | str
    tokens: dict[str, Any] = field(repr=False)


async def own_provider_token(actor: Actor, kind: Kind, name: str) -> ProviderToken:
    """The token of a social provider (by its target) or an enterprise (by its connector), renewed if need be."""
    kept = await _kept(await _own(actor), kind, name)
    if not is_expired(kept.tokens):
        return _shown(kept.tokens)
    return await refresh_own_provider_token(actor, kind, name)


async def _renewed(actor: Actor, kind: Kind, name: str) -> str:
    kept = await _kept(await _own(actor), kind, name)
    refresh_token = kept.tokens["refreshToken"]
    if refresh_token is None:
        raise ProviderTokenExpired
    try:
        if kind == "social":
            tokens = await refresh_at(await _connector(name), refresh_token)
        else:
            tokens = await relying_party.refresh(await _enterprise_connector(name), refresh_token)
    except ConnectorNotImplemented:
        raise ProviderTokenExpired from None
    return sealed(tokens) or ""


@prepared_action(needs=SIGNED_IN, prepare=_renewed)
async def refresh_own_provider_token(actor: Actor, renewed: str, kind: Kind, name: str) -> ProviderToken:
    """Keep the token that the provider gave in place of an expired one."""
    own = await _own(actor)
    await held_user(own)
    kept = await _kept(own, kind, name)
    await _keep(own, kind, kept.identity_id, renewed)
    return _shown(opened(renewed))


@action(needs=SIGNED_IN, announces=UserUpdated)
async def replace_own_provider_token(actor: Actor, target: str, record_id: str) -> ProviderToken:
    """Keep the token that a new visit to the provider has brought, of the account that is linked."""
    own = await editable_account(actor, (_FIELD,), scope=_SCOPE)
    user = await held_user(own)
    state = state_of(await use_record(own, SOCIAL, record_id))
    linked = user.identities.get(target)
    if linked is None:
        raise IdentityNotFound(target=target[:128])
    if state["target"] != target or state["person"]["id"] != linked["userId"]:
        raise VerificationRecordNotFound
    if state["tokens"] is None:
        raise ProviderTokenNotFound
    identity_id = await _linked_id(own, "social", target)
    await _keep(own, "social", identity_id, state["tokens"])
    await tell_changed(own.user_id, renewed_access=target)
    return _shown(opened(state["tokens"]))


async def _own(actor: Actor) -> OwnAccount:
    own = await own_account(actor)
    own.require_shown(_FIELD)
    own.require_scope(_SCOPE)
    return own


async def _kept(own: OwnAccount, kind: Kind, name: str) -> _Kept:
    row = await database.fetch_row(_LINKED[kind], own.user_id, name[:128])
    if row is None:
        raise IdentityNotFound(target=name[:128]) if kind == "social" else SsoIdentityNotFound()
    if row["tokens_encrypted"] is None:
        raise ProviderTokenNotFound
    return _Kept(row["identity_id"], opened(row["tokens_encrypted"]))


async def _linked_id(own: OwnAccount, kind: Kind, name: str) -> int | str:
    row = await database.fetch_row(_LINKED[kind], own.user_id, name)
    if row is None:
        raise IdentityNotFound(target=name[:128])
    found: int | str = row["identity_id"]
    return found


async def _keep(own: OwnAccount, kind: Kind, identity_id: int | str, encrypted: str) -> None:
    if kind == "social":
        await keep_tokens(own.user_id, encrypted, social_identity_id=int(identity_id))
    else:
        await keep_tokens(own.user_id, encrypted, sso_identity_id=str(identity_id))


async def _connector(target: str) -> Connector:
    """The connector that keeps the tokens of this provider."""
    row = await database.fetch_model(
        Connector,
        f"SELECT {database.columns(Connector, 'c')} FROM connectors c WHERE c.target = $1 AND c.type = 'Social' "
        "ORDER BY c.is_token_storage_enabled DESC, c.created_at LIMIT 1",
        target,
    )
    if row is None:
        raise ProviderTokenExpired
    return row


async def _enterprise_connector(connector_id: str) -> SsoConnector:
    row = await database.fetch_model(
        SsoConnector,
        f"SELECT {database.columns(SsoConnector, 'c')} FROM sso_connectors c WHERE c.id = $1",
        connector_id,
    )
    if row is None:
        raise ProviderTokenExpired
    return row


def _shown(kept: dict[str, Any]) -> ProviderToken:
    expires_at = kept["expiresAt"]
    remaining = None if expires_at is None else max(0, expires_at - _epoch(clock.now()))
    return ProviderToken(kept["accessToken"], kept["scope"], kept["tokenType"], remaining)


def _epoch(at: datetime) -> int:
    return int(at.timestamp())
