"""What people can do with their own accounts at social providers: prove them, link, replace and unlink them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from identity.account.access import (
    OwnAccount,
    editable_account,
    held_user,
    own_account,
    require_proof_if_possible,
)
from identity.account.changes import require_another_way, tell_changed
from identity.account.errors import ProviderLinkedAlready, VerificationToCompleteNotFound
from identity.account.events import OwnVerificationBegun, OwnVerificationCompleted
from identity.account.models import AccountVerification
from identity.account.records import (
    SOCIAL,
    begin_record,
    complete_record,
    open_record,
    state_of,
    use_record,
    waiting_record,
)
from identity.connectors.authorization import begin_at, finish_at, require_opening, social_connector
from identity.connectors.events import UserIdentitiesUpdated
from identity.connectors.identity_changes import details_of
from identity.connectors.linking_changes import store_identity, unlink_identity
from identity.connectors.models import Connector
from identity.connectors.social.flow import Arrived, Begun, Opening
from identity.kernel import database
from identity.kernel.action import SIGNED_IN, action, prepared_action
from identity.kernel.actor import Actor
from identity.sign_in.federation import sealed_tokens
from identity.sso.token_vault import keep_tokens
from identity.users.events import UserUpdated
from identity.users.models import User

_FIELD, _SCOPE = "social", "identities"
_LINKING = (UserIdentitiesUpdated, UserUpdated)


@dataclass(frozen=True, slots=True)
class BegunSocial:
    """A visit to a provider that was begun: where to go, and until when the answer counts."""

    id: str
    expires_at: datetime
    uri: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Who came back from where."""

    connector: Connector
    arrived: Arrived = field(repr=False)


async def _begun(
    actor: Actor, connector_id: str, state: str, redirect_uri: str, scope: str | None = None
) -> tuple[Connector, Begun]:
    await own_account(actor)
    require_opening(state, redirect_uri)
    row = await social_connector(connector_id)
    return row, await begin_at(row, Opening(state=state, redirect_uri=redirect_uri, scope=scope))


@prepared_action(needs=SIGNED_IN, prepare=_begun, announces=OwnVerificationBegun)
async def begin_own_social(
    actor: Actor,
    begun: tuple[Connector, Begun],
    connector_id: str,
    state: str,
    redirect_uri: str,
    scope: str | None = None,
) -> BegunSocial:
    """Begin to show which account one has at a provider; a person's application takes them there and back."""
    row, way = begun
    own = await own_account(actor)
    kept = {"connectorId": row.id, "target": row.target, "kept": way.kept}
    record = await begin_record(own, SOCIAL, state=kept)
    return BegunSocial(record.id, record.expires_at, way.uri)


async def _answered(actor: Actor, record_id: str, data: Mapping[str, Any]) -> Answered:
    own = await own_account(actor)
    state = state_of(await waiting_record(own, SOCIAL, record_id, VerificationToCompleteNotFound()))
    row = await social_connector(state["connectorId"])
    return Answered(row, await finish_at(row, state["kept"], data))


@prepared_action(needs=SIGNED_IN, prepare=_answered, announces=OwnVerificationCompleted)
async def verify_own_social(actor: Actor, answered: Answered, record_id: str, data: Mapping[str, Any]) -> str:
    """Take what the provider sent back with the person; the id of the proof. It counts once."""
    own = await own_account(actor)
    row = await open_record(own, SOCIAL, record_id, VerificationToCompleteNotFound())
    await complete_record(row, _found(answered))
    return row.id


def _found(answered: Answered) -> dict[str, Any]:
    row = answered.connector
    return {
        "connectorId": row.id,
        "target": row.target,
        "person": details_of(answered.arrived.person),
        "tokens": sealed_tokens(row.is_token_storage_enabled, answered.arrived.tokens),
    }


@action(needs=SIGNED_IN, announces=_LINKING)
async def add_own_identity(actor: Actor, record_id: str, proof_id: str | None = None) -> None:
    """Link the account that a verification has brought; one at a provider where there is none yet."""
    own, user, state = await _to_link(actor, record_id, proof_id)
    if state["target"] in user.identities:
        raise ProviderLinkedAlready
    await _link(own, user, state)


@action(needs=SIGNED_IN, announces=_LINKING)
async def replace_own_identity(actor: Actor, record_id: str, proof_id: str | None = None) -> None:
    """The same, also in place of another account at that provider."""
    own, user, state = await _to_link(actor, record_id, proof_id)
    await _link(own, user, state)


@action(needs=SIGNED_IN, announces=_LINKING)
async def remove_own_identity(actor: Actor, target: str, proof_id: str | None = None) -> None:
    """Unlink the account at a provider; something else to sign in with has to be there."""
    own = await editable_account(actor, (_FIELD,), scope=_SCOPE)
    user = await held_user(own)
    await require_proof_if_possible(own, user, proof_id)
    if target in user.identities:
        require_another_way(user, "identities")
    await unlink_identity(user, target)
    await tell_changed(own.user_id, unlinked_identity=target)


async def _to_link(
    actor: Actor, record_id: str, proof_id: str | None
) -> tuple[OwnAccount, User, dict[str, Any]]:
    own = await editable_account(actor, (_FIELD,), scope=_SCOPE)
    user = await held_user(own)
    await require_proof_if_possible(own, user, proof_id)
    record: AccountVerification = await use_record(own, SOCIAL, record_id)
    return own, user, state_of(record)


async def _link(own: OwnAccount, user: User, state: dict[str, Any]) -> None:
    person = state["person"]
    await store_identity(user, state["target"], person["id"], person)
    await _keep_tokens(own, state)
    await tell_changed(own.user_id, linked_identity=state["target"])


async def _keep_tokens(own: OwnAccount, state: dict[str, Any]) -> None:
    """Those of the account that was there before are not of this one."""
    identity_id = await database.fetch_value(
        "SELECT id FROM social_identities WHERE user_id = $1 AND target = $2", own.user_id, state["target"]
    )
    await database.execute("DELETE FROM stored_tokens WHERE social_identity_id = $1", identity_id)
    if state["tokens"] is not None:
        await keep_tokens(own.user_id, state["tokens"], social_identity_id=identity_id)
