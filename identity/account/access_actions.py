"""What people can do with the browsers and applications that have access to their account, and with own tokens."""

from datetime import datetime

from identity.account.access import (
    SESSIONS_SCOPE,
    OwnAccount,
    editable_account,
    held_user,
    require_proof,
)
from identity.account.changes import tell_changed
from identity.credentials.events import PersonalAccessTokensChanged
from identity.credentials.models import PersonalAccessToken
from identity.credentials.token_changes import RevealedToken, delete_token, insert_token, rename_token
from identity.grants.events import GrantsRevoked
from identity.grants.session_changes import RevokedGrants, end_session, revoke_grant
from identity.kernel.action import SIGNED_IN, action
from identity.kernel.actor import Actor
from identity.sessions.events import SessionEnded
from identity.users.events import UserUpdated


@action(needs=SIGNED_IN, announces=(SessionEnded, GrantsRevoked, UserUpdated))
async def end_own_session(
    actor: Actor,
    session_id: str,
    also_revoked: RevokedGrants | None = None,
    proof_id: str | None = None,
) -> None:
    """Sign out of one browser; its applications learn of it."""
    own = await _access_to_change(actor, proof_id)
    await end_session(own.user_id, session_id, also_revoked, is_told=True)
    await tell_changed(own.user_id, ended_session=session_id)


@action(needs=SIGNED_IN, announces=(GrantsRevoked, UserUpdated))
async def revoke_own_grant(actor: Actor, grant_id: str, proof_id: str | None = None) -> None:
    """Take back what an application was let do."""
    own = await _access_to_change(actor, proof_id)
    await revoke_grant(own.user_id, grant_id)
    await tell_changed(own.user_id, revoked_grant=grant_id)


@action(needs=SIGNED_IN, announces=(PersonalAccessTokensChanged, UserUpdated))
async def create_own_token(
    actor: Actor, name: str, expires_at: datetime | None = None, proof_id: str | None = None
) -> RevealedToken:
    """Make a token for one's own programs; its value is shown here alone."""
    own = await _access_to_change(actor, proof_id)
    await held_user(own)
    made = await insert_token(own.user_id, name, expires_at)
    await tell_changed(own.user_id, added_access=name)
    return made


@action(needs=SIGNED_IN, announces=(PersonalAccessTokensChanged, UserUpdated))
async def rename_own_token(
    actor: Actor, name: str, new_name: str, proof_id: str | None = None
) -> PersonalAccessToken:
    """Give one of one's tokens another name."""
    own = await _access_to_change(actor, proof_id)
    await held_user(own)
    row = await rename_token(own.user_id, name, new_name)
    await tell_changed(own.user_id, renamed_access=new_name)
    return row


@action(needs=SIGNED_IN, announces=(PersonalAccessTokensChanged, UserUpdated))
async def delete_own_token(actor: Actor, name: str, proof_id: str | None = None) -> None:
    """Take one of one's tokens away; nothing is exchanged for it from then on."""
    own = await _access_to_change(actor, proof_id)
    await held_user(own)
    await delete_token(own.user_id, name)
    await tell_changed(own.user_id, removed_access=name)


async def _access_to_change(actor: Actor, proof_id: str | None) -> OwnAccount:
    own = await editable_account(actor, ("session",), scope=SESSIONS_SCOPE)
    await require_proof(own, proof_id)
    return own
