"""What the sign-in experience refuses."""

from identity.kernel.errors import Conflict, InputRefused, NotFound


class ConnectorMissing(InputRefused):
    """A method that sends codes, without a connector that could send them."""

    code = "sign_in_experiences.enabled_connector_not_found"
    message = "Set up a connector for {kind} first: codes could not be sent."


class PasswordlessNeedsVerification(InputRefused):
    """People could register with an address that nobody has verified."""

    code = "sign_in_experiences.passwordless_requires_verify"
    message = "An e-mail address or phone number given at registration must be verified."


class NoAuthenticationFactor(InputRefused):
    """A sign-in method that asks for nothing secret."""

    code = "sign_in_experiences.at_least_one_authentication_factor"
    message = "Each sign-in method needs a password, a verification code or both."


class CodeSignInNeeded(InputRefused):
    """People register without a password and could not come back."""

    code = "sign_in_experiences.code_sign_in_must_be_enabled"
    message = "Without a password at registration, signing in with a verification code must be possible."


class DuplicatedSignUpIdentifiers(InputRefused):
    """The same identifier is asked for twice."""

    code = "sign_in_experiences.duplicated_sign_up_identifiers"
    message = "An identifier is asked for twice at registration."


class MissingSignUpIdentifiers(InputRefused):
    """Secondary identifiers without a primary one."""

    code = "sign_in_experiences.missing_sign_up_identifiers"
    message = "Choose a primary identifier for registration before secondary ones."


class DuplicatedFactors(InputRefused):
    """A second factor is listed twice."""

    code = "sign_in_experiences.duplicated_mfa_factors"
    message = "A second factor is listed twice."


class BackupCodeAlone(InputRefused):
    """Backup codes are a way out for another factor, not one of their own."""

    code = "sign_in_experiences.backup_code_cannot_be_enabled_alone"
    message = "Backup codes need another second factor beside them."


class UnknownLanguage(InputRefused):
    """A language without phrases."""

    code = "sign_in_experiences.unsupported_default_language"
    message = "There are no phrases in the language {tag}."


class UsernamesConflict(Conflict):
    """Names that differ in case alone, while case is no longer to count."""

    status = 409
    code = "sign_in_experiences.username_case_conflict"
    message = "Some usernames differ only in their case; rename them first."


class CodeForSignInAndFactor(InputRefused):
    """A code to the same address would prove the same thing twice."""

    code = "sign_in_experiences.verification_code_for_sign_in_and_mfa"
    message = "A code by {kind} cannot be both a way to sign in and a second factor."


class AdaptiveMfaMismatch(Conflict):
    """Asking for a factor by risk, without a factor or a policy to do so; or such a policy without it."""

    code = "sign_in_experiences.adaptive_mfa_mismatch"
    message = (
        "Adaptive second factors need a factor and a mandatory prompt, and a mandatory prompt needs them."
    )


class ExpirationWithoutRecovery(Conflict):
    """Passwords that end, and nobody could choose a new one."""

    code = "sign_in_experiences.password_expiration_requires_forgot_password"
    message = (
        "Passwords can only expire where people can set a new one by a code: enable a forgot-password method."
    )


class InvalidPhrases(Conflict):
    """Texts for places that the pages do not have."""

    code = "localization.invalid_translation_structure"
    message = "There is no text at `{key}` in the English phrases."


class FallbackLanguageInUse(Conflict):
    """The language that everybody gets whose own there is not."""

    status = 409
    code = "localization.cannot_delete_default_language"
    message = "{tag} is the fallback language: choose another one first."


class CaptchaProviderMissing(NotFound):
    """No captcha service is set up."""

    code = "captcha_provider.not_found"
    message = "No captcha provider is set up."


class EmailNotAllowed(Conflict):
    """An address that the settings keep out."""

    code = "session.email_blocklist.email_not_allowed"
    message = "This e-mail address is not accepted. Use another one."


class SubaddressNotAllowed(Conflict):
    """An address with a plus sign and more, of which one person can have any number."""

    code = "session.email_blocklist.email_subaddressing_not_allowed"
    message = "An e-mail address with a + is not accepted. Use the plain one."
