"""What sign-in refuses."""

from identity.kernel.errors import Conflict, InputRefused, NotFound, Refusal, RefusalKind


class NotStarted(NotFound):
    """The interaction has not been started through the Experience API, or was reset."""

    code = "session.interaction_not_found"
    message = "This sign-in has not been started. Please start again."


class VerificationNotFound(NotFound):
    """No verification of this id and kind."""

    code = "session.verification_session_not_found"
    message = "This verification is unknown. Please verify again."


class NotVerified(InputRefused):
    """A verification that was begun and not completed, or that proves nothing for this step."""

    code = "session.verification_failed"
    message = "The verification was not completed. Please verify again."


class NotIdentified(NotFound):
    """It is not known yet who signs in."""

    code = "session.identifier_not_found"
    message = "Say who you are first."


class NobodyToSendTo(NotIdentified):
    """A code for one's own address before it is known whose that is."""

    status = 400


class IdentityConflict(Conflict):
    """Somebody else was identified in this sign-in before."""

    status = 409
    code = "session.identity_conflict"
    message = "Another person was identified in this sign-in. Please start again."


class MethodNotEnabled(Conflict):
    """The settings do not allow to sign in this way."""

    code = "user.sign_in_method_not_enabled"
    message = "Signing in this way is not enabled."


class UserNotFound(NotFound):
    """The verified person has no account (any more)."""

    code = "user.user_not_exist"
    message = "There is no such account."


class AccountSuspended(Refusal):
    """The account is suspended."""

    status = 401
    code = "user.suspended"
    message = "This account is suspended."


class NotForForgottenPassword(InputRefused):
    """A step that makes no sense while a forgotten password is replaced."""

    code = "session.not_supported_for_forgot_password"
    message = "This is not possible while replacing a forgotten password."


class NotAWayToReplacePassword(NotForForgottenPassword):
    """A verification that does not allow to replace a forgotten password."""

    status = 422


class WrongInteractionType(InputRefused):
    """A step of another kind of interaction."""

    code = "session.invalid_interaction_type"
    message = "This is not possible in an interaction of this kind."


class TooManyAttempts(Refusal):
    """Too many wrong answers for this identifier; even the right one does not help for a while."""

    code = "session.verification_blocked_too_many_attempts"
    message = "Too many attempts. Try again in {minutes} minutes."


class VerificationIdRequired(InputRefused):
    """A sign-in without naming a verification."""

    code = "guard.invalid_input"
    message = "The request body is invalid: verificationId is required."


class MissingProfile(Conflict):
    """The account lacks what the settings demand; `data.missingProfile` names it."""

    code = "user.missing_profile"
    message = "Some details are missing from the account."


class CaptchaRequired(Conflict):
    """A person has to be told from a program first."""

    code = "session.captcha_required"
    message = "Solve the captcha first."


class CaptchaFailed(Conflict):
    """A captcha that was not solved, or that nobody can check."""

    code = "session.captcha_failed"
    message = "The captcha was not solved."


class MissingFactor(Conflict):
    """A second factor is mandatory and the account has none."""

    code = "user.missing_mfa"
    message = "The account needs a second factor."


class FactorNotEnabled(InputRefused):
    """A second factor that is not in use here."""

    code = "session.mfa.mfa_factor_not_enabled"
    message = "This second factor is not enabled."


class SecondFactorRequired(Refusal):
    """One of the person's second factors has to be shown first; `data` says which there are."""

    kind = RefusalKind.FORBIDDEN
    status = 403
    code = "session.mfa.require_mfa_verification"
    message = "Show your second factor first."


class DeviceNotTrustable(Conflict):
    """The settings, an organization of the person's or signs of danger do not let this browser be trusted."""

    code = "session.mfa.trusted_device_not_allowed"
    message = "This device cannot be trusted: you will be asked for your second factor again."


class FactorSuggested(Conflict):
    """A second factor is proposed, and has to be declined to go on without."""

    code = "user.suggest_mfa"
    message = "Add a second factor, or say that you want none."


class FurtherFactorSuggested(Conflict):
    """A factor beside the person's addresses is proposed, and has to be declined to go on without."""

    code = "session.mfa.suggest_additional_mfa"
    message = "Add another second factor, or say that you want none."


class BackupCodeRequired(Conflict):
    """Backup codes go with the other factors."""

    code = "session.mfa.backup_code_required"
    message = "The account needs backup codes."


class PasskeyPreferred(Conflict):
    """A passkey is proposed, and has to be declined to go on without."""

    code = "user.passkey_preferred"
    message = "Add a passkey, or say that you want none."


class PolicyNotUserControlled(Conflict):
    """Who must have a second factor cannot go on without."""

    code = "session.mfa.mfa_policy_not_user_controlled"
    message = "A second factor is mandatory."


class InvalidTotpCode(InputRefused):
    """The code of an authenticator app is wrong, or was used."""

    code = "session.mfa.invalid_totp_code"
    message = "The code is wrong or was used already."


class InvalidBackupCode(InputRefused):
    """No unused backup code of this person."""

    code = "session.mfa.invalid_backup_code"
    message = "The backup code is wrong or was used already."


class OneTimeTokenNotFound(InputRefused):
    """No such one-time token."""

    code = "one_time_token.token_not_found"
    message = "The link is invalid or was used before."


class TooManyPictures(InputRefused):
    """More pictures than anybody who registers tries out."""

    code = "storage.too_many_uploads"
    message = "Too many pictures were uploaded in this registration."


class PasswordExpired(Conflict):
    """The right password, which has had its time; only who knows it is told so."""

    code = "password.expired"
    message = "Your password has expired. Set a new one to sign in."


class PasswordRejected(Conflict):
    """A password that the policy forbids; `data` lists what is wrong with it."""

    code = "password.rejected"
    message = "The password does not meet the requirements."


class SamePassword(Conflict):
    """A new password that is the present one."""

    code = "user.same_password"
    message = "Choose a password other than the present one."


class UsernameExistsInProfile(Conflict):
    """The account has a username already."""

    code = "user.username_exists_in_profile"
    message = "The account has a username already."


class EmailExistsInProfile(Conflict):
    """An e-mail address for an account that has one."""

    code = "user.email_exists_in_profile"
    message = "This account has an e-mail address already."


class PhoneExistsInProfile(Conflict):
    """A phone number for an account that has one."""

    code = "user.phone_exists_in_profile"
    message = "This account has a phone number already."


class NewPasswordRequired(Conflict):
    """A password is to be replaced, and there is no new one."""

    code = "user.new_password_required_in_profile"
    message = "Choose a new password first."


class EnterpriseSignInRequired(Conflict):
    """The address belongs to an enterprise whose people sign in with its own provider."""

    code = "session.sso_enabled"
    message = "People with this e-mail address sign in with their organization's provider."


class PasswordExistsInProfile(Conflict):
    """The account has a password already."""

    code = "user.password_exists_in_profile"
    message = "The account has a password already."


class UsernameRequired(Conflict):
    """No username at all."""

    code = "user.username_required"
    message = "Enter a username."


class UsernameStartsWithNumber(Conflict):
    """A digit in front, where no username has one: it could be a telephone number."""

    code = "user.username_starts_with_number"
    message = "A username does not start with a digit."


class UsernameInvalidCharset(Conflict):
    """A character that no policy allows."""

    code = "user.username_invalid_charset_hard"
    message = "A username has only letters, digits and underscores."


class UsernameTooShort(Conflict):
    """Shorter than the policy allows."""

    code = "user.username_too_short"
    message = "A username has at least {limit} characters."


class UsernameTooLong(Conflict):
    """Longer than the policy allows."""

    code = "user.username_too_long"
    message = "A username has at most {limit} characters."


class UsernameUppercase(Conflict):
    """A capital letter where the policy allows none."""

    code = "user.username_uppercase_not_allowed"
    message = "A username has no capital letters."


class UsernameLowercase(Conflict):
    """A small letter where the policy allows none."""

    code = "user.username_lowercase_not_allowed"
    message = "A username has no small letters."


class UsernameNumbers(Conflict):
    """A digit where the policy allows none."""

    code = "user.username_numbers_not_allowed"
    message = "A username has no digits."


class UsernameUnderscore(Conflict):
    """An underscore where the policy allows none."""

    code = "user.username_underscore_not_allowed"
    message = "A username has no underscores."


class ReservedIdentifierName(InputRefused):
    """An extra field with the name of an identifier, which is not given that way."""

    code = "custom_profile_fields.name_conflict_sign_in_identifier"
    message = "The name {name} is that of an identifier."


class ReservedCustomName(InputRefused):
    """An extra field with a reserved name, or one that the account's data has already."""

    code = "custom_profile_fields.name_conflict_custom_data"
    message = "The name {name} is taken."


class InvalidExtraProfile(InputRefused):
    """A profile value of the wrong type or too long."""

    code = "user.invalid_extra_profile"
    message = "The value of {name} is invalid."


MOST_UNLOCKED_AT_ONCE = 100


class TooManyIdentifiers(InputRefused):
    """More identifiers than are unlocked at once."""

    code = "request.too_many_identifiers"
    message = f"At most {MOST_UNLOCKED_AT_ONCE} identifiers are unlocked at once."
