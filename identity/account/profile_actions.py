"""What people can do with their own name, picture, username and details."""

from typing import Any, BinaryIO

from identity.account.access import editable_account, held_user, own_account_to_change, require_proof
from identity.account.changes import change_user, require_another_way
from identity.account.inputs import AccountChanges
from identity.assets.changes import insert_asset, stored_picture
from identity.assets.events import AssetCreated
from identity.assets.models import Asset
from identity.experience.queries import sign_in_experience
from identity.kernel import database
from identity.kernel.action import SIGNED_IN, action, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.unset import UNSET, given
from identity.sign_in.queries import is_username_taken
from identity.sign_in.rules import require_username
from identity.users.errors import UsernameTaken
from identity.users.events import UserUpdated
from identity.users.models import User
from identity.users.rules import valid_values

_PROFILE, _CUSTOM_DATA, _ADDRESS = "profile", "custom_data", "address"


@action(needs=SIGNED_IN, announces=UserUpdated)
async def update_own_account(actor: Actor, changes: AccountChanges, proof_id: str | None = None) -> User:
    """Change name, picture, username and custom data; a new username takes a proof."""
    wanted = given(changes)
    scopes = {_CUSTOM_DATA if name == _CUSTOM_DATA else _PROFILE for name in wanted}
    own = await editable_account(actor, tuple(wanted), data_scopes=sorted(scopes))
    if changes.username is not UNSET:
        await require_proof(own, proof_id)
    values = valid_values(wanted)
    user = await held_user(own)
    if changes.username is not UNSET and values["username"] != user.username:
        await _require_possible(user, values["username"])
    await change_user(user, values)
    return user


async def _require_possible(user: User, username: str | None) -> None:
    if username is None:
        require_another_way(user, "username")
        return
    settings = await sign_in_experience()
    require_username(settings, username)
    if username.lower() == (user.username or "").lower():
        return
    # Where case does not count the unique index cannot tell: one at a time for such names.
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended(lower($1), 0))", username)
    if await is_username_taken(settings, username):
        raise UsernameTaken(path="username")


@action(needs=SIGNED_IN, announces=UserUpdated)
async def merge_own_profile(actor: Actor, profile: dict[str, Any]) -> User:
    """Set keys of one's own profile, keep the others."""
    scopes = {_ADDRESS if name == _ADDRESS else _PROFILE for name in profile} or {_PROFILE}
    own = await editable_account(actor, ("profile",), data_scopes=sorted(scopes))
    user = await held_user(own)
    await change_user(user, {"profile": user.profile | profile})
    return user


async def _stored(actor: Actor, source: BinaryIO, size: int) -> Asset:
    await editable_account(actor, ("avatar",))
    return await stored_picture(actor, source, size)


@prepared_action(needs=SIGNED_IN, prepare=_stored, announces=AssetCreated)
async def create_own_avatar(actor: Actor, asset: Asset, source: BinaryIO, size: int) -> Asset:
    """Keep a picture of oneself; it is shown once the account names its address."""
    await own_account_to_change(actor)
    return await insert_asset(asset)
