"""Checking passwords: off the event loop, and as slow for nobody as for somebody."""

from identity.kernel.errors import Unavailable
from identity.security.passwords import PasswordDigest, TooBusy, Verification
from identity.users.hashing import hasher
from identity.users.models import User


async def password_matches(user: User | None, password: str) -> Verification:
    """Whether it is the user's password, and whether its digest should be made anew. Call it outside a transaction."""
    try:
        if user is None or user.password_digest is None:
            return await hasher().verify_nobody(password)
        digest = PasswordDigest(user.password_digest, user.password_algorithm or "Argon2id")
        return await hasher().verify(password, digest)
    except TooBusy:
        raise Unavailable from None
