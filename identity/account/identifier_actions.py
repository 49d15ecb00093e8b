"""What people can do with their own password, e-mail address and phone number."""

from identity.account.access import (
    OwnAccount,
    editable_account,
    held_user,
    require_proof,
    require_proof_if_possible,
)
from identity.account.changes import change_user, require_another_way, tell_changed
from identity.account.records import CODE_TYPES, use_record
from identity.connectors.delivery import Channel
from identity.credentials.changes import store_password
from identity.credentials.queries import password_matches
from identity.experience.email_blocklist import require_allowed_email
from identity.experience.queries import sign_in_experience
from identity.kernel.action import SIGNED_IN, action, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.security.passwords import PasswordDigest
from identity.sign_in.errors import SamePassword
from identity.sign_in.new_passwords import require_acceptable
from identity.users.events import UserUpdated
from identity.users.hashing import new_digest
from identity.users.queries import user_by_id
from identity.verification_codes import rules

_COLUMNS: dict[Channel, str] = {"email": "primary_email", "phone": "primary_phone"}


async def _new_password(actor: Actor, password: str, proof_id: str | None = None) -> PasswordDigest:
    """Whether the policy allows it is said only to who has shown that it is them."""
    own = await editable_account(actor, ("password",))
    user = await user_by_id(own.user_id)
    if user is None:
        raise NotFoundById(entity="user", id=own.user_id)
    await require_proof_if_possible(own, user, proof_id)
    await require_acceptable(await sign_in_experience(), password, user)
    if user.password_digest and (await password_matches(user, password)).matches:
        raise SamePassword(path="password")
    return await new_digest(password)


@prepared_action(needs=SIGNED_IN, prepare=_new_password, announces=UserUpdated)
async def set_own_password(
    actor: Actor, digest: PasswordDigest, password: str, proof_id: str | None = None
) -> None:
    """Choose a password; who has a password or an address proves first that it is them."""
    own = await editable_account(actor, ("password",))
    user = await held_user(own)
    await require_proof_if_possible(own, user, proof_id)
    await store_password(user, digest)
    await tell_changed(own.user_id, has_password=True)


@action(needs=SIGNED_IN, announces=UserUpdated)
async def set_own_address(
    actor: Actor, channel: Channel, address: str, record_id: str, proof_id: str | None = None
) -> None:
    """Take another e-mail address or phone number, which a code was sent to and given back."""
    own = await _address_to_change(actor, channel, proof_id)
    user = await held_user(own)
    valid = rules.valid_address(channel, address)
    if channel == "email":
        require_allowed_email((await sign_in_experience()).email_blocklist_policy, valid.recipient)
    await use_record(own, CODE_TYPES[channel], record_id, valid.recipient)
    await change_user(user, {_COLUMNS[channel]: valid.recipient})


@action(needs=SIGNED_IN, announces=UserUpdated)
async def remove_own_address(actor: Actor, channel: Channel, proof_id: str | None = None) -> None:
    """Have no e-mail address or phone number any more; something else to sign in with has to be there."""
    own = await _address_to_change(actor, channel, proof_id)
    user, column = await held_user(own), _COLUMNS[channel]
    if getattr(user, column) is None:
        return
    require_another_way(user, column)
    await change_user(user, {column: None})


async def _address_to_change(actor: Actor, channel: Channel, proof_id: str | None) -> OwnAccount:
    own = await editable_account(actor, (channel,), data_scopes=(channel,))
    await require_proof(own, proof_id)
    return own
