"""The paths of second factors, personal access tokens, subject tokens and sign-in preferences."""

from identity.kernel.permissions import Permission
from rest_api import credentials
from rest_api.operations import Operation as Op

_USER = "/users/{userId}"
_FACTORS = f"{_USER}/mfa-verifications"
_TOKENS = f"{_USER}/personal-access-tokens"
_TOKEN = f"{_TOKENS}/{{name:path}}"  # a name may have slashes in it

OPERATIONS = (
    Op("GET", _FACTORS, credentials.list_user_mfa_verifications, Permission.USERS_READ),
    Op("POST", _FACTORS, credentials.create_user_mfa_verification, Permission.USERS_CREDENTIALS_WRITE),
    Op("DELETE", f"{_FACTORS}/{{verificationId}}", credentials.delete_user_mfa_verification,
       Permission.USERS_CREDENTIALS_WRITE, 204),
    Op("GET", _TOKENS, credentials.list_user_personal_access_tokens,
       (Permission.USERS_READ, Permission.USERS_CREDENTIALS_REVEAL)),
    Op("POST", _TOKENS, credentials.create_user_personal_access_token, Permission.USERS_CREDENTIALS_WRITE, 201),
    Op("PATCH", _TOKENS, credentials.update_personal_access_token_name, Permission.USERS_CREDENTIALS_WRITE),
    Op("POST", f"{_TOKENS}/delete", credentials.delete_personal_access_token_by_name,
       Permission.USERS_CREDENTIALS_WRITE, 204),
    Op("PATCH", _TOKEN, credentials.update_user_personal_access_token, Permission.USERS_CREDENTIALS_WRITE),
    Op("DELETE", _TOKEN, credentials.delete_user_personal_access_token, Permission.USERS_CREDENTIALS_WRITE, 204),
    Op("PATCH", f"{_USER}/password/expiration", credentials.update_user_password_expiration,
       (Permission.USERS_READ, Permission.USERS_CREDENTIALS_WRITE)),
    Op("GET", f"{_USER}/logto-configs", credentials.get_user_sign_in_preferences, Permission.USERS_READ),
    Op("PATCH", f"{_USER}/logto-configs", credentials.update_user_sign_in_preferences,
       (Permission.USERS_READ, Permission.USERS_CREDENTIALS_WRITE)),
    Op("POST", "/subject-tokens", credentials.create_subject_token, Permission.USERS_IMPERSONATE, 201),
)  # fmt: skip
