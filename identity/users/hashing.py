"""Hashing passwords in the process's bounded pool of threads; a full queue is a refusal, not a wait."""

from identity import settings
from identity.kernel.errors import InputRefused, Unavailable
from identity.security import passwords
from identity.security.passwords import PasswordDigest, PasswordHasher, TooBusy


class PasswordTooLong(InputRefused):
    """A password beyond what is hashed."""

    code = "user.password_too_long"
    message = "The password is too long."


def hasher() -> PasswordHasher:
    """The hasher of this process, as wide as the settings say."""
    return passwords.configure_password_hasher(settings.current().password_hash_concurrency)


async def new_digest(password: str) -> PasswordDigest:
    """The digest that is stored of a new password. Call it outside a transaction."""
    try:
        return await hasher().hash(password)
    except passwords.PasswordTooLong:
        raise PasswordTooLong(path="password") from None
    except TooBusy:
        raise Unavailable from None
