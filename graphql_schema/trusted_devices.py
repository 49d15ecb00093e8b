"""Mutations of the browsers that people trust with their second factor: by administrators, and by their owners."""

from typing import Any

import strawberry

from graphql_schema.access import AUTHENTICATED
from graphql_schema.mutations import mutation
from graphql_schema.own_account import Account, account_or_null
from graphql_schema.own_account_mutations import or_none
from graphql_schema.sessions import seen_user
from graphql_schema.users import User
from identity.account import trusted_device_actions as own
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.trusted_devices import actions

_ID = strawberry.ID


@strawberry.input
class DeleteTrustedDeviceInput:
    user_id: _ID
    trusted_device_id: _ID


@strawberry.input
class DeleteTrustedDevicesInput:
    user_id: _ID


@strawberry.input
class DeleteMyTrustedDeviceInput:
    trusted_device_id: _ID
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class DeleteMyTrustedDevicesInput:
    verification_id: _ID | None = strawberry.UNSET


@mutation(Permission.USERS_SUSPEND, user=User)
async def delete_trusted_device(actor: Actor, input: DeleteTrustedDeviceInput) -> Any:
    """Have a user asked for their second factor again in one browser."""
    await actions.delete_trusted_device(actor, input.user_id, input.trusted_device_id)
    return await seen_user(actor, input.user_id)


@mutation(Permission.USERS_SUSPEND, user=User)
async def delete_trusted_devices(actor: Actor, input: DeleteTrustedDevicesInput) -> Any:
    """Have a user asked for their second factor again in every browser."""
    await actions.delete_trusted_devices(actor, input.user_id)
    return await seen_user(actor, input.user_id)


@mutation(AUTHENTICATED, account=Account)
async def delete_my_trusted_device(actor: Actor, input: DeleteMyTrustedDeviceInput) -> Any:
    """Be asked for one's second factor again in one browser."""
    proof_id = or_none(input.verification_id)
    await own.delete_own_trusted_device(actor, input.trusted_device_id, proof_id)
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def delete_my_trusted_devices(actor: Actor, input: DeleteMyTrustedDevicesInput) -> Any:
    """Be asked for one's second factor again in every browser."""
    await own.delete_own_trusted_devices(actor, or_none(input.verification_id))
    return await account_or_null(actor)
