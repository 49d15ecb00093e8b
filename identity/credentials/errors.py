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
