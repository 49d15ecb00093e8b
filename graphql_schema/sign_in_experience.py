"""The sign-in experience: how people sign in and what the pages look like."""

from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import mutation
from graphql_schema.scalars import JSON
from identity.experience import actions, queries
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission


@strawberry.type
class SignInExperience:
    settings: JSON = row(lambda settings: settings, "All settings, in the keys of the REST contract.")


_READ = scopes(Permission.SIGN_IN_EXPERIENCE_READ)
declare("SignInExperience", _READ)
declare_more("Query", signInExperience=_READ)


@strawberry.type
class SignInExperienceQueries:
    @resolved(SignInExperience | None)
    async def sign_in_experience(self, info: Info) -> Any:
        return await queries.visible_sign_in_experience(info.context.actor)


@strawberry.input(description="Top-level keys that are given are replaced.")
class UpdateSignInExperienceInput:
    settings: JSON


@mutation(Permission.SIGN_IN_EXPERIENCE_WRITE, sign_in_experience=SignInExperience)
async def update_sign_in_experience(actor: Actor, input: UpdateSignInExperienceInput) -> Any:
    """Change settings of the sign-in experience."""
    return await actions.update_sign_in_experience(actor, input.settings)
