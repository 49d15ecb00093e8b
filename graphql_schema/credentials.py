"""Mutations of what users prove who they are with."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import PUBLIC, declare
from graphql_schema.fields import row
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import or_null
from graphql_schema.scalars import JSON
from graphql_schema.user_credentials import MfaFactor, PersonalAccessToken, UserSignInSettings
from graphql_schema.users import User
from identity.credentials import actions, mfa_actions, token_actions
from identity.credentials import queries as credential_queries
from identity.credentials.inputs import SignInPreferenceChanges
from identity.grants import subject_token_actions
from identity.grants.subject_token_queries import subject_token_expiry
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.sign_in import password_expiration
from identity.users import queries as user_queries
from identity.users.models import User as UserRow


@strawberry.type(description="A personal access token with its value.")
class RevealedPersonalAccessToken:
    name: str = row(lambda token: token.row.name)
    value: str
    created_at: datetime = row(lambda token: token.row.created_at)
    expires_at: datetime | None = row(lambda token: token.row.expires_at)


declare("RevealedPersonalAccessToken", PUBLIC)


@strawberry.input
class CreateTotpFactorInput:
    user_id: strawberry.ID
    secret: str | None = strawberry.field(
        default=strawberry.UNSET, description="Base32, 16 to 128 characters; made by the server without it."
    )
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class CreateBackupCodesInput:
    user_id: strawberry.ID
    codes: list[str] | None = strawberry.field(
        default=strawberry.UNSET,
        description="Ten different codes of ten hexadecimal digits; made by the server without them.",
    )
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class DeleteMfaFactorInput:
    user_id: strawberry.ID
    mfa_factor_id: strawberry.ID


@strawberry.input
class CreatePersonalAccessTokenInput:
    user_id: strawberry.ID
    name: str
    expires_at: datetime | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RenamePersonalAccessTokenInput:
    user_id: strawberry.ID
    name: str
    new_name: str


@strawberry.input
class DeletePersonalAccessTokenInput:
    user_id: strawberry.ID
    name: str


@strawberry.input
class RevealPersonalAccessTokensInput:
    user_id: strawberry.ID


@strawberry.input
class SetUserPasswordExpirationInput:
    user_id: strawberry.ID
    is_expired: bool


@strawberry.input(description="What is left out stays as it is.")
class UpdateUserSignInSettingsInput:
    user_id: strawberry.ID
    mfa_enabled: bool | None = strawberry.UNSET
    mfa_skipped: bool | None = strawberry.UNSET
    mfa_suggestion_skipped: bool | None = strawberry.UNSET
    skip_mfa_on_sign_in: bool | None = strawberry.UNSET
    passkey_skipped: bool | None = strawberry.UNSET


@strawberry.input
class CreateSubjectTokenInput:
    user_id: strawberry.ID
    context: JSON | None = strawberry.field(
        default=strawberry.UNSET, description="Reaches the script that makes claims."
    )
    idempotency_key: str | None = strawberry.UNSET


async def _factor_again(actor: Actor, factor_id: str) -> dict[str, Any]:
    return {"mfa_factor": await _factor(actor, factor_id)}


async def _token_again(actor: Actor, token_id: str) -> dict[str, Any]:
    found = await credential_queries.tokens_by_ids(actor, [token_id])
    return {"personal_access_token": found.get(token_id)}


async def _subject_token_again(actor: Actor, token_id: str) -> dict[str, Any]:
    return {"expires_at": await subject_token_expiry(actor, token_id)}


@mutation(
    Permission.USERS_CREDENTIALS_WRITE,
    again=_factor_again,
    created_id="factor.id",
    mfa_factor=MfaFactor,
    secret=str,
    secret_qr_code=str,
)
async def create_totp_factor(actor: Actor, input: CreateTotpFactorInput) -> dict[str, Any]:
    """Give a user an authenticator app; its secret is shown here alone, as text and as a picture (data URL)."""
    made = await mfa_actions.create_totp(actor, input.user_id, _or_none(input.secret))
    factor = await _factor(actor, made.factor.id)
    return {"mfa_factor": factor, "secret": made.secret, "secret_qr_code": made.qr_code}


@mutation(
    Permission.USERS_CREDENTIALS_WRITE,
    again=_factor_again,
    created_id="factor.id",
    mfa_factor=MfaFactor,
    codes=list[str],
)
async def create_backup_codes(actor: Actor, input: CreateBackupCodesInput) -> dict[str, Any]:
    """Give a user ten backup codes, shown here alone; another factor has to be there."""
    made = await mfa_actions.create_backup_codes(actor, input.user_id, _or_none(input.codes))
    return {"mfa_factor": await _factor(actor, made.factor.id), "codes": made.codes}


@mutation(Permission.USERS_CREDENTIALS_WRITE, user=User)
async def delete_mfa_factor(actor: Actor, input: DeleteMfaFactorInput) -> UserRow | None:
    """Take a second factor from a user, for one who has lost it."""
    await mfa_actions.delete_mfa_factor(actor, input.user_id, input.mfa_factor_id)
    return await _user(actor, input.user_id)


@mutation(
    Permission.USERS_CREDENTIALS_WRITE,
    again=_token_again,
    created_id="row.id",
    personal_access_token=PersonalAccessToken,
    value=str,
)
async def create_personal_access_token(actor: Actor, input: CreatePersonalAccessTokenInput) -> dict[str, Any]:
    """Make a token for a user's own programs; its value is shown here."""
    expires_at = _or_none(input.expires_at)
    made = await token_actions.create_personal_access_token(actor, input.user_id, input.name, expires_at)
    return {"personal_access_token": _readable(actor, made.row), "value": made.value}


@mutation(Permission.USERS_CREDENTIALS_WRITE, personal_access_token=PersonalAccessToken)
async def rename_personal_access_token(actor: Actor, input: RenamePersonalAccessTokenInput) -> Any:
    """Give a personal access token another name."""
    renamed = await token_actions.rename_personal_access_token(
        actor, input.user_id, input.name, input.new_name
    )
    return _readable(actor, renamed.row)


@mutation(Permission.USERS_CREDENTIALS_WRITE, user=User)
async def delete_personal_access_token(actor: Actor, input: DeletePersonalAccessTokenInput) -> UserRow | None:
    """Take a personal access token away; nothing is exchanged for it from then on."""
    await token_actions.delete_personal_access_token(actor, input.user_id, input.name)
    return await _user(actor, input.user_id)


@mutation(Permission.USERS_CREDENTIALS_REVEAL, personal_access_tokens=list[RevealedPersonalAccessToken])
async def reveal_personal_access_tokens(actor: Actor, input: RevealPersonalAccessTokensInput) -> Any:
    """Show the values of all personal access tokens of a user; it is audited."""
    return await token_actions.reveal_personal_access_tokens(actor, input.user_id)


@mutation(Permission.USERS_CREDENTIALS_WRITE, user=User)
async def set_user_password_expiration(actor: Actor, input: SetUserPasswordExpirationInput) -> UserRow | None:
    """Say whether a user has to choose a new password; possible where the settings let passwords expire."""
    return await password_expiration.set_password_expiration(actor, input.user_id, input.is_expired)


@mutation(Permission.USERS_CREDENTIALS_WRITE, sign_in_settings=UserSignInSettings)
async def update_user_sign_in_settings(actor: Actor, input: UpdateUserSignInSettingsInput) -> Any:
    """Change what a user is asked at sign-in; it can let a second factor be skipped."""
    changes = as_domain(SignInPreferenceChanges, input)
    state = await actions.update_sign_in_preferences(actor, input.user_id, changes)
    return _readable(actor, state)


@mutation(
    Permission.USERS_IMPERSONATE,
    again=_subject_token_again,
    subject_token=str,
    expires_at=datetime,
)
async def create_subject_token(actor: Actor, input: CreateSubjectTokenInput) -> dict[str, Any]:
    """Issue a token with which a back end acts as a user, once, within ten minutes; never as one who holds more."""
    issued = await subject_token_actions.issue_subject_token(actor, input.user_id, _or_none(input.context))
    return {"subject_token": issued.value, "expires_at": issued.expires_at}


def _or_none(value: Any) -> Any:
    return None if value is strawberry.UNSET else value


def _readable(actor: Actor, found: Any) -> Any:
    """What was changed, for those who may read it."""
    return found if actor.may(Permission.USERS_READ) else None


async def _factor(actor: Actor, factor_id: str) -> Any:
    if not actor.may(Permission.USERS_READ):
        return None
    return (await credential_queries.factors_by_ids(actor, [factor_id])).get(factor_id)


async def _user(actor: Actor, user_id: str) -> UserRow | None:
    if not actor.may(Permission.USERS_READ):
        return None
    return await or_null(user_queries.visible_user(actor, user_id))
