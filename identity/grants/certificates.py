"""Certificates with which clients speak TLS (RFC 8705), as a trusted proxy hands them over (RFC 9440)."""

import binascii
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote

import structlog
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    Policy,
    PolicyBuilder,
    Store,
    VerificationError,
)
from joserfc.jwk import KeySet, OctKey

from identity import settings
from identity.applications.protocol import ProtocolMetadata
from identity.kernel import clock
from identity.security.secrets import equal

_LONGEST = 16 * 1024
_PEM = "-----BEGIN CERTIFICATE-----"
_NAMES = {  # in subject names, beyond those of RFC 4514 section 3
    "E": x509.NameOID.EMAIL_ADDRESS,
    "EMAILADDRESS": x509.NameOID.EMAIL_ADDRESS,
    "SERIALNUMBER": x509.NameOID.SERIAL_NUMBER,
    "SN": x509.NameOID.SURNAME,
    "GN": x509.NameOID.GIVEN_NAME,
    "T": x509.NameOID.TITLE,
    "TITLE": x509.NameOID.TITLE,
    "BUSINESSCATEGORY": x509.NameOID.BUSINESS_CATEGORY,
    "ORGANIZATIONIDENTIFIER": x509.NameOID.ORGANIZATION_IDENTIFIER,
    "JURISDICTIONC": x509.NameOID.JURISDICTION_COUNTRY_NAME,
}
_log = structlog.get_logger("keystead.certificates")


@dataclass(frozen=True)
class ClientCertificate:
    """The certificate whose private key the client had when TLS began."""

    certificate: x509.Certificate = field(repr=False)

    @cached_property
    def thumbprint(self) -> str:
        """`x5t#S256` (RFC 8705 section 3.1)."""
        digest = self.certificate.fingerprint(SHA256())
        return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")

    def has_a_key_of(self, keys: KeySet) -> bool:
        """Whether its key is one of these (section 2.2)."""
        own = self._public_key()
        return any(
            equal(own, key.public_key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
            for key in keys
            if not isinstance(key, OctKey)
        )

    def _public_key(self) -> bytes:
        return self.certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def is_of(self, metadata: ProtocolMetadata) -> bool:
        """Whether it has the one name that the client registered (section 2.1.2); without one it is nobody's."""
        wanted: list[tuple[str | None, Callable[[str], bool]]] = [
            (metadata.tls_client_auth_subject_dn, self._has_subject),
            (metadata.tls_client_auth_san_dns, self._has_dns_name),
            (metadata.tls_client_auth_san_uri, self._has_uri),
            (metadata.tls_client_auth_san_ip, self._has_ip),
            (metadata.tls_client_auth_san_email, self._has_email),
        ]
        checks = [check(value) for value, check in wanted if value]
        return bool(checks) and all(checks)

    def _has_subject(self, name: str) -> bool:
        try:
            return x509.Name.from_rfc4514_string(name, _NAMES) == self.certificate.subject
        except ValueError:
            return False

    def _has_dns_name(self, name: str) -> bool:
        return name.lower() in (each.lower() for each in self._alternatives(x509.DNSName))

    def _has_uri(self, uri: str) -> bool:
        return uri in self._alternatives(x509.UniformResourceIdentifier)

    def _has_email(self, address: str) -> bool:
        return address in self._alternatives(x509.RFC822Name)

    def _has_ip(self, address: str) -> bool:
        try:
            return str(ip_address(address)) in self._alternatives(x509.IPAddress)
        except ValueError:
            return False

    def _alternatives(self, kind: type[x509.GeneralName]) -> list[str]:
        try:
            extension = self.certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        except (x509.ExtensionNotFound, ValueError):
            return []
        return [str(each.value) for each in extension.value if isinstance(each, kind)]

    @property
    def is_vouched_for(self) -> bool:
        """Whether an authority of the setting issued it, for clients, and it is in its time."""
        path = settings.current().client_certificate_authorities
        store = _authorities(path) if path else None
        if store is None:
            return False
        builder = PolicyBuilder().store(store).time(clock.now())
        # The names are compared with what is registered, so no more is asked of extensions than what they are for.
        builder = builder.extension_policies(
            ca_policy=ExtensionPolicy.permit_all().require_present(
                x509.BasicConstraints, Criticality.AGNOSTIC, _is_authority
            ),
            ee_policy=ExtensionPolicy.permit_all().may_be_present(
                x509.ExtendedKeyUsage, Criticality.AGNOSTIC, _is_for_clients
            ),
        )
        try:
            builder.build_client_verifier().verify(self.certificate, [])
        except (VerificationError, ValueError):
            return False
        return True


def _is_authority(
    _policy: Policy, _certificate: x509.Certificate, constraints: x509.BasicConstraints
) -> None:
    if not constraints.ca:
        raise ValueError("the issuer is no authority")


def _is_for_clients(
    _policy: Policy, _certificate: x509.Certificate, usage: x509.ExtendedKeyUsage | None
) -> None:
    if usage is not None and ExtendedKeyUsageOID.CLIENT_AUTH not in usage:
        raise ValueError("the certificate is not for clients")


@lru_cache(maxsize=4)
def _authorities(path: Path) -> Store | None:
    """Read once: a changed file counts after a restart."""
    try:
        return Store(x509.load_pem_x509_certificates(path.read_bytes()))
    except (OSError, ValueError) as error:
        _log.error("the file of client certificate authorities cannot be read", error=str(error))
        return None


def handed_over(peer: str | None, header: Callable[[str], Sequence[str]]) -> ClientCertificate | None:
    """The client's certificate, if a trusted proxy sent one; what anybody else writes there is not looked at."""
    own = settings.current()
    if own.client_certificate_header is None or not _is_trusted(peer):
        return None
    values = header(own.client_certificate_header)
    # Two values: one of them is not the proxy's.
    if len(values) != 1 or not 0 < len(values[0]) <= _LONGEST:
        return None
    try:
        return ClientCertificate(_read(values[0].strip()))
    except (ValueError, binascii.Error, UnsupportedAlgorithm) as error:
        _log.warning("a proxy handed over what is no certificate", error=str(error))
        return None


def _read(value: str) -> x509.Certificate:
    """RFC 9440 section 2.2: a byte sequence between colons; or PEM in URL encoding, as nginx has it."""
    if len(value) > 1 and value[0] == value[-1] == ":":
        return x509.load_der_x509_certificate(b64decode(value[1:-1], validate=True))
    pem = unquote(value)
    if not pem.startswith(_PEM):
        raise ValueError("neither a byte sequence nor PEM")
    return x509.load_pem_x509_certificate(pem.encode("ascii"))


def _is_trusted(peer: str | None) -> bool:
    try:
        return peer is not None and any(
            ip_address(peer) in network for network in settings.current().trusted_proxies
        )
    except ValueError:
        return False
