"""Which key signs, which ones still verify, and what becomes of the others when a key takes over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from identity.security.signing import SIGNING_ALGORITHMS, SigningAlgorithm

FOR_CLIENTS_THAT_ASK: SigningAlgorithm = (
    "RS256"  # OpenID Connect Core section 15.1: every provider supports it
)


class KeyStatus(StrEnum):
    """Where a key stands: it will sign, it signs, or it has signed."""

    NEXT = "Next"
    CURRENT = "Current"
    PREVIOUS = "Previous"


class KeyFamily(StrEnum):
    """The kind of a key."""

    EC = "EC"
    RSA = "RSA"
    OKP = "OKP"  # Ed25519


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """What there is to know of a key but for the key itself."""

    id: str
    algorithm: str
    status: str
    created_at: datetime
    effective_at: datetime | None = None
    becomes_default: bool = True


_FAMILIES = {"RS": KeyFamily.RSA, "PS": KeyFamily.RSA, "Ed": KeyFamily.OKP}


def family_of(algorithm: str) -> KeyFamily:
    """The kind of key that signs with the algorithm."""
    return _FAMILIES.get(algorithm[:2], KeyFamily.EC)


def algorithm_of(family: KeyFamily, configured: SigningAlgorithm) -> SigningAlgorithm:
    """What a new key of the family signs with."""
    if family is KeyFamily.EC:
        return configured if family_of(configured) is KeyFamily.EC else "ES384"
    return "RS256" if family is KeyFamily.RSA else "EdDSA"


def supported(algorithm: str | None) -> SigningAlgorithm | None:
    """The algorithm, if there can be a key for it."""
    return next((each for each in SIGNING_ALGORITHMS if each == algorithm), None)


def due_key(keys: Iterable[KeyStanding], now: datetime) -> KeyStanding | None:
    """The key whose time to take over has come; of several the one that was to do so first."""
    due = [
        each
        for each in keys
        if each.status == KeyStatus.NEXT and (each.effective_at is None or each.effective_at <= now)
    ]
    return min(due, key=lambda each: (each.effective_at or now, each.id), default=None)


def settled(keys: Sequence[KeyStanding], default: str, now: datetime) -> tuple[list[KeyStanding], str]:
    """The keys when each whose time has come has taken over, and the algorithm that is the server's own then."""
    standings = list(keys)
    while new := due_key(standings, now):
        changes = takeover(standings, new, default)
        after = ((each, changes.get(each.id, each.status)) for each in standings)
        standings = [replace(each, status=status) for each, status in after if status is not None]
        default = default_after(new, default)
    return standings, default


def default_after(new: KeyStanding, default: str) -> str:
    """What the server signs with where nobody asks for another algorithm, once the key has taken over."""
    return new.algorithm if new.becomes_default else default


def waits_for(waiting: KeyStanding, algorithm: str, *, becomes_default: bool) -> bool:
    """Whether a waiting key stands where a new one would."""
    is_same = waiting.algorithm == algorithm or (waiting.becomes_default and becomes_default)
    return waiting.status == KeyStatus.NEXT and is_same


def takeover(keys: Iterable[KeyStanding], new: KeyStanding, default: str) -> Mapping[str, KeyStatus | None]:
    """What changes when a key takes over: the status by id, None for keys that go.

    The one that signed so far stays to verify what it signed, and takes the place of its own predecessor. When the
    server's own choice moves to another algorithm, the key of the former retires too, unless it is the algorithm that
    every client can count on. All other algorithms keep their keys.
    """
    others = [each for each in keys if each.id != new.id]
    signing = [each for each in others if each.status == KeyStatus.CURRENT]
    retiring = [
        each
        for each in signing
        if each.algorithm == new.algorithm
        or (new.becomes_default and each.algorithm == default != FOR_CLIENTS_THAT_ASK)
    ]
    succeeded = {each.algorithm for each in retiring}
    gone = [each for each in others if each.status == KeyStatus.PREVIOUS and each.algorithm in succeeded]
    return {
        new.id: KeyStatus.CURRENT,
        **{each.id: KeyStatus.PREVIOUS for each in retiring},
        **{each.id: None for each in gone},
    }
