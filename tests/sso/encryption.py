"""XML Encryption as a provider does it: a key for us, and an assertion under that key."""

import os
from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.x509 import load_pem_x509_certificate
from lxml import etree

from tests.sso.identity_provider import SAML

XENC, XENC11 = "http://www.w3.org/2001/04/xmlenc#", "http://www.w3.org/2009/xmlenc11#"
DS = "http://www.w3.org/2000/09/xmldsig#"
GCM, CBC256, TRIPLE_DES = f"{XENC11}aes256-gcm", f"{XENC}aes256-cbc", f"{XENC}tripledes-cbc"
OAEP, OAEP11, RSA15 = f"{XENC}rsa-oaep-mgf1p", f"{XENC11}rsa-oaep", f"{XENC}rsa-1_5"
_HASHES: dict[str, Any] = {"sha1": hashes.SHA1, "sha256": hashes.SHA256}


@dataclass(frozen=True, kw_only=True)
class Encryption:
    """How an assertion is encrypted for a certificate; `key_beside` has the key next to the data, not in it."""

    certificate: str
    method: str = GCM
    transport: str = OAEP
    digest: str = "sha1"
    mask: str = "sha1"
    key_beside: bool = False

    def applied(self, assertion: etree._Element) -> etree._Element:
        """The `EncryptedAssertion`."""
        return self.of(etree.tostring(assertion))

    def of(self, plain: bytes) -> etree._Element:
        """The same of any bytes."""
        key = os.urandom(int(self.method.rpartition("aes")[2][:3]) // 8 if "aes" in self.method else 24)
        inside = self._wrapped(key)
        document = (
            f'<saml:EncryptedAssertion xmlns:saml="{SAML}" xmlns:xenc="{XENC}" xmlns:ds="{DS}">'
            f'<xenc:EncryptedData Type="{XENC}Element"><xenc:EncryptionMethod Algorithm="{self.method}"/>'
            f"<ds:KeyInfo>{'' if self.key_beside else inside}</ds:KeyInfo>"
            f"{_cipher_data(self._encrypted(key, plain))}</xenc:EncryptedData>"
            f"{inside if self.key_beside else ''}</saml:EncryptedAssertion>"
        )
        return etree.fromstring(document)

    def _encrypted(self, key: bytes, plain: bytes) -> bytes:
        if self.method.endswith("-gcm"):
            nonce = os.urandom(12)
            return nonce + AESGCM(key).encrypt(nonce, plain, None)
        if "aes" not in self.method:
            return os.urandom(64)
        vector, missing = os.urandom(16), 16 - len(plain) % 16
        encryptor = Cipher(AES(key), CBC(vector)).encryptor()
        padded = plain + os.urandom(missing - 1) + bytes([missing])
        return vector + encryptor.update(padded) + encryptor.finalize()

    def _wrapped(self, key: bytes) -> str:
        public: Any = load_pem_x509_certificate(self.certificate.encode()).public_key()
        scheme: Any = padding.PKCS1v15()
        if self.transport != RSA15:
            scheme = padding.OAEP(padding.MGF1(_HASHES[self.mask]()), _HASHES[self.digest](), None)
        digest = f"{DS}sha1" if self.digest == "sha1" else f"{XENC}{self.digest}"
        about = f'<ds:DigestMethod Algorithm="{digest}"/>'
        if self.transport == OAEP11:
            about += f'<x:MGF xmlns:x="{XENC11}" Algorithm="{XENC11}mgf1{self.mask}"/>'
        return (
            f'<xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="{self.transport}">{about}'
            f"</xenc:EncryptionMethod>{_cipher_data(public.encrypt(key, scheme))}</xenc:EncryptedKey>"
        )


def _cipher_data(value: bytes) -> str:
    text = b64encode(value).decode()
    return f"<xenc:CipherData><xenc:CipherValue>{text}</xenc:CipherValue></xenc:CipherData>"
