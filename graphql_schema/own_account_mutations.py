"""Mutations of one's own account: what one proves, one's details, addresses, and accounts at providers."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from graphql_schema.access import AUTHENTICATED
from graphql_schema.mutations import as_domain, mutation, object_of
from graphql_schema.own_account import Account, account_or_null
from graphql_schema.scalars import JSON
from graphql_schema.users import UserProfileInput
from graphql_schema.verification_codes import MessageChannel
from identity.account import (
    identifier_actions,
    profile_actions,
    provider_token_actions,
    queries,
    social_actions,
    verification_actions,
)
from identity.account.inputs import AccountChanges
from identity.account.verification_actions import Template
from identity.kernel.actor import Actor

_ID = strawberry.ID


@strawberry.enum(description="What a code to one's own address is for.")
class OwnCodePurpose(Enum):
    VERIFY = "UserPermissionValidation"
    BIND_MFA = "BindMfa"


@strawberry.input
class VerifyMyPasswordInput:
    password: str


@strawberry.input
class SendMyVerificationCodeInput:
    channel: MessageChannel
    recipient: str
    purpose: OwnCodePurpose | None = strawberry.UNSET


@strawberry.input
class VerifyMyVerificationCodeInput:
    verification_id: _ID
    channel: MessageChannel
    recipient: str
    code: str


@strawberry.input
class BeginMySocialVerificationInput:
    connector_id: _ID
    state: str
    redirect_uri: str
    scope: str | None = strawberry.UNSET


@strawberry.input
class VerifyMySocialAccountInput:
    verification_id: _ID
    connector_data: JSON


@strawberry.input(description="A new username takes `verificationId`; null clears, custom data is replaced.")
class UpdateMyAccountInput:
    name: str | None = strawberry.UNSET
    avatar: str | None = strawberry.UNSET
    username: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(description="Keys to set; the others stay.")
class MergeMyProfileInput:
    profile: UserProfileInput


@strawberry.input
class SetMyPasswordInput:
    password: str
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(description="An address that was verified by `newVerificationId`.")
class SetMyAddressInput:
    channel: MessageChannel
    address: str
    new_verification_id: _ID
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class RemoveMyAddressInput:
    channel: MessageChannel
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(description="An account at a provider that was verified by `newVerificationId`.")
class LinkMyIdentityInput:
    new_verification_id: _ID
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(description="The same, also in place of another account there.")
class ReplaceMyIdentityInput:
    new_verification_id: _ID
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class UnlinkMyIdentityInput:
    target: str
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(description="A social provider by its target.")
class ReplaceMyProviderTokenInput:
    target: str
    new_verification_id: _ID


@mutation(AUTHENTICATED, verification_id=_ID, expires_at=datetime)
async def verify_my_password(actor: Actor, input: VerifyMyPasswordInput) -> dict[str, Any]:
    """Prove by one's password that it is really oneself, for ten minutes."""
    return _begun(await verification_actions.verify_own_password(actor, input.password))


@mutation(AUTHENTICATED, verification_id=_ID, expires_at=datetime)
async def send_my_verification_code(actor: Actor, input: SendMyVerificationCodeInput) -> dict[str, Any]:
    """Have a code sent: to one's own address to prove that it is oneself, to another one to prove that it is one's."""
    purpose: Template | None = None
    if input.purpose:
        purpose = "BindMfa" if input.purpose is OwnCodePurpose.BIND_MFA else "UserPermissionValidation"
    begun = await verification_actions.send_own_code(actor, input.channel.value, input.recipient, purpose)
    return _begun(begun)


@mutation(AUTHENTICATED, verification_id=_ID)
async def verify_my_verification_code(actor: Actor, input: VerifyMyVerificationCodeInput) -> str:
    """Give the code that arrived."""
    return await verification_actions.verify_own_code(
        actor, input.channel.value, input.recipient, input.verification_id, input.code
    )


@mutation(AUTHENTICATED, verification_id=_ID, expires_at=datetime, authorization_uri=str)
async def begin_my_social_verification(actor: Actor, input: BeginMySocialVerificationInput) -> dict[str, Any]:
    """Begin a visit to a social provider."""
    begun = await social_actions.begin_own_social(
        actor, input.connector_id, input.state, input.redirect_uri, or_none(input.scope)
    )
    return _begun(begun) | {"authorization_uri": begun.uri}


@mutation(AUTHENTICATED, verification_id=_ID)
async def verify_my_social_account(actor: Actor, input: VerifyMySocialAccountInput) -> str:
    """Hand in what the provider sent back."""
    return await social_actions.verify_own_social(actor, input.verification_id, input.connector_data)


@mutation(AUTHENTICATED, account=Account)
async def update_my_account(actor: Actor, input: UpdateMyAccountInput) -> Any:
    """Change one's name, picture, username and custom data."""
    changes = as_domain(AccountChanges, input)
    user = await profile_actions.update_own_account(actor, changes, or_none(input.verification_id))
    return await queries.account_after_change(actor, user)


@mutation(AUTHENTICATED, account=Account)
async def merge_my_profile(actor: Actor, input: MergeMyProfileInput) -> Any:
    """Set details of oneself."""
    user = await profile_actions.merge_own_profile(actor, object_of(input.profile))
    return await queries.account_after_change(actor, user)


@mutation(AUTHENTICATED, account=Account)
async def set_my_password(actor: Actor, input: SetMyPasswordInput) -> Any:
    """Choose a password."""
    await identifier_actions.set_own_password(actor, input.password, or_none(input.verification_id))
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def set_my_address(actor: Actor, input: SetMyAddressInput) -> Any:
    """Take another e-mail address or phone number."""
    await identifier_actions.set_own_address(
        actor, input.channel.value, input.address, input.new_verification_id, or_none(input.verification_id)
    )
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def remove_my_address(actor: Actor, input: RemoveMyAddressInput) -> Any:
    """Have no e-mail address or phone number any more."""
    proof_id = or_none(input.verification_id)
    await identifier_actions.remove_own_address(actor, input.channel.value, proof_id)
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def link_my_identity(actor: Actor, input: LinkMyIdentityInput) -> Any:
    """Link an account at a provider."""
    proof_id = or_none(input.verification_id)
    await social_actions.add_own_identity(actor, input.new_verification_id, proof_id)
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def replace_my_identity(actor: Actor, input: ReplaceMyIdentityInput) -> Any:
    """Link an account at a provider in place of another one there."""
    proof_id = or_none(input.verification_id)
    await social_actions.replace_own_identity(actor, input.new_verification_id, proof_id)
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def unlink_my_identity(actor: Actor, input: UnlinkMyIdentityInput) -> Any:
    """Unlink the account at a provider."""
    await social_actions.remove_own_identity(actor, input.target, or_none(input.verification_id))
    return await account_or_null(actor)


@mutation(AUTHENTICATED, access_token=str, expires_in=int)
async def replace_my_provider_token(actor: Actor, input: ReplaceMyProviderTokenInput) -> dict[str, Any]:
    """Keep the access token that a new visit to a social provider has brought."""
    found = await provider_token_actions.replace_own_provider_token(
        actor, input.target, input.new_verification_id
    )
    return {"access_token": found.access_token, "expires_in": found.expires_in}


def or_none(value: Any) -> Any:
    """What was not given is nothing."""
    return None if value is strawberry.UNSET else value


def _begun(begun: Any) -> dict[str, Any]:
    return {"verification_id": begun.id, "expires_at": begun.expires_at}
