"""What the sign-in experience refuses."""

from identity.kernel.errors import Conflict, InputRefused


class InvalidSettings(InputRefused):
    """A setting that is unknown, of the wrong type or out of bounds."""

    code = "guard.invalid_input"
    message = "The settings are invalid: {reason}"


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
