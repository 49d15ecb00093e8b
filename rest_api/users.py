"""Users over REST."""

from identity.credentials import actions as credentials
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld
from identity.kernel.paging import PageNumber
from identity.kernel.permissions import EVERY_PERMISSION, Permission
from identity.kernel.search import Search
from identity.sso.identity_queries import sso_identities_by_user_ids
from identity.users import actions, queries
from identity.users.inputs import NewUser, UserChanges
from identity.users.queries import UserFilter
from rest_api.bodies import CustomDataBody, JsonObject
from rest_api.bodies.users import (
    PasswordBody,
    ProfileBody,
    SuspensionBody,
    UserBody,
    UserChangesBody,
    UserQuery,
    UsersQuery,
)
from rest_api.operations import Listed
from rest_api.requests import given, is_true, require_one_of
from rest_api.views.users import HasPasswordView, UserView, profile_view, user_view


async def list_users(actor: Actor, query: UsersQuery, page: PageNumber, search: Search) -> Listed[UserView]:
    """List users, newest first."""
    require_one_of(query.exclude_role_id, query.exclude_organization_id)
    wanted = UserFilter(
        excluded_role_id=query.exclude_role_id,
        excluded_organization_id=query.exclude_organization_id,
        search=search,
    )
    shows_digest = _shows_digest(actor, query.include_password_hash)
    found = await queries.users_page(actor, wanted, page)
    return Listed([user_view(user, shows_digest=shows_digest) for user in found.items], found.total, page)


async def create_user(actor: Actor, body: UserBody) -> UserView:
    """Create a user."""
    return user_view(await actions.create_user(actor, NewUser(**given(body))))


async def get_user(actor: Actor, user_id: str, query: UserQuery) -> UserView:
    """Read a user."""
    shows_digest = _shows_digest(actor, query.include_password_hash)
    user, identities = await queries.visible_user(actor, user_id), None
    if is_true(query.include_sso_identities):
        identities = (await sso_identities_by_user_ids(actor, [user_id]))[user_id]
    return user_view(user, sso_identities=identities, shows_digest=shows_digest)


async def update_user(actor: Actor, user_id: str, body: UserChangesBody) -> UserView:
    """Change a user's data."""
    return user_view(await actions.update_user(actor, user_id, UserChanges(**given(body))))


async def delete_user(actor: Actor, user_id: str) -> None:
    """Delete a user."""
    await actions.delete_user(actor, user_id)


async def get_user_custom_data(actor: Actor, user_id: str) -> JsonObject:
    """Read a user's custom data."""
    return (await queries.visible_user(actor, user_id)).custom_data


async def update_user_custom_data(actor: Actor, user_id: str, body: CustomDataBody) -> JsonObject:
    """Set keys of a user's custom data."""
    return await actions.merge_custom_data(actor, user_id, body.custom_data)


async def update_user_profile(actor: Actor, user_id: str, body: ProfileBody) -> JsonObject:
    """Set keys of a user's profile."""
    return profile_view(await actions.merge_profile(actor, user_id, given(body)["profile"]))


async def update_user_password(actor: Actor, user_id: str, body: PasswordBody) -> UserView:
    """Give a user a new password."""
    return user_view(await credentials.set_password(actor, user_id, body.password))


async def verify_user_password(actor: Actor, user_id: str, body: PasswordBody) -> None:
    """Check a user's password."""
    await credentials.check_password(actor, user_id, body.password)


async def get_user_has_password(actor: Actor, user_id: str) -> HasPasswordView:
    """Tell whether a user has a password."""
    return HasPasswordView(has_password=(await queries.visible_user(actor, user_id)).has_password)


async def update_user_suspension(actor: Actor, user_id: str, body: SuspensionBody) -> UserView:
    """Suspend a user or let them sign in again."""
    change = actions.suspend_user if body.is_suspended else actions.reinstate_user
    return user_view(await change(actor, user_id))


def _shows_digest(actor: Actor, flag: str | None) -> bool:
    """A digest can be attacked at leisure, an administrator's as well: who lacks any permission does not get it."""
    if not is_true(flag):
        return False
    actor.require(Permission.USERS_CREDENTIALS_WRITE)
    if not actor.permissions >= EVERY_PERMISSION:
        raise GrantsMoreThanHeld
    return True
