"""What the credentials feature refuses."""

from identity.kernel.errors import Conflict, InputRefused


class InvalidCredentials(Conflict):
    """The password is wrong, or there is none, or nobody of that name."""

    code = "session.invalid_credentials"
    message = "The account or the password is wrong. Check both and try again."


class EmptyPassword(InputRefused):
    """A password of no characters."""

    code = "user.password_empty"
    message = "A password has at least one character."


class PasswordExpirationNotEnabled(InputRefused):
    """A password is to be expired where passwords never expire."""

    code = "sign_in_experiences.password_expiration_not_enabled"
    message = "Passwords do not expire here. Turn password expiration on in the sign-in experience first."


class TotpInUse(Conflict):
    """The person has an authenticator app already."""

    code = "user.totp_already_in_use"
    message = "This user has an authenticator app already. Remove it before adding another."


class InvalidTotpSecret(Conflict):
    """A secret that no authenticator app takes."""

    code = "user.totp_secret_invalid"
    message = "The secret of an authenticator app is Base32 text of 16 to 128 characters."


class BackupCodesInUse(Conflict):
    """The person has backup codes already."""

    code = "user.backup_code_already_in_use"
    message = "This user has backup codes already. Remove them before making others."


class BackupCodesAlone(Conflict):
    """Backup codes without a factor that they back up."""

    code = "session.mfa.backup_code_can_not_be_alone"
    message = "Backup codes stand in for another factor: add an authenticator app or a passkey first."


class WrongBackupCodeFormat(Conflict):
    """Backup codes of another form than the ones made here."""

    code = "user.wrong_backup_code_format"
    message = "Give 10 different backup codes of 10 hexadecimal digits each, in lower case."


class PasskeyNotVerified(InputRefused):
    """What a passkey signed does not prove what was asked."""

    code = "session.mfa.webauthn_verification_failed"
    message = "The passkey could not be verified."


class PasskeyInUse(Conflict):
    """A passkey that is somebody's already."""

    code = "user.passkey_already_in_use"
    message = "This passkey is in use already."


class TokenNameTaken(Conflict):
    """The person has another token of this name."""

    code = "user.personal_access_token_name_exists"
    message = "This user has a personal access token of that name already."
