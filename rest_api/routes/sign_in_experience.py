"""The paths of the sign-in experience, of what it shows, and of the account centre."""

from identity.kernel.permissions import Permission
from rest_api import account_center, captcha, phrases, profile_fields, sign_in_experience, well_known
from rest_api.operations import FOR_ANYBODY
from rest_api.operations import Operation as Op

_READ, _WRITE = Permission.SIGN_IN_EXPERIENCE_READ, Permission.SIGN_IN_EXPERIENCE_WRITE
_PHRASES = "/custom-phrases/{languageTag}"
_FIELD = "/custom-profile-fields/{name}"

OPERATIONS = (
    Op("GET", "/sign-in-exp", sign_in_experience.get_sign_in_experience, _READ),
    Op("PATCH", "/sign-in-exp", sign_in_experience.update_sign_in_experience, _WRITE),
    Op("POST", "/sign-in-exp/default/check-password", sign_in_experience.check_password, _READ),
    Op("GET", "/sign-in-exp/username-policy/case-sensitivity-conflicts",
       sign_in_experience.list_username_conflicts, (_READ, Permission.USERS_READ)),
    Op("GET", "/custom-phrases", phrases.list_custom_phrases, _READ),
    Op("GET", _PHRASES, phrases.get_custom_phrase, _READ),
    Op("PUT", _PHRASES, phrases.replace_custom_phrase, _WRITE, 201),
    Op("DELETE", _PHRASES, phrases.delete_custom_phrase, _WRITE, 204),
    Op("GET", "/custom-profile-fields", profile_fields.list_profile_fields, _READ),
    Op("POST", "/custom-profile-fields", profile_fields.create_profile_field, _WRITE, 201),
    Op("POST", "/custom-profile-fields/batch", profile_fields.create_profile_fields, _WRITE, 201),
    Op("POST", "/custom-profile-fields/properties/sie-order", profile_fields.order_profile_fields, _WRITE),
    Op("GET", _FIELD, profile_fields.get_profile_field, _READ),
    Op("PUT", _FIELD, profile_fields.replace_profile_field, _WRITE),
    Op("DELETE", _FIELD, profile_fields.delete_profile_field, _WRITE, 204),
    Op("GET", "/captcha-provider", captcha.get_captcha_provider, _WRITE),  # with its secret
    Op("PUT", "/captcha-provider", captcha.replace_captcha_provider, _WRITE),
    Op("DELETE", "/captcha-provider", captcha.delete_captcha_provider, _WRITE, 204),
    Op("GET", "/account-center", account_center.get_account_center, _READ),
    Op("PATCH", "/account-center", account_center.update_account_center, _WRITE),
    Op("GET", "/.well-known/sign-in-exp", well_known.sign_in_experience, FOR_ANYBODY),
    Op("GET", "/.well-known/experience", well_known.experience, FOR_ANYBODY),
    Op("GET", "/.well-known/phrases", well_known.phrases, FOR_ANYBODY),
    Op("GET", "/.well-known/account-center", account_center.show_account_center, FOR_ANYBODY),
)  # fmt: skip
