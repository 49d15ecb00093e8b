"""Key pairs that sign assertions, and the certificates of service providers."""

from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from identity.security.certificates import LONGEST_PEM, certified_key, sha256_fingerprint

LONGEST_LIFE_YEARS = 100
_SUBJECT = "SAML identity provider"


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key and its certificate, in PEM form."""

    private_key: str = field(repr=False)
    certificate: str
    expires_at: datetime


def new_key_pair(now: datetime, life_years: int) -> KeyPair:
    """Make a key pair; it takes up to a second, so call it in a thread."""
    expires_at = _years_later(now, life_years)
    made = certified_key(_SUBJECT, now, expires_at)
    return KeyPair(made.private_pem, made.certificate, expires_at)


def fingerprint(certificate: str) -> str:
    """The SHA-256 fingerprint, in hexadecimal."""
    return sha256_fingerprint(certificate)


def is_rsa_certificate(value: object) -> bool:
    """Whether it is a certificate in PEM form whose key can encrypt."""
    if not isinstance(value, str) or len(value) > LONGEST_PEM:
        return False
    try:
        return isinstance(x509.load_pem_x509_certificate(value.encode()).public_key(), RSAPublicKey)
    except (ValueError, TypeError, x509.InvalidVersion, UnsupportedAlgorithm):
        return False


def bare(certificate: str) -> str:
    """The certificate without the lines around it, as XML signatures carry it."""
    return "".join(line for line in certificate.splitlines() if "-----" not in line)


def _years_later(now: datetime, years: int) -> datetime:
    try:
        return now.replace(year=now.year + years)
    except ValueError:  # from 29 February to a year without one
        return now.replace(year=now.year + years, day=28)
