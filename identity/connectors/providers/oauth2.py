"""Signing in with any provider that speaks OAuth 2.0 (RFC 6749) and answers who somebody is."""

from typing import Annotated, Literal

from identity.connectors.forms import Settings, entry, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.providers.social_login import CLIENT_ID, CLIENT_SECRET, SCOPE, JsonObject

AuthMethod = Annotated[
    Literal["client_secret_basic", "client_secret_post", "client_secret_jwt"],
    entry("Authentication at the token endpoint"),
]
SigningAlgorithm = Annotated[
    Literal["HS256", "HS384", "HS512"],
    entry("Signature of the client's JWT", hint="For client_secret_jwt alone."),
]


class OAuth2Settings(Settings, frozen=True, kw_only=True):
    """The provider's endpoints, the client, and where a profile's parts are in the provider's answer."""

    authorization_endpoint: Annotated[str, web_address("Authorization endpoint")]
    token_endpoint: Annotated[str, web_address("Token endpoint")]
    user_info_endpoint: Annotated[str, web_address("User information endpoint")]
    client_id: Annotated[str, CLIENT_ID]
    client_secret: Annotated[str, CLIENT_SECRET]
    token_endpoint_auth_method: AuthMethod = "client_secret_post"
    client_secret_jwt_signing_algorithm: SigningAlgorithm = "HS256"
    token_endpoint_response_type: Annotated[
        Literal["query-string", "json"], entry("Form of the token endpoint's answer")
    ] = "json"
    scope: Annotated[str, SCOPE] | None = None
    profile_map: (
        Annotated[
            dict[Literal["id", "name", "avatar", "email", "phone"], str],
            entry(
                "Profile",
                form="Json",
                default={"id": "id"},
                hint="Where each part is in the provider's answer.",
            ),
        ]
        | None
    ) = None
    custom_config: Annotated[JsonObject, entry("Further parameters", form="Json")] | None = None


CONNECTOR = ConnectorKind(
    id="oauth2",
    type=ConnectorType.SOCIAL,
    target="oauth2",
    name="OAuth 2.0",
    description="Lets people sign in at a provider that speaks OAuth 2.0.",
    readme="Give the connector a target of its own; it names the provider in the identities of users.",
    logo=letter_logo("O", "#b45309"),
    settings=OAuth2Settings,
    platform="Universal",
    is_standard=True,
    is_token_storage_supported=True,
)
