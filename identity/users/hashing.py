"""Hashing passwords in the process's bounded pool of threads; a full queue is a refusal, not a wait."""

import os

from identity import settings
from identity.kernel.errors import Unavailable
from identity.security import passwords
from identity.security.passwords import PasswordDigest, PasswordHasher, TooBusy
from identity.users.errors import PasswordTooLong


def hasher() -> PasswordHasher:
    """The hasher of this process: as wide as the settings say, else its share of the cores.

    More hashes at once than cores finish no sooner; they only push each other out of the processor's caches.
    """
    own = settings.current()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return passwords.configure_password_hasher(own.password_hash_concurrency or max(1, cores // own.workers))


async def new_digest(password: str) -> PasswordDigest:
    """The digest that is stored of a new password. Call it outside a transaction."""
    try:
        return await hasher().hash(password)
    except passwords.PasswordTooLong:
        raise PasswordTooLong(path="password") from None
    except TooBusy:
        raise Unavailable from None
