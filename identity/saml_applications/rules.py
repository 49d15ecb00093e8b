"""Which SAML settings can be. Pure decisions."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from identity.saml_applications.certificates import is_rsa_certificate
from identity.saml_applications.errors import InvalidCertificate, InvalidSamlSettings
from identity.saml_applications.inputs import BINDINGS, NAME_ID_FORMATS

CLAIMS = frozenset({
    "sub", "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture",
    "website", "email", "email_verified", "gender", "birthdate", "zoneinfo", "locale", "phone_number",
    "phone_number_verified", "address", "updated_at", "username", "created_at", "custom_data", "identities",
    "sso_identities", "roles", "organizations", "organization_data", "organization_roles",
})  # fmt: skip
_LONGEST_ENTITY_ID, _LONGEST_ATTRIBUTE, _LONGEST_URL = 128, 256, 2048


def valid_settings(values: Mapping[str, Any]) -> dict[str, Any]:
    """The settings among the values, checked."""
    return {name: check(values[name]) for name, check in _CHECKS.items() if name in values}


def _attribute_mapping(value: Mapping[str, Any] | None) -> dict[str, str]:
    """Names of attributes by claim; claims that we do not have are left out."""
    known = {claim: name for claim, name in (value or {}).items() if claim in CLAIMS}
    if not all(isinstance(name, str) and 1 <= len(name) <= _LONGEST_ATTRIBUTE for name in known.values()):
        raise _refuse("attributeMapping", f"names of attributes have 1 to {_LONGEST_ATTRIBUTE} characters")
    return known


def _entity_id(value: str | None) -> str | None:
    if value is not None and not (1 <= len(value) <= _LONGEST_ENTITY_ID and value.isprintable()):
        raise _refuse("entityId", f"an entity id has 1 to {_LONGEST_ENTITY_ID} printable characters")
    return value


def _acs_url(value: Mapping[str, Any] | None) -> dict[str, str] | None:
    """Where assertions go: an address of the service provider's, never one that runs something in the browser."""
    if value is None:
        return None
    if value.get("binding") not in BINDINGS:
        raise _refuse("acsUrl.binding", f"a binding is one of {', '.join(BINDINGS)}")
    if not _is_web_address(value.get("url")):
        raise _refuse("acsUrl.url", "assertions go to an http(s) address")
    return {"binding": value["binding"], "url": value["url"]}


def _encryption(value: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if value is None:
        return None
    encrypts, then_signs = value.get("encryptAssertion"), value.get("encryptThenSign", False)
    if not isinstance(encrypts, bool) or not isinstance(then_signs, bool):
        raise _refuse("encryption", "encryptAssertion and encryptThenSign are true or false")
    if not encrypts:
        return {"encryptAssertion": False}
    if not is_rsa_certificate(value.get("certificate")):
        raise InvalidCertificate(path="encryption.certificate")
    return {"encryptAssertion": True, "encryptThenSign": then_signs, "certificate": value["certificate"]}


def _name_id_format(value: str) -> str:
    if value not in NAME_ID_FORMATS:
        raise _refuse("nameIdFormat", f"a format is one of {', '.join(NAME_ID_FORMATS)}")
    return value


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "attribute_mapping": _attribute_mapping,
    "entity_id": _entity_id,
    "acs_url": _acs_url,
    "encryption": _encryption,
    "name_id_format": _name_id_format,
}


def _is_web_address(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST_URL or set(value) & set(" \t\r\n\"'<>\\"):
        return False
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises on what is no port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _refuse(path: str, reason: str) -> InvalidSamlSettings:
    return InvalidSamlSettings(path=path, reason=reason)
