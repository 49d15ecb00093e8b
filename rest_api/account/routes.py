"""Every path of the Account API."""

from rest_api.account import access, factors, identities, profile, verifications
from rest_api.account.operations import AccountOperation as Op
from rest_api.account.operations import routes_of_account

_ME = "/my-account"
_FACTORS = f"{_ME}/mfa-verifications"
_DEVICES = f"{_ME}/trusted-devices"
_PROOFS = "/verifications"
_TOKENS = f"{_ME}/personal-access-tokens"

OPERATIONS = (
    Op("GET", _ME, profile.get_profile),
    Op("PATCH", _ME, profile.update_profile),
    Op("PATCH", f"{_ME}/profile", profile.update_other_profile),
    Op("POST", f"{_ME}/password", profile.update_password, status=204),
    Op("POST", f"{_ME}/primary-email", profile.update_primary_email, status=204),
    Op("DELETE", f"{_ME}/primary-email", profile.delete_primary_email, status=204),
    Op("POST", f"{_ME}/primary-phone", profile.update_primary_phone, status=204),
    Op("DELETE", f"{_ME}/primary-phone", profile.delete_primary_phone, status=204),
    Op("POST", f"{_ME}/user-assets/avatar", profile.upload_account_avatar),
    Op("POST", f"{_ME}/identities", identities.add_user_identities, status=204),
    Op("PUT", f"{_ME}/identities", identities.replace_my_account_identity, status=204),
    Op("DELETE", f"{_ME}/identities/{{target}}", identities.delete_identity, status=204),
    Op("GET", f"{_ME}/identities/{{target}}/access-token", identities.get_social_identity_access_token),
    Op("PUT", f"{_ME}/identities/{{target}}/access-token",
       identities.update_social_identity_access_token_by_verification_id),
    Op("GET", f"{_ME}/sso-identities/{{connectorId}}/access-token",
       identities.get_enterprise_sso_identity_access_token),
    Op("GET", _FACTORS, factors.get_mfa_verifications),
    Op("POST", _FACTORS, factors.add_mfa_verification, status=204),
    Op("PUT", f"{_FACTORS}/totp", factors.create_or_replace_totp_mfa_verification, status=204),
    Op("POST", f"{_FACTORS}/totp-secret/generate", factors.generate_totp_secret),
    Op("POST", f"{_FACTORS}/backup-codes/generate", factors.generate_my_account_backup_codes),
    Op("GET", f"{_FACTORS}/backup-codes", factors.get_backup_codes),
    Op("PATCH", f"{_FACTORS}/{{verificationId}}/name", factors.update_mfa_verification_name),
    Op("DELETE", f"{_FACTORS}/{{verificationId}}", factors.delete_mfa_verification, status=204),
    Op("GET", f"{_ME}/mfa-settings", factors.get_mfa_settings),
    Op("PATCH", f"{_ME}/mfa-settings", factors.update_mfa_settings),
    Op("GET", f"{_ME}/logto-configs", factors.get_logto_config),
    Op("PATCH", f"{_ME}/logto-configs", factors.update_logto_config),
    Op("GET", f"{_ME}/sessions", access.get_sessions),
    Op("DELETE", f"{_ME}/sessions/{{sessionId}}", access.delete_session_by_id, status=204),
    Op("GET", _DEVICES, access.list_own_trusted_devices),
    Op("DELETE", _DEVICES, access.delete_own_trusted_devices, status=204),
    Op("DELETE", f"{_DEVICES}/{{deviceId}}", access.delete_own_trusted_device, status=204),
    Op("GET", f"{_ME}/grants", access.get_grants),
    Op("DELETE", f"{_ME}/grants/{{grantId}}", access.delete_grant_by_id, status=204),
    Op("GET", _TOKENS, access.list_own_personal_access_tokens),
    Op("POST", _TOKENS, access.create_own_personal_access_token, status=201),
    Op("PATCH", f"{_TOKENS}/{{name:path}}", access.rename_own_personal_access_token),
    Op("DELETE", f"{_TOKENS}/{{name:path}}", access.delete_own_personal_access_token, status=204),
    Op("POST", f"{_PROOFS}/password", verifications.create_verification_by_password, status=201),
    Op("POST", f"{_PROOFS}/verification-code", verifications.create_verification_by_verification_code, status=201),
    Op("POST", f"{_PROOFS}/verification-code/verify", verifications.verify_verification_by_verification_code),
    Op("POST", f"{_PROOFS}/social", verifications.create_verification_by_social, status=201, is_for_everybody=True),
    Op("POST", f"{_PROOFS}/social/verify", verifications.verify_verification_by_social, is_for_everybody=True),
    Op("POST", f"{_PROOFS}/web-authn/registration", verifications.generate_web_authn_registration_options),
    Op("POST", f"{_PROOFS}/web-authn/registration/verify", verifications.verify_web_authn_registration),
)  # fmt: skip

routes = routes_of_account(OPERATIONS)
