"""What connectors may look like."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from identity.connectors.errors import InvalidConnectorMetadata

_TARGET = re.compile(r"[A-Za-z0-9_.-]{1,128}")
_ID = re.compile(r"[0-9A-Za-z_-]{1,12}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST_NAME = 256
_MOST_LANGUAGES = 100
_LONGEST_LOGO = 65_536
_SHOWN = ("target", "name", "logo", "logoDark")


def is_target_valid(target: str) -> bool:
    """Whether identities can be named after it, also in addresses."""
    return _TARGET.fullmatch(target) is not None


def is_connector_id_valid(connector_id: str) -> bool:
    """Whether it can stand in the address that providers send people back to."""
    return _ID.fullmatch(connector_id) is not None


def valid_metadata(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that mean something, or a refusal of what cannot be shown."""
    known = {key: value for key, value in metadata.items() if key in _SHOWN and value is not None}
    target, name = known.get("target"), known.get("name")
    if target is not None and not (isinstance(target, str) and is_target_valid(target)):
        raise InvalidConnectorMetadata(
            path="metadata.target", reason="a target has letters, digits and _ . - only"
        )
    if name is not None and not _is_name_valid(name):
        raise InvalidConnectorMetadata(
            path="metadata.name", reason="a name is a text for each language, with one in English (`en`)"
        )
    for key in ("logo", "logoDark"):
        if known.get(key) is not None and not is_logo_valid(known[key]):
            raise InvalidConnectorMetadata(path=f"metadata.{key}", reason="a logo is the URL of an image")
    return known


def _is_name_valid(name: Any) -> bool:
    if not isinstance(name, dict) or "en" not in name or len(name) > _MOST_LANGUAGES:
        return False
    return all(
        _LANGUAGE.fullmatch(language) and isinstance(text, str) and len(text) <= _LONGEST_NAME
        for language, text in name.items()
    )


def is_logo_valid(logo: Any) -> bool:
    """Whether a browser can show it without running anything: an image on the web or in the address itself."""
    if not isinstance(logo, str) or len(logo) > _LONGEST_LOGO or any(c in logo for c in "\"'<>\\ \n"):
        return False
    if logo == "" or logo.startswith("data:image/"):
        return True
    try:
        parts = urlsplit(logo)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
