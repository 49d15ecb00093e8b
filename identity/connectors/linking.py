"""Linking an account by what its provider sent back with a person."""

from collections.abc import Mapping
from typing import Any

from identity.connectors.authorization import finish_at, social_connector
from identity.connectors.errors import NotASocialConnector
from identity.connectors.events import UserIdentitiesUpdated
from identity.connectors.identity_changes import link_identity
from identity.connectors.models import Connector
from identity.connectors.social.flow import Arrived
from identity.kernel import authority
from identity.kernel.action import prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFound
from identity.kernel.permissions import Permission
from identity.users.changes import locked_user
from identity.users.models import User
from identity.users.queries import visible_user


async def _finish(
    actor: Actor, user_id: str, connector_id: str, data: Mapping[str, Any]
) -> tuple[Connector, Arrived]:
    await visible_user(actor, user_id)
    try:
        row = await social_connector(connector_id)
    except NotFound:
        raise NotASocialConnector(path="connectorId") from None
    return row, await finish_at(row, {}, data)


@prepared_action(
    needs=Permission.USERS_CREDENTIALS_WRITE,
    announces=UserIdentitiesUpdated,
    prepare=_finish,
)
async def link_account(
    actor: Actor,
    finished: tuple[Connector, Arrived],
    user_id: str,
    connector_id: str,
    data: Mapping[str, Any],
) -> User:
    """Link the account of whoever came back from the provider. Whoever began that sign-in kept its state and answers
    for it; a connector that has to keep something itself cannot be used like this."""
    row, arrived = finished
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    await link_identity(user_id, row.target or "", arrived.person)
    return await locked_user(user.id)
