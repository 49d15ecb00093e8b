"""Key pairs that sign assertions; their certificates are self-signed, for service providers pin them."""

from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, generate_private_key
from cryptography.x509.oid import NameOID

KEY_BITS = 2048
LONGEST_LIFE_YEARS = 100
_LONGEST_PEM = 16_384
_SUBJECT = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "SAML identity provider")])


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key and its certificate, in PEM form."""

    private_key: str = field(repr=False)
    certificate: str
    expires_at: datetime


def new_key_pair(now: datetime, life_years: int) -> KeyPair:
    """Make a key pair; it takes up to a second, so call it in a thread."""
    key = generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    expires_at = _years_later(now, life_years)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_SUBJECT)
        .issuer_name(_SUBJECT)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(expires_at)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private_key = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    return KeyPair(private_key.decode(), pem, expires_at)


def fingerprint(certificate: str) -> str:
    """The SHA-256 fingerprint, in hexadecimal."""
    loaded = x509.load_pem_x509_certificate(certificate.encode())
    return loaded.fingerprint(hashes.SHA256()).hex().upper()


def is_rsa_certificate(value: object) -> bool:
    """Whether it is a certificate in PEM form whose key can encrypt."""
    if not isinstance(value, str) or len(value) > _LONGEST_PEM:
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
