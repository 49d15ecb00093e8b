"""RSA key pairs with self-signed certificates, as SAML partners pin them (X.509, RFC 5280)."""

from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.x509.oid import NameOID

_KEY_BITS = 2048
_PUBLIC_EXPONENT = 65537
LONGEST_PEM = 16_384  # characters


@dataclass(frozen=True, slots=True)
class CertifiedKey:
    """A private key and its certificate, in PEM form."""

    private_pem: str = field(repr=False)
    certificate: str


def certified_key(common_name: str, valid_from: datetime, valid_until: datetime) -> CertifiedKey:
    """Make a key pair; it takes up to a second, so call it in a thread."""
    key = generate_private_key(public_exponent=_PUBLIC_EXPONENT, key_size=_KEY_BITS)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=True, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(valid_from)
        .not_valid_after(valid_until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return CertifiedKey(private.decode(), certificate.public_bytes(serialization.Encoding.PEM).decode())


def sha256_fingerprint(certificate: str) -> str:
    """The fingerprint of a certificate in PEM form, in hexadecimal."""
    return x509.load_pem_x509_certificate(certificate.encode()).fingerprint(hashes.SHA256()).hex().upper()


def expiry_of(certificate: str) -> datetime | None:
    """When a certificate ends, None for what is no certificate; metadata have it without the lines around it."""
    if len(certificate) > LONGEST_PEM:
        return None
    try:
        return x509.load_pem_x509_certificate(_as_pem(certificate).encode()).not_valid_after_utc
    except (ValueError, x509.InvalidVersion):
        return None


def _as_pem(certificate: str) -> str:
    if "-----BEGIN" in certificate:
        return certificate
    body = "".join(certificate.split())
    lines = "\n".join(body[start : start + 64] for start in range(0, len(body), 64))
    return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"
