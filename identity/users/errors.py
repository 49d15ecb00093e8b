"""What the users feature refuses."""

from identity.kernel.errors import Conflict, InputRefused


class UsernameTaken(Conflict):
    """Another user has this username."""

    code = "user.username_already_in_use"
    message = "This username is already in use."


class EmailTaken(Conflict):
    """Another user has this e-mail address, whatever its case."""

    code = "user.email_already_in_use"
    message = "This e-mail address is already in use."


class PhoneTaken(Conflict):
    """Another user has this phone number."""

    code = "user.phone_already_in_use"
    message = "This phone number is already in use."


class InvalidUsername(InputRefused):
    """A username with a form that cannot be."""

    code = "user.invalid_username"
    message = (
        "A username starts with a letter or underscore and has letters, digits and underscores, at most 128."
    )


class InvalidEmail(InputRefused):
    """Not an e-mail address."""

    code = "user.invalid_email"
    message = "This is not an e-mail address."


class InvalidPhone(Conflict):
    """Not a telephone number with a country code."""

    code = "user.invalid_phone"
    message = "This is not a telephone number: give the country code and digits only."


class PasswordAndDigest(InputRefused):
    """A password and a digest of one at once."""

    code = "user.password_and_digest"
    message = "Give a password or a password digest, not both."


class PasswordAlgorithmRequired(InputRefused):
    """A digest without the algorithm that made it."""

    code = "user.password_algorithm_required"
    message = "A password digest needs the algorithm that made it."


class InvalidPasswordDigest(InputRefused):
    """A digest that no password could ever match."""

    code = "user.invalid_password_digest"
    message = "The password digest does not have the form of its algorithm."


class CannotDeleteSelf(InputRefused):
    """An administrator wants to delete themselves."""

    code = "user.cannot_delete_self"
    message = "You cannot delete your own account."


class CannotSuspendSelf(InputRefused):
    """An administrator wants to suspend themselves."""

    code = "user.cannot_suspend_self"
    message = "You cannot suspend your own account."


class PasswordTooLong(InputRefused):
    """A password beyond what is hashed."""

    code = "user.password_too_long"
    message = "The password is too long."
