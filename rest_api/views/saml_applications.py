"""SAML applications and their certificates as callers see them."""

from datetime import UTC
from typing import Any, Literal

from identity.saml_applications.certificates import fingerprint
from identity.saml_applications.models import SamlCertificate
from identity.saml_applications.queries import SamlApplication
from rest_api.views import TENANT, View, milliseconds


class SamlApplicationView(View, kw_only=True):
    """A SAML application."""

    tenant_id: str = TENANT
    id: str
    name: str
    description: str | None
    type: Literal["SAML"] = "SAML"
    custom_data: dict[str, Any]
    is_third_party: bool = False
    app_level_access_control_enabled: bool
    created_at: int
    attribute_mapping: dict[str, Any]
    entity_id: str | None
    acs_url: dict[str, Any] | None
    encryption: dict[str, Any] | None
    name_id_format: str


class Sha256View(View, kw_only=True):
    """A fingerprint in the two ways in which products show it."""

    formatted: str
    unformatted: str


class FingerprintsView(View, kw_only=True):
    """The fingerprints of a certificate."""

    sha256: Sha256View


class CertificateView(View, kw_only=True):
    """A certificate, without its private key."""

    id: str
    certificate: str
    created_at: int
    expires_at: int
    active: bool
    fingerprints: FingerprintsView


class ListedCertificateView(View, kw_only=True):
    """A certificate in a list, where the contract writes its expiry as a text."""

    id: str
    certificate: str
    created_at: int
    expires_at: str
    active: bool
    fingerprints: FingerprintsView


def saml_application_view(found: SamlApplication) -> SamlApplicationView:
    """A SAML application."""
    application, configuration = found.application, found.configuration
    return SamlApplicationView(
        id=application.id,
        name=application.name,
        description=application.description,
        custom_data=application.custom_data,
        app_level_access_control_enabled=application.app_level_access_control_enabled,
        created_at=milliseconds(application.created_at),
        attribute_mapping=configuration.attribute_mapping,
        entity_id=configuration.entity_id,
        acs_url=configuration.acs_url,
        encryption=configuration.encryption,
        name_id_format=configuration.name_id_format,
    )


def certificate_view(row: SamlCertificate) -> CertificateView:
    """A certificate."""
    return CertificateView(
        id=row.id,
        certificate=row.certificate,
        created_at=milliseconds(row.created_at),
        expires_at=milliseconds(row.expires_at),
        active=row.is_active,
        fingerprints=_fingerprints(row),
    )


def listed_certificate_view(row: SamlCertificate) -> ListedCertificateView:
    """A certificate in a list."""
    return ListedCertificateView(
        id=row.id,
        certificate=row.certificate,
        created_at=milliseconds(row.created_at),
        expires_at=row.expires_at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        active=row.is_active,
        fingerprints=_fingerprints(row),
    )


def _fingerprints(row: SamlCertificate) -> FingerprintsView:
    plain = fingerprint(row.certificate)
    formatted = ":".join(plain[at : at + 2] for at in range(0, len(plain), 2))
    return FingerprintsView(sha256=Sha256View(formatted=formatted, unformatted=plain))
