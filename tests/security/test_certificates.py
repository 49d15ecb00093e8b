"""Certificates that somebody hands in, and that are none."""

from base64 import b64encode

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from identity.saml_applications.certificates import is_rsa_certificate
from identity.security.certificates import expiry_of
from tests.sso.samples import certificate

_VERSION = bytes.fromhex("a003020102")  # RFC 5280 section 4.1.2.1: version 3
_RSA = bytes.fromhex("2a864886f70d010101")


def spoilt(old: bytes, new: bytes) -> str:
    """A certificate in PEM form with some of its bytes replaced."""
    der = x509.load_pem_x509_certificate(certificate().encode()).public_bytes(Encoding.DER)
    assert old in der
    body = b64encode(der.replace(old, new)).decode()
    return f"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n"


def test_one_of_an_unknown_version_is_none() -> None:
    pem = spoilt(_VERSION, bytes.fromhex("a003020107"))
    assert not is_rsa_certificate(pem)
    assert expiry_of(pem) is None


def test_a_key_of_an_unknown_kind_cannot_encrypt() -> None:
    assert not is_rsa_certificate(spoilt(_RSA, bytes.fromhex("2a864886f70d010163")))
    assert is_rsa_certificate(certificate())
