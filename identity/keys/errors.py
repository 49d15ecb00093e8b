"""What the keys feature refuses."""

from identity.kernel.errors import Conflict, InputRefused, NotFound

LONGEST_GRACE_SECONDS = 365 * 86_400


class NextKeyWaiting(Conflict):
    """A key waits to take over; another one cannot do so before it."""

    code = "oidc.invalid_request"
    message = "A key is waiting to take over already: replace it with one that has a grace period, or wait."


class NoGraceForCookieKeys(Conflict):
    """Nobody outside knows cookie keys, so nobody needs time to learn of a new one."""

    code = "oidc.invalid_request"
    message = "A cookie key takes over at once: it has no grace period."


class InvalidGracePeriod(InputRefused):
    """A grace period that is negative, or longer than a year."""

    code = "oidc.invalid_grace_period"
    message = f"A grace period lasts 0 to {LONGEST_GRACE_SECONDS} seconds."


class UnknownSigningAlgorithm(InputRefused):
    """An algorithm that no key of this server signs with."""

    code = "oidc.unknown_signing_algorithm"
    message = "Keys sign with one of {supported}."


class KeyNotFound(NotFound):
    """There is no such key."""

    code = "oidc.key_not_found"
    message = "There is no key with the id `{id}`."


class OnlyPreviousKeysGo(Conflict):
    """A key that signs, or will, cannot be deleted."""

    code = "oidc.only_previous_key_can_be_deleted"
    message = "Only a previous key can be deleted: this one is in use."


class KeyRequired(Conflict):
    """There is always at least one key."""

    code = "oidc.key_required"
    message = "This is the last key: there has to be one."
