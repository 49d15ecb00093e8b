"""What operations on connectors take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject
from rest_api.bodies.users import Email, Phone

FactoryId = Annotated[str, Meta(min_length=1, max_length=128)]


class MetadataBody(Body, frozen=True, kw_only=True):
    """What a connector is called and looks like; the target names its provider in identities."""

    target: str | UnsetType = UNSET
    name: dict[str, str] | UnsetType = UNSET
    logo: str | UnsetType = UNSET
    logo_dark: str | None | UnsetType = UNSET


class ConnectorBody(Body, frozen=True, kw_only=True):
    """A new connector; `connectorId` is the kind of connector."""

    connector_id: FactoryId
    config: JsonObject | UnsetType = UNSET
    metadata: MetadataBody | UnsetType = UNSET
    sync_profile: bool | UnsetType = UNSET
    enable_token_storage: bool | UnsetType = UNSET
    id: Annotated[str, Meta(min_length=1, max_length=128)] | UnsetType = UNSET


class ConnectorChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a connector; objects are replaced as a whole."""

    config: JsonObject | UnsetType = UNSET
    metadata: MetadataBody | UnsetType = UNSET
    sync_profile: bool | UnsetType = UNSET
    enable_token_storage: bool | UnsetType = UNSET


class ConnectorsQuery(Body, frozen=True, kw_only=True):
    """Which connectors."""

    target: str | None = None


class ConnectorTestBody(Body, frozen=True, kw_only=True):
    """Settings to try, and an address of the connector's type."""

    config: JsonObject
    email: Annotated[Email, Meta(max_length=320)] | UnsetType = UNSET
    phone: Annotated[Phone, Meta(max_length=32)] | UnsetType = UNSET
    locale: Annotated[str, Meta(max_length=64)] | UnsetType = UNSET


class AuthorizationUriBody(Body, frozen=True, kw_only=True):
    """The caller's own state, and where the provider is to send people back to."""

    state: str
    redirect_uri: str
