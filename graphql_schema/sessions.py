"""Mutations of sessions, grants, and the organizations in which applications may act for a user."""

from enum import Enum
from typing import Any

import strawberry

from graphql_schema.applications import Application, seen_application
from graphql_schema.mutations import mutation
from graphql_schema.users import User
from identity.grants import consent_actions, session_actions
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.users import queries as users


@strawberry.enum(description="Grants that end with a session although they would outlive it.")
class RevokedGrants(Enum):
    ALL = "all"
    FIRST_PARTY = "firstParty"


@strawberry.input
class EndUserSessionInput:
    user_id: strawberry.ID
    session_id: strawberry.ID
    also_revoked: RevokedGrants | None = strawberry.UNSET
    tell_applications: bool = strawberry.field(
        default=False, description="Whether the session's applications get logout tokens by back channel."
    )


@strawberry.input
class RevokeUserGrantInput:
    user_id: strawberry.ID
    grant_id: strawberry.ID


@strawberry.input
class RevokeApplicationGrantsInput:
    application_id: strawberry.ID


@strawberry.input
class AddConsentedOrganizationsInput:
    application_id: strawberry.ID
    user_id: strawberry.ID
    organization_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class ReplaceConsentedOrganizationsInput:
    application_id: strawberry.ID
    user_id: strawberry.ID
    organization_ids: list[strawberry.ID]


@strawberry.input
class RemoveConsentedOrganizationInput:
    application_id: strawberry.ID
    user_id: strawberry.ID
    organization_id: strawberry.ID


async def seen_user(actor: Actor, user_id: str) -> Any:
    """The user that a mutation was about, for whoever may read users."""
    return await users.visible_user(actor, user_id) if actor.may(Permission.USERS_READ) else None


@mutation(Permission.USERS_SUSPEND, user=User)
async def end_user_session(actor: Actor, input: EndUserSessionInput) -> Any:
    """End one session of a user, with the tokens that came from it."""
    revoked: session_actions.RevokedGrants | None = None
    if input.also_revoked:
        revoked = "all" if input.also_revoked is RevokedGrants.ALL else "firstParty"
    await session_actions.end_user_session(
        actor, input.user_id, input.session_id, revoked, is_told=input.tell_applications
    )
    return await seen_user(actor, input.user_id)


@mutation(Permission.USERS_SUSPEND, user=User)
async def revoke_user_grant(actor: Actor, input: RevokeUserGrantInput) -> Any:
    """Take back what a user let an application do; every token of it ends."""
    await session_actions.revoke_user_grant(actor, input.user_id, input.grant_id)
    return await seen_user(actor, input.user_id)


@mutation(Permission.APPLICATIONS_WRITE, application=Application)
async def revoke_application_grants(actor: Actor, input: RevokeApplicationGrantsInput) -> Any:
    """Take back what all users let an application do; every token of it ends."""
    await session_actions.revoke_application_grants(actor, input.application_id)
    return await seen_application(actor, input.application_id)


@mutation(Permission.USERS_WRITE, user=User, about="user_id", again=seen_user)
async def add_consented_organizations(actor: Actor, input: AddConsentedOrganizationsInput) -> Any:
    """Let a third-party application act for a user in further organizations of theirs."""
    await consent_actions.add_consented_organizations(
        actor, input.application_id, input.user_id, input.organization_ids
    )
    return await seen_user(actor, input.user_id)


@mutation(Permission.USERS_WRITE, user=User)
async def replace_consented_organizations(actor: Actor, input: ReplaceConsentedOrganizationsInput) -> Any:
    """Let a third-party application act for a user in exactly these organizations."""
    await consent_actions.replace_consented_organizations(
        actor, input.application_id, input.user_id, input.organization_ids
    )
    return await seen_user(actor, input.user_id)


@mutation(Permission.USERS_WRITE, user=User)
async def remove_consented_organization(actor: Actor, input: RemoveConsentedOrganizationInput) -> Any:
    """Let a third-party application act for a user in an organization no longer."""
    await consent_actions.remove_consented_organization(
        actor, input.application_id, input.user_id, input.organization_id
    )
    return await seen_user(actor, input.user_id)
