"""Signing in with any OpenID provider (OpenID Connect Core)."""

from typing import Annotated

from identity.connectors.forms import Settings, entry, long_text, text, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.providers.oauth2 import AuthMethod, SigningAlgorithm
from identity.connectors.providers.social_login import CLIENT_ID, CLIENT_SECRET, JsonObject


class Verification(Settings, frozen=True, kw_only=True):
    """How ID tokens are verified."""

    jwks_uri: Annotated[str, web_address("Keys of the provider")]
    issuer: Annotated[str, text("Issuer")] | None = None


class OidcSettings(Settings, frozen=True, kw_only=True):
    """The provider's endpoints and keys, and the client."""

    authorization_endpoint: Annotated[str, web_address("Authorization endpoint")]
    token_endpoint: Annotated[str, web_address("Token endpoint")]
    client_id: Annotated[str, CLIENT_ID]
    client_secret: Annotated[str, CLIENT_SECRET]
    scope: Annotated[str, long_text("Scopes", "openid profile email", default="openid profile email")]
    token_endpoint_auth_method: AuthMethod = "client_secret_post"
    client_secret_jwt_signing_algorithm: SigningAlgorithm = "HS256"
    id_token_verification_config: Annotated[
        Verification,
        entry(
            "Verification of ID tokens", form="Json", default={"jwksUri": "https://provider.example.com/jwks"}
        ),
    ]
    accept_string_typed_boolean_claims: Annotated[bool, entry("Take texts for yes and no in claims")] = False
    trust_unverified_email: Annotated[bool, entry("Trust addresses that the provider has not verified")] = (
        False
    )
    auth_request_optional_config: (
        Annotated[JsonObject, entry("Optional parameters of OpenID Connect", form="Json")] | None
    ) = None
    custom_config: Annotated[JsonObject, entry("Further parameters", form="Json")] | None = None


CONNECTOR = ConnectorKind(
    id="oidc",
    type=ConnectorType.SOCIAL,
    target="oidc",
    name="OpenID Connect",
    description="Lets people sign in at an OpenID provider.",
    readme="Give the connector a target of its own; it names the provider in the identities of users.",
    logo=letter_logo("O", "#c2410c"),
    settings=OidcSettings,
    platform="Universal",
    is_standard=True,
    is_token_storage_supported=True,
)
