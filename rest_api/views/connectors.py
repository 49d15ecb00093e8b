"""Connectors and their kinds as callers see them."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from identity.connectors.forms import config_template, form_items
from identity.connectors.kinds import ConnectorKind
from identity.connectors.queries import ShownConnector
from rest_api.views import View

TypeName = Annotated[str, Meta(extra_json_schema={"enum": ["Email", "Sms", "Social"]})]
Platform = Literal["Native", "Universal", "Web"]


class FactoryView(View, kw_only=True):
    """A kind of connector."""

    type: TypeName
    is_demo: bool = False
    id: str
    target: str
    name: dict[str, str]
    description: dict[str, str]
    logo: str
    logo_dark: str | None
    readme: str
    config_template: str
    form_items: list[dict[str, Any]]
    platform: str | None
    is_standard: bool | UnsetType = UNSET
    is_token_storage_supported: bool | UnsetType = UNSET


class ConnectorView(View, kw_only=True):
    """A connector with what is known of its kind; secrets in the settings only for those who may change it."""

    id: str
    sync_profile: bool
    enable_token_storage: bool
    config: dict[str, Any]
    metadata: dict[str, Any]
    connector_id: str
    target: str
    name: dict[str, str]
    description: dict[str, str]
    logo: str
    logo_dark: str | None
    readme: str
    config_template: str
    form_items: list[dict[str, Any]]
    platform: str | None
    is_standard: bool | UnsetType = UNSET
    is_token_storage_supported: bool | UnsetType = UNSET
    type: TypeName
    is_demo: bool = False


class RedirectView(View, kw_only=True):
    """Where a person is to be sent."""

    redirect_to: str


def factory_view(kind: ConnectorKind) -> FactoryView:
    """A kind of connector."""
    return FactoryView(id=kind.id, target=kind.target, **_of_kind(kind))


def connector_view(shown: ShownConnector) -> ConnectorView:
    """A connector; its own metadata go before those of its kind."""
    row, kind = shown.row, shown.kind
    return ConnectorView(
        id=row.id,
        sync_profile=row.is_profile_synchronized,
        enable_token_storage=row.is_token_storage_enabled,
        config=shown.config,
        metadata=row.metadata,
        connector_id=kind.id,
        target=row.target or kind.target,
        **_of_kind(kind) | {key: value for key, value in _own(row.metadata).items() if value},
    )


def _own(metadata: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": metadata.get("name"),
        "logo": metadata.get("logo"),
        "logo_dark": metadata.get("logoDark"),
    }


def _of_kind(kind: ConnectorKind) -> dict[str, Any]:
    return {
        "type": kind.type.value,
        "name": {"en": kind.name},
        "description": {"en": kind.description},
        "logo": kind.logo,
        "logo_dark": None,
        "readme": kind.readme,
        "config_template": config_template(kind.settings),
        "form_items": form_items(kind.settings),
        "platform": kind.platform,
        "is_standard": True if kind.is_standard else UNSET,
        "is_token_storage_supported": True if kind.is_token_storage_supported else UNSET,
    }
