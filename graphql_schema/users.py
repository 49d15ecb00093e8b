"""Users: the type, its queries and its mutations."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, Relation, keyset, relation
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain, mutation, object_of
from graphql_schema.node import Node, or_null, readable
from graphql_schema.scalars import JSON
from graphql_schema.user_credentials import UserCredentials
from graphql_schema.user_identities import UserIdentities
from graphql_schema.user_lists import UserFilter, UserOrder, is_by_text, user_order, user_position
from graphql_schema.user_sessions import UserSessions
from graphql_schema.user_trusted_devices import UserTrustedDevices
from identity.audit import queries as audit_queries
from identity.credentials import actions as credentials
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.organizations import relations as organization_relations
from identity.roles import queries as role_queries
from identity.roles import relations as role_relations
from identity.users import actions, inputs, queries
from identity.users.models import User as UserRow

if TYPE_CHECKING:
    from graphql_schema.applications import Application
    from graphql_schema.audit import Event
    from graphql_schema.organizations import UserOrganizationConnection
    from graphql_schema.roles import Role

_APPLICATION = Annotated["Application", strawberry.lazy("graphql_schema.applications")]


def _claim(name: str) -> Any:
    return row(lambda profile: profile.get(name))


@strawberry.type(description="The address claim (OpenID Connect Core, section 5.1.1).")
class Address:
    formatted: str | None = _claim("formatted")
    street_address: str | None = _claim("streetAddress")
    locality: str | None = _claim("locality")
    region: str | None = _claim("region")
    postal_code: str | None = _claim("postalCode")
    country: str | None = _claim("country")


@strawberry.type(description="Standard claims about a user (OpenID Connect Core, section 5.1).")
class UserProfile:
    family_name: str | None = _claim("familyName")
    given_name: str | None = _claim("givenName")
    middle_name: str | None = _claim("middleName")
    nickname: str | None = _claim("nickname")
    preferred_username: str | None = _claim("preferredUsername")
    profile: str | None = _claim("profile")
    website: str | None = _claim("website")
    gender: str | None = _claim("gender")
    birthdate: str | None = _claim("birthdate")
    zoneinfo: str | None = _claim("zoneinfo")
    locale: str | None = _claim("locale")
    address: Address | None = _claim("address")


@strawberry.type(description="A person who can sign in.")
class User(Node, UserCredentials, UserIdentities, UserSessions, UserTrustedDevices):
    user_id: strawberry.ID = row(lambda user: user.id, "The plain id, `sub` in tokens.")
    username: str | None
    primary_email: str | None
    primary_phone: str | None
    name: str | None
    avatar: str | None
    profile: UserProfile
    custom_data: JSON
    is_suspended: bool
    has_password: bool
    last_sign_in_at: datetime | None
    created_at: datetime
    updated_at: datetime
    roles: Connection[Annotated["Role", strawberry.lazy("graphql_schema.roles")]] | None = relation(
        Relation(role_relations.role_slices_by_user_ids, role_relations.role_counts_by_user_ids),
        "Roles outside organizations.",
    )
    organizations: (
        Annotated["UserOrganizationConnection", strawberry.lazy("graphql_schema.organizations")] | None
    ) = relation(
        Relation(
            organization_relations.organization_slices_by_user_ids,
            organization_relations.organization_counts_by_user_ids,
            position=lambda joined: (joined.joined_at, joined.organization.id),
            node=lambda joined: joined.organization,
        )
    )
    events: Connection[Annotated["Event", strawberry.lazy("graphql_schema.audit")]] | None = relation(
        Relation(audit_queries.event_slices_by_user_ids, audit_queries.event_counts_by_user_ids),
        "What happened to and through this user, newest first.",
    )

    @resolved(bool | None, description="Whether the user administers this server.")
    @staticmethod
    async def is_administrator(root: strawberry.Parent[UserRow], info: Info) -> bool | None:
        return bool(await load(info.context, _administrators, root.id))

    @resolved(_APPLICATION | None, description="Where the user signed in first.")
    @staticmethod
    async def application(root: strawberry.Parent[UserRow], info: Info) -> Any:
        from graphql_schema.applications import load_application

        return await load_application(info.context, root.application_id)


async def _administrators(actor: Actor, user_ids: list[str]) -> dict[str, Any]:
    return dict.fromkeys(await role_queries.administrators_among(actor, user_ids), True)


readable(UserRow, queries.users_by_ids, "User")
_READ = scopes(Permission.USERS_READ)
declare(
    "User",
    _READ,
    roles=scopes(Permission.ROLES_READ),
    isAdministrator=scopes(Permission.ROLES_READ),
    organizations=scopes(Permission.ORGANIZATIONS_READ, Permission.ORGANIZATIONS_MEMBERS_READ),
    application=scopes(Permission.APPLICATIONS_READ),
    events=scopes(Permission.AUDIT_READ),
)
for _name in ("UserProfile", "Address"):
    declare(_name, _READ)
declare_more("Query", user=_READ, users=_READ)


@strawberry.type
class UserQueries:
    @resolved(User | None)
    async def user(self, info: Info, user_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_user(info.context.actor, user_id))

    @resolved(Connection[User])
    async def users(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: UserFilter | None = strawberry.UNSET,
        order_by: UserOrder | None = strawberry.UNSET,
    ) -> Page:
        actor, order = info.context.actor, user_order(order_by)
        wanted = as_domain(queries.UserFilter, filter or UserFilter())
        where = keyset(first, after, last, before, is_text=is_by_text(order))
        found = await queries.users_slice(actor, wanted, order, where)
        return Page(found, user_position(order), lambda: queries.users_count(actor, wanted))


@strawberry.input
class AddressInput:
    formatted: str | None = strawberry.UNSET
    street_address: str | None = strawberry.UNSET
    locality: str | None = strawberry.UNSET
    region: str | None = strawberry.UNSET
    postal_code: str | None = strawberry.UNSET
    country: str | None = strawberry.UNSET


@strawberry.input(description="Replaces the whole profile.")
class UserProfileInput:
    family_name: str | None = strawberry.UNSET
    given_name: str | None = strawberry.UNSET
    middle_name: str | None = strawberry.UNSET
    nickname: str | None = strawberry.UNSET
    preferred_username: str | None = strawberry.UNSET
    profile: str | None = strawberry.UNSET
    website: str | None = strawberry.UNSET
    gender: str | None = strawberry.UNSET
    birthdate: str | None = strawberry.UNSET
    zoneinfo: str | None = strawberry.UNSET
    locale: str | None = strawberry.UNSET
    address: AddressInput | None = strawberry.UNSET


@strawberry.input
class CreateUserInput:
    username: str | None = strawberry.UNSET
    primary_email: str | None = strawberry.UNSET
    primary_phone: str | None = strawberry.UNSET
    name: str | None = strawberry.UNSET
    avatar: str | None = strawberry.UNSET
    password: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    profile: UserProfileInput | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input(description="What is left out stays as it is; null clears.")
class UpdateUserInput:
    user_id: strawberry.ID
    username: str | None = strawberry.UNSET
    primary_email: str | None = strawberry.UNSET
    primary_phone: str | None = strawberry.UNSET
    name: str | None = strawberry.UNSET
    avatar: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    profile: UserProfileInput | None = strawberry.UNSET


@strawberry.input(description="Top-level keys to set; the others stay.")
class MergeUserCustomDataInput:
    user_id: strawberry.ID
    custom_data: JSON


@strawberry.input
class SetUserPasswordInput:
    user_id: strawberry.ID
    password: str


@strawberry.input
class SuspendUserInput:
    user_id: strawberry.ID


@strawberry.input
class ReinstateUserInput:
    user_id: strawberry.ID


@strawberry.input
class DeleteUserInput:
    user_id: strawberry.ID


@mutation(Permission.USERS_WRITE, again=queries.visible_user, user=User)
async def create_user(actor: Actor, input: CreateUserInput) -> UserRow:
    """Create a user; default roles come with it."""
    return await actions.create_user(
        actor, as_domain(inputs.NewUser, input, profile=profile_of(input.profile))
    )


@mutation(Permission.USERS_WRITE, user=User)
async def update_user(actor: Actor, input: UpdateUserInput) -> UserRow:
    """Change a user's data."""
    changes = as_domain(inputs.UserChanges, input, profile=profile_of(input.profile))
    return await actions.update_user(actor, input.user_id, changes)


@mutation(Permission.USERS_WRITE, custom_data=JSON)
async def merge_user_custom_data(actor: Actor, input: MergeUserCustomDataInput) -> dict[str, Any]:
    """Set top-level keys of a user's custom data; concurrent changes of other keys are kept."""
    return {"custom_data": await actions.merge_custom_data(actor, input.user_id, input.custom_data)}


@mutation(Permission.USERS_CREDENTIALS_WRITE, user=User)
async def set_user_password(actor: Actor, input: SetUserPasswordInput) -> UserRow:
    """Give a user a new password."""
    return await credentials.set_password(actor, input.user_id, input.password)


@mutation(Permission.USERS_SUSPEND, user=User)
async def suspend_user(actor: Actor, input: SuspendUserInput) -> UserRow:
    """Stop a user from signing in; sessions and tokens end with it."""
    return await actions.suspend_user(actor, input.user_id)


@mutation(Permission.USERS_SUSPEND, user=User)
async def reinstate_user(actor: Actor, input: ReinstateUserInput) -> UserRow:
    """Let a suspended user sign in again."""
    return await actions.reinstate_user(actor, input.user_id)


@mutation(Permission.USERS_DELETE, deleted_user_id=strawberry.ID)
async def delete_user(actor: Actor, input: DeleteUserInput) -> str:
    """Remove a user with all that belongs to them."""
    return (await actions.delete_user(actor, input.user_id)).id


def profile_of(given: UserProfileInput | None) -> Any:
    """A profile as it is stored: the contract's camel-case keys, without nulls."""
    return given if not given else object_of(given)
