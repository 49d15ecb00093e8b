"""Encrypted assertions (XML Encryption 1.1): AES in GCM or CBC, with a key that is for us by RSA-OAEP.

Whatever goes wrong is answered alike, so that nobody learns from answers how a text that they changed decrypts. RSA
with PKCS #1 v1.5 padding and Triple DES are refused.
"""

from collections.abc import Callable, Sequence
from xml.sax.saxutils import quoteattr

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from lxml import etree

from identity.connectors.errors import AssertionRefused
from identity.connectors.saml.documents import DS, SAML, Element, decoded, element_of, text_of

_XENC, _XENC11 = "http://www.w3.org/2001/04/xmlenc#", "http://www.w3.org/2009/xmlenc11#"
_GCM = {f"{_XENC11}aes{bits}-gcm": bits // 8 for bits in (128, 192, 256)}
_CBC = {f"{_XENC}aes{bits}-cbc": bits // 8 for bits in (128, 192, 256)}
_KEY_BYTES = _GCM | _CBC
_OAEP, _OAEP11 = f"{_XENC}rsa-oaep-mgf1p", f"{_XENC11}rsa-oaep"
# In OAEP the collisions of SHA-1 do no harm (RFC 8017 section 7.1), and it is what providers use.
_SHA1: hashes.HashAlgorithm = hashes.SHA1()  # noqa: S303
_DIGESTS = {
    f"{DS[1:-1]}sha1": _SHA1,
    f"{_XENC}sha256": hashes.SHA256(),
    "http://www.w3.org/2001/04/xmldsig-more#sha384": hashes.SHA384(),
    f"{_XENC}sha512": hashes.SHA512(),
}
_MASKS = {
    f"{_XENC11}mgf1sha1": _SHA1,
    f"{_XENC11}mgf1sha256": hashes.SHA256(),
    f"{_XENC11}mgf1sha384": hashes.SHA384(),
    f"{_XENC11}mgf1sha512": hashes.SHA512(),
}
_NONCE_BYTES, _TAG_BYTES, _BLOCK_BYTES = 12, 16, 16
_MOST_KEYS = 5


class _NotForUsError(Exception):
    """It cannot be decrypted, for whatever reason."""


def decrypted(
    encrypted: Element, keys: Sequence[RSAPrivateKey], believed: Callable[[Element], Element]
) -> Element:
    """What is `believed` of the assertion inside of an `EncryptedAssertion`. Not to be believed is no other failure
    than to be unreadable: the difference would tell how a changed text decrypts."""
    try:
        return believed(_assertion(_plain(encrypted, keys), encrypted))
    except (_NotForUsError, AssertionRefused, IndexError):
        raise AssertionRefused(reason="its encrypted assertion is no good one") from None


def _assertion(plain: bytes, encrypted: Element) -> Element:
    """The text as a document; some leave the namespaces in it to what is around it (section 4.3.3)."""
    try:
        return element_of(plain, f"{SAML}Assertion")
    except AssertionRefused:
        names = {prefix: name for prefix, name in encrypted.nsmap.items() if prefix is not None}
        declared = "".join(f" xmlns:{prefix}={quoteattr(name)}" for prefix, name in names.items())
        around = element_of(b"<around%s>%s</around>" % (declared.encode(), plain), "around")
        return element_of(etree.tostring(around[0], with_tail=False), f"{SAML}Assertion")


def _plain(encrypted: Element, keys: Sequence[RSAPrivateKey]) -> bytes:
    data = encrypted.find(f"{{{_XENC}}}EncryptedData")
    method = _method(data)
    if method not in _KEY_BYTES:
        raise _NotForUsError
    wrapped = list(encrypted.iter(f"{{{_XENC}}}EncryptedKey"))[:_MOST_KEYS]
    cipher = _cipher_value(data)
    for each in wrapped:
        for key in keys[:_MOST_KEYS]:
            content_key = _unwrapped(each, key)
            if content_key is not None and len(content_key) == _KEY_BYTES[method]:
                return _opened(method, content_key, cipher)
    raise _NotForUsError


def _unwrapped(wrapped: Element, key: RSAPrivateKey) -> bytes | None:
    method = _method(wrapped)
    if method not in (_OAEP, _OAEP11):
        return None
    about = wrapped.find(f"{{{_XENC}}}EncryptionMethod")
    digest, mask = about.find(f"{DS}DigestMethod"), about.find(f"{{{_XENC11}}}MGF")
    algorithm = _SHA1 if digest is None else _DIGESTS.get(digest.get("Algorithm"))
    generator = _SHA1 if method == _OAEP or mask is None else _MASKS.get(mask.get("Algorithm"))
    if algorithm is None or generator is None:
        return None
    label = text_of(about.find(f"{{{_XENC}}}OAEPparams"))
    oaep = padding.OAEP(padding.MGF1(generator), algorithm, decoded(label) if label else None)
    try:
        return key.decrypt(_cipher_value(wrapped), oaep)
    except ValueError:
        return None


def _opened(method: str, key: bytes, cipher: bytes) -> bytes:
    """The text; in GCM the nonce comes first and the tag last, in CBC the initialization vector comes first."""
    if method in _GCM:
        if len(cipher) < _NONCE_BYTES + _TAG_BYTES:
            raise _NotForUsError
        try:
            return AESGCM(key).decrypt(cipher[:_NONCE_BYTES], cipher[_NONCE_BYTES:], None)
        except InvalidTag:
            raise _NotForUsError from None
    if len(cipher) < 2 * _BLOCK_BYTES or len(cipher) % _BLOCK_BYTES:
        raise _NotForUsError
    decryptor = Cipher(AES(key), CBC(cipher[:_BLOCK_BYTES])).decryptor()
    padded = decryptor.update(cipher[_BLOCK_BYTES:]) + decryptor.finalize()
    # Section 5.2.2: the last byte counts what was filled in. A wrong count goes on to the parser like a right one.
    return padded[: -padded[-1]] if 1 <= padded[-1] <= _BLOCK_BYTES else padded


def _method(element: Element | None) -> str:
    about = None if element is None else element.find(f"{{{_XENC}}}EncryptionMethod")
    return "" if about is None else str(about.get("Algorithm", ""))


def _cipher_value(element: Element) -> bytes:
    """What is there itself; nothing is ever fetched from where a reference points to."""
    return decoded(text_of(element.find(f"{{{_XENC}}}CipherData/{{{_XENC}}}CipherValue")))
