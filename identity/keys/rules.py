"""Which key signs, which ones still verify, and what becomes of the others when a key takes over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from identity.security.signing import SigningAlgorithm

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


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """What there is to know of a key but for the key itself."""

    id: str
    algorithm: str
    status: str
    created_at: datetime
    effective_at: datetime | None = None


def family_of(algorithm: str) -> KeyFamily:
    """The kind of key that signs with the algorithm."""
    return KeyFamily.RSA if algorithm.startswith("RS") else KeyFamily.EC


def algorithm_of(family: KeyFamily, configured: SigningAlgorithm) -> SigningAlgorithm:
    """What a new key of the family signs with."""
    if family is KeyFamily.RSA:
        return "RS256"
    return configured if family_of(configured) is KeyFamily.EC else "ES384"


def due_key(keys: Iterable[KeyStanding], now: datetime) -> KeyStanding | None:
    """The key whose time to take over has come."""
    waiting = (each for each in keys if each.status == KeyStatus.NEXT)
    return next((each for each in waiting if each.effective_at is None or each.effective_at <= now), None)


def takeover(keys: Iterable[KeyStanding], new: KeyStanding, default: str) -> Mapping[str, KeyStatus | None]:
    """What changes when a key takes over: the status by id, None for keys that go.

    The one that signed so far stays to verify what it signed, and takes the place of its own predecessor. A key of the
    algorithm that clients can ask for goes on signing for those.
    """
    others = [each for each in keys if each.id != new.id]
    signing = [each for each in others if each.status == KeyStatus.CURRENT]
    retiring = [
        each
        for each in signing
        if each.algorithm == new.algorithm or each.algorithm == default != FOR_CLIENTS_THAT_ASK
    ]
    succeeded = {each.algorithm for each in retiring}
    gone = [each for each in others if each.status == KeyStatus.PREVIOUS and each.algorithm in succeeded]
    return {
        new.id: KeyStatus.CURRENT,
        **{each.id: KeyStatus.PREVIOUS for each in retiring},
        **{each.id: None for each in gone},
    }
