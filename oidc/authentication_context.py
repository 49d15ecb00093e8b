"""How surely a person was recognised: the levels of `acr`, and the methods of `amr` (RFC 8176)."""

from collections.abc import Collection, Sequence

ONE_FACTOR, TWO_FACTORS = "urn:keystead:acr:1fa", "urn:keystead:acr:2fa"
ACR_VALUES = (ONE_FACTOR, TWO_FACTORS)  # from the weakest up
_KNOWN = frozenset({"pwd", "pin", "kba"})
_HELD = frozenset({"otp", "sms", "tel", "hwk", "swk", "pop", "sc"})


def level_of(methods: Collection[str]) -> str:
    """The level that a sign-in with these methods reaches."""
    used = frozenset(methods)
    return TWO_FACTORS if "mfa" in used or (used & _KNOWN and used & _HELD) else ONE_FACTOR


def stated_level(wanted: Sequence[str], methods: Collection[str]) -> str:
    """The true level, or a lower one that was asked for instead: who reaches the higher has reached that too."""
    reached = level_of(methods)
    if reached in wanted:
        return reached
    below = ACR_VALUES[: ACR_VALUES.index(reached)]
    return next((each for each in wanted if each in below), reached)


def is_level_met(wanted: Sequence[str], methods: Collection[str]) -> bool:
    """Whether the sign-in reaches one of the levels; without any, every sign-in will do."""
    return not wanted or stated_level(wanted, methods) in wanted
