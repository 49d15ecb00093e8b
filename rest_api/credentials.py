"""Second factors, personal access tokens, subject tokens and sign-in preferences over REST."""

from msgspec import UNSET

from identity.credentials import actions, mfa_actions, queries, token_actions
from identity.credentials.inputs import SignInPreferenceChanges
from identity.grants import subject_token_actions
from identity.kernel.actor import Actor
from identity.sign_in import password_expiration
from rest_api.bodies.credentials import (
    MfaVerificationBody,
    PasswordExpirationBody,
    PersonalAccessTokenBody,
    PersonalAccessTokenChangesBody,
    PersonalAccessTokenNameBody,
    PersonalAccessTokenRenamingBody,
    SignInPreferencesBody,
    SubjectTokenBody,
)
from rest_api.requests import given
from rest_api.views import moment
from rest_api.views.credentials import (
    CreatedBackupCodesView,
    CreatedTotpView,
    MfaVerificationView,
    PersonalAccessTokenView,
    SignInPreferencesView,
    SubjectTokenView,
    created_factor_view,
    mfa_verification_view,
    personal_access_token_view,
    sign_in_preferences_view,
)
from rest_api.views.users import UserView, user_view


async def list_user_mfa_verifications(actor: Actor, user_id: str) -> list[MfaVerificationView]:
    """List the second factors of a user."""
    return [mfa_verification_view(each) for each in await queries.visible_factors(actor, user_id)]


async def create_user_mfa_verification(
    actor: Actor, user_id: str, body: MfaVerificationBody
) -> CreatedTotpView | CreatedBackupCodesView:
    """Give a user an authenticator app or backup codes; what they need for it is shown here alone."""
    if body.type == "Totp":
        secret = None if body.secret is UNSET else body.secret
        return created_factor_view(await mfa_actions.create_totp(actor, user_id, secret))
    codes = None if body.codes is UNSET else body.codes
    return created_factor_view(await mfa_actions.create_backup_codes(actor, user_id, codes))


async def delete_user_mfa_verification(actor: Actor, user_id: str, verification_id: str) -> None:
    """Take a second factor from a user."""
    await mfa_actions.delete_mfa_factor(actor, user_id, verification_id)


async def list_user_personal_access_tokens(actor: Actor, user_id: str) -> list[PersonalAccessTokenView]:
    """Show a user's personal access tokens with their values; who looked is on record."""
    revealed = await token_actions.reveal_personal_access_tokens(actor, user_id)
    return [personal_access_token_view(each) for each in revealed]


async def create_user_personal_access_token(
    actor: Actor, user_id: str, body: PersonalAccessTokenBody
) -> PersonalAccessTokenView:
    """Make a personal access token for a user."""
    expires_at = None if body.expires_at is None else moment(body.expires_at)
    created = await token_actions.create_personal_access_token(actor, user_id, body.name, expires_at)
    return personal_access_token_view(created)


async def update_user_personal_access_token(
    actor: Actor, user_id: str, name: str, body: PersonalAccessTokenChangesBody
) -> PersonalAccessTokenView:
    """Rename a personal access token."""
    renamed = await token_actions.rename_personal_access_token(actor, user_id, name, body.name)
    return personal_access_token_view(renamed)


async def update_personal_access_token_name(
    actor: Actor, user_id: str, body: PersonalAccessTokenRenamingBody
) -> PersonalAccessTokenView:
    """Rename a personal access token whose name is in the body."""
    name = body.name if body.current_name is UNSET else body.current_name
    renamed = await token_actions.rename_personal_access_token(actor, user_id, name, body.name)
    return personal_access_token_view(renamed)


async def delete_user_personal_access_token(actor: Actor, user_id: str, name: str) -> None:
    """Delete a personal access token."""
    await token_actions.delete_personal_access_token(actor, user_id, name)


async def delete_personal_access_token_by_name(
    actor: Actor, user_id: str, body: PersonalAccessTokenNameBody
) -> None:
    """Delete a personal access token whose name is in the body."""
    await token_actions.delete_personal_access_token(actor, user_id, body.name)


async def update_user_password_expiration(
    actor: Actor, user_id: str, body: PasswordExpirationBody
) -> UserView:
    """Say whether a user has to choose a new password."""
    user = await password_expiration.set_password_expiration(actor, user_id, body.is_expired)
    return user_view(user)


async def get_user_sign_in_preferences(actor: Actor, user_id: str) -> SignInPreferencesView:
    """Read what a user was asked at sign-in."""
    return sign_in_preferences_view(await queries.visible_sign_in_state(actor, user_id))


async def update_user_sign_in_preferences(
    actor: Actor, user_id: str, body: SignInPreferencesBody
) -> SignInPreferencesView:
    """Set what a user was asked at sign-in."""
    state = await actions.update_sign_in_preferences(actor, user_id, _preferences(body))
    return sign_in_preferences_view(state)


async def create_subject_token(actor: Actor, body: SubjectTokenBody) -> SubjectTokenView:
    """Issue a token with which a back end acts as a user, once."""
    context = None if body.context is UNSET else body.context
    issued = await subject_token_actions.issue_subject_token(actor, body.user_id, context)
    return SubjectTokenView(subject_token=issued.value, expires_in=issued.expires_in)


_MFA_NAMES = {
    "enabled": "mfa_enabled",
    "skipped": "mfa_skipped",
    "skip_mfa_on_sign_in": "skip_mfa_on_sign_in",
    "additional_binding_suggestion_skipped": "mfa_suggestion_skipped",
}


def _preferences(body: SignInPreferencesBody) -> SignInPreferenceChanges:
    mfa = {} if body.mfa is UNSET else given(body.mfa)
    passkey = {} if body.passkey_sign_in is UNSET else given(body.passkey_sign_in)
    named = {_MFA_NAMES[name]: value for name, value in mfa.items()}
    return SignInPreferenceChanges(**named, **{f"passkey_{name}": value for name, value in passkey.items()})
