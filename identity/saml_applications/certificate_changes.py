"""Writes of certificates that several actions share; they need the open transaction."""

from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.saml_applications.certificates import KeyPair
from identity.saml_applications.errors import TooManyCertificates
from identity.saml_applications.models import SamlCertificate
from identity.security.secrets import random_id

KEY_PURPOSE = "saml-private-key"
_MOST_CERTIFICATES = 50


async def insert_certificate(application_id: str, key_pair: KeyPair, *, is_active: bool) -> SamlCertificate:
    """Store a key pair, its private key encrypted."""
    row = SamlCertificate(
        id=random_id(),
        application_id=application_id,
        private_key_encrypted=vault().encrypt(key_pair.private_key, KEY_PURPOSE),
        certificate=key_pair.certificate,
        is_active=is_active,
        created_at=clock.now(),
        expires_at=key_pair.expires_at,
    )
    await row.save(force_create=True)
    return row


async def require_room(application_id: str) -> None:
    """Refuse a certificate too many."""
    count = await database.fetch_value(
        "SELECT count(*) FROM saml_certificates WHERE application_id = $1", application_id
    )
    if count >= _MOST_CERTIFICATES:
        raise TooManyCertificates(limit=_MOST_CERTIFICATES)
