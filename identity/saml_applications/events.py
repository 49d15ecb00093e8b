"""What the SAML applications feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class SamlSettingsChanged(Changed):
    """The SAML settings of an application changed."""

    key: ClassVar[str] = "SamlApplication.Settings.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class SamlCertificatesChanged(Changed):
    """A certificate was added, activated, put out of use or deleted."""

    key: ClassVar[str] = "SamlApplication.Certificates.Updated"
