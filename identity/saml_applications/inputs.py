"""What actions on SAML applications are given."""

from dataclasses import dataclass
from typing import Any

from identity.kernel.unset import UNSET, Unset

PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
NAME_ID_FORMATS = (
    PERSISTENT,
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
    "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
)
HTTP_POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
HTTP_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
BINDINGS = (HTTP_POST, HTTP_REDIRECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSamlApplication:
    """What a SAML application is registered with, in the contract's keys."""

    name: str
    description: str | None = None
    custom_data: dict[str, Any] | None = None
    attribute_mapping: dict[str, str] | None = None
    entity_id: str | None = None
    acs_url: dict[str, Any] | None = None
    encryption: dict[str, Any] | None = None
    name_id_format: str = PERSISTENT


@dataclass(frozen=True, slots=True, kw_only=True)
class SamlApplicationChanges:
    """What is to change; whole objects are replaced."""

    name: str | Unset = UNSET
    description: str | None | Unset = UNSET
    custom_data: dict[str, Any] | Unset = UNSET
    app_level_access_control_enabled: bool | Unset = UNSET
    attribute_mapping: dict[str, str] | Unset = UNSET
    entity_id: str | None | Unset = UNSET
    acs_url: dict[str, Any] | None | Unset = UNSET
    encryption: dict[str, Any] | None | Unset = UNSET
    name_id_format: str | Unset = UNSET
