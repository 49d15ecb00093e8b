"""The sign-in experience and the account centre: how people sign in, what the pages look like, what is open to them."""

from typing import Any

import strawberry
from strawberry.tools import create_type
from strawberry.types.field import StrawberryField

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row, typed
from graphql_schema.mutations import mutation
from graphql_schema.scalars import JSON
from graphql_schema.struct_types import StructTypes
from identity.content import account_center as account
from identity.content import account_center_actions
from identity.content.account_center import AccountCenterSettings
from identity.experience import actions, phrase_queries, queries
from identity.experience.settings import (
    Factor,
    ForgotPasswordMethod,
    IdentifierKind,
    MfaPolicy,
    SecondaryKind,
    SignInSettings,
)
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission

_READ = scopes(Permission.SIGN_IN_EXPERIENCE_READ)
_OF_USERS = scopes(Permission.SIGN_IN_EXPERIENCE_READ, Permission.USERS_READ)
_SIGN_IN = StructTypes(
    "SignInExperience",
    _READ,
    {
        Factor: "MfaFactor",
        ForgotPasswordMethod: "ForgotPasswordMethod",
        IdentifierKind: "Identifier",
        MfaPolicy: "MfaPolicy",
        SecondaryKind: "SecondaryIdentifierKind",
    },
)
_ACCOUNT = StructTypes("AccountCenter", _READ, {account.FieldAccess: "Access"})
_MOST_SAMPLES = 100


_SETTINGS: StrawberryField = row(queries.shown_keys, "All settings, in the keys of the REST contract.")
_SETTINGS.python_name = "settings"

SignInExperience: Any = create_type(
    "SignInExperience",
    [typed(_SETTINGS, JSON), *_SIGN_IN.output_fields(SignInSettings)],
    description="How people sign in and what the pages look like.",
)
AccountCenter: Any = create_type(
    "AccountCenter",
    _ACCOUNT.output_fields(AccountCenterSettings),
    description="What people may see and change of their own account.",
)


@strawberry.type(description="Something that the password policy has against a password.")
class PasswordIssue:
    code: str = row(lambda issue: issue["code"])
    interpolation: JSON | None = row(lambda issue: issue.get("interpolation"), "The limits that it names.")


@strawberry.type(description="A username that several users bear when case does not count.")
class UsernameConflict:
    username: str = row(lambda pair: pair[0])
    user_ids: list[strawberry.ID] = row(lambda pair: pair[1])


@strawberry.type(description="What keeps usernames from becoming case-insensitive.")
class UsernameConflicts:
    total_count: int = row(lambda conflicts: conflicts.total)
    samples: list[UsernameConflict] = row(lambda conflicts: list(conflicts.samples.items()))


declare("SignInExperience", _READ)
declare("AccountCenter", _READ)
declare("PasswordIssue", _OF_USERS)
declare("UsernameConflict", _OF_USERS)
declare("UsernameConflicts", _OF_USERS)
declare_more(
    "Query",
    signInExperience=_READ,
    accountCenter=_READ,
    languages=_READ,
    passwordIssues=_OF_USERS,
    usernameConflicts=_OF_USERS,
)


@strawberry.type
class SignInExperienceQueries:
    @resolved(SignInExperience | None)
    async def sign_in_experience(self, info: Info) -> Any:
        return await queries.visible_settings(info.context.actor)

    @resolved(AccountCenter | None)
    async def account_center(self, info: Info) -> Any:
        return await account.visible_account_center(info.context.actor)

    @resolved(list[str], description="The languages of our own phrases and of the operator's.")
    async def languages(self, info: Info) -> Any:
        info.context.actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
        return sorted(await phrase_queries.known_languages())

    @resolved(
        list[PasswordIssue] | None,
        description="What the policy has against a password, also as one of this user's; nothing when it is good.",
    )
    async def password_issues(
        self, info: Info, password: str, user_id: strawberry.ID | None = strawberry.UNSET
    ) -> Any:
        return await queries.password_problems(info.context.actor, password, user_id or None)

    @resolved(UsernameConflicts | None, description="Usernames that would be the same if case did not count.")
    async def username_conflicts(self, info: Info, samples: int = 20) -> Any:
        return await queries.username_conflicts(info.context.actor, max(1, min(samples, _MOST_SAMPLES)))


_SomeSettings = _SIGN_IN.input_type(
    "SignInExperienceChanges",
    SignInSettings,
    is_partial=True,
    without=("custom_ui_assets", "hide_logto_branding"),
)


@strawberry.input(
    description="Top-level settings that are given are replaced, here or in the keys of the contract."
)
class UpdateSignInExperienceInput(_SomeSettings):  # type: ignore[misc, valid-type]
    settings: JSON | None = strawberry.UNSET


UpdateAccountCenterInput = _ACCOUNT.input_type(
    "UpdateAccountCenterInput", AccountCenterSettings, is_partial=True
)


@mutation(Permission.SIGN_IN_EXPERIENCE_WRITE, sign_in_experience=SignInExperience)
async def update_sign_in_experience(actor: Actor, input: UpdateSignInExperienceInput) -> Any:
    """Change settings of the sign-in experience."""
    changes = (input.settings or {}) | _SIGN_IN.keys_of(SignInSettings, input)
    return await actions.update_sign_in_experience(actor, changes)


@mutation(Permission.SIGN_IN_EXPERIENCE_WRITE, account_center=AccountCenter)
async def update_account_center(actor: Actor, input: UpdateAccountCenterInput) -> Any:  # type: ignore[valid-type]
    """Change what people may see and change of their own account."""
    return await account_center_actions.update_account_center(
        actor, _ACCOUNT.keys_of(AccountCenterSettings, input)
    )
