"""One's own data over REST: name, picture, username, details, password, addresses."""

from typing import Any

import msgspec

from identity.account import identifier_actions, profile_actions, queries
from identity.account.inputs import AccountChanges
from identity.assets.queries import address_of
from identity.kernel.actor import Actor
from rest_api.account.bodies import AccountBody, EmailBody, OwnPasswordBody, OwnProfileBody, PhoneBody
from rest_api.account.views import AccountView, AvatarView, account_view
from rest_api.requests import given
from rest_api.uploads import Upload
from rest_api.views.users import profile_view


async def get_profile(actor: Actor) -> AccountView:
    """Read one's own account, as far as it is shown to its owner."""
    return account_view(await queries.shown_account(actor))


async def update_profile(actor: Actor, body: AccountBody, proof_id: str | None) -> AccountView:
    """Change one's name, picture, username and custom data."""
    user = await profile_actions.update_own_account(actor, AccountChanges(**given(body)), proof_id)
    return account_view(await queries.account_after_change(actor, user))


async def update_other_profile(actor: Actor, body: OwnProfileBody) -> dict[str, Any]:
    """Set further details of oneself."""
    user = await profile_actions.merge_own_profile(actor, msgspec.to_builtins(body))
    shown = await queries.account_after_change(actor, user)
    return profile_view(shown.parts.get("profile", {}))


async def upload_account_avatar(actor: Actor, file: Upload) -> AvatarView:
    """Upload a picture of oneself; it shows once it is set as avatar."""
    async with file.opened() as source:
        asset = await profile_actions.create_own_avatar(actor, source.file, source.size or 0)
    return AvatarView(url=address_of(asset))


async def update_password(actor: Actor, body: OwnPasswordBody, proof_id: str | None) -> None:
    """Choose a password."""
    await identifier_actions.set_own_password(actor, body.password, proof_id)


async def update_primary_email(actor: Actor, body: EmailBody, proof_id: str | None) -> None:
    """Take another e-mail address."""
    record_id = body.new_identifier_verification_record_id
    await identifier_actions.set_own_address(actor, "email", body.email, record_id, proof_id)


async def delete_primary_email(actor: Actor, proof_id: str | None) -> None:
    """Have no e-mail address any more."""
    await identifier_actions.remove_own_address(actor, "email", proof_id)


async def update_primary_phone(actor: Actor, body: PhoneBody, proof_id: str | None) -> None:
    """Take another phone number."""
    record_id = body.new_identifier_verification_record_id
    await identifier_actions.set_own_address(actor, "phone", body.phone, record_id, proof_id)


async def delete_primary_phone(actor: Actor, proof_id: str | None) -> None:
    """Have no phone number any more."""
    await identifier_actions.remove_own_address(actor, "phone", proof_id)
