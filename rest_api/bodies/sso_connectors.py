"""What operations on enterprise connectors take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject

ConnectorName = Annotated[str, Meta(min_length=1, max_length=128)]
Domains = Annotated[list[str], Meta(max_length=1000)]


class SsoBrandingBody(Body, frozen=True, kw_only=True):
    """The button that leads to the enterprise's provider."""

    display_name: str | UnsetType = UNSET
    logo: str | UnsetType = UNSET
    dark_logo: str | UnsetType = UNSET


class SsoConnectorBody(Body, frozen=True, kw_only=True):
    """A new enterprise connector."""

    provider_name: Annotated[str, Meta(min_length=1, max_length=128)]
    connector_name: ConnectorName
    config: JsonObject | UnsetType = UNSET
    domains: Domains | UnsetType = UNSET
    branding: SsoBrandingBody | UnsetType = UNSET
    sync_profile: bool | UnsetType = UNSET
    enable_token_storage: bool | UnsetType = UNSET


class SsoConnectorChangesBody(Body, frozen=True, kw_only=True):
    """Changes of an enterprise connector; objects and lists are replaced as a whole."""

    connector_name: ConnectorName | UnsetType = UNSET
    config: JsonObject | UnsetType = UNSET
    domains: Domains | UnsetType = UNSET
    branding: SsoBrandingBody | UnsetType = UNSET
    sync_profile: bool | UnsetType = UNSET
    enable_token_storage: bool | UnsetType = UNSET


class NewSigningKeyBody(Body, frozen=True, kw_only=True):
    """Whether the new key is to sign."""

    active: bool = False


class SigningKeyBody(Body, frozen=True, kw_only=True):
    """Whether the key is to sign."""

    active: bool


class IdpInitiatedBody(Body, frozen=True, kw_only=True):
    """Where sign-ins that begin at the provider lead."""

    default_application_id: Annotated[str, Meta(min_length=1, max_length=21)]
    redirect_uri: Annotated[str, Meta(max_length=2048)] | None = None
    auth_parameters: Annotated[dict[str, str], Meta(max_length=20)] | UnsetType = UNSET
    auto_send_authorization_request: bool = False
    client_idp_initiated_auth_callback_uri: Annotated[str, Meta(max_length=2048)] | None = None
