"""Signing in with any provider that speaks OAuth 2.0 (RFC 6749) and answers who somebody is."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from identity.connectors.forms import Settings, entry, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.providers.social_login import CLIENT_ID, CLIENT_SECRET, SCOPE, JsonObject
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, Tokens, arrived
from identity.connectors.social.oauth import OAuthClient
from identity.connectors.social.people import at, is_yes, person_of

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


_PLACES = {"id": "id", "name": "name", "avatar": "avatar"}


async def begin(settings: OAuth2Settings, opening: Opening) -> Begun:
    """The way to the provider."""
    return oauth.authorization(
        settings.authorization_endpoint,
        settings.client_id,
        opening,
        opening.scope or settings.scope or "",
        further=settings.custom_config,
    )


async def finish(settings: OAuth2Settings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
    """Who came back. OAuth has no word for verified addresses: one counts when the operator says where it is, or the
    provider that it is verified."""
    code = oauth.returned_code(kept, data)
    tokens = oauth.tokens_of(await oauth.exchange(_client(settings), kept, code, data.get("redirectUri")))
    said = await oauth.profile(settings.user_info_endpoint, tokens.access_token)
    places: dict[str, str] = dict(_PLACES)
    if is_yes(at(said, "email_verified")):
        places["email"] = "email"
    places |= {str(part): path for part, path in (settings.profile_map or {}).items()}
    found = {part: at(said, path) for part, path in places.items()}
    if at(said, "email_verified") in (False, "false"):
        found["email"] = None
    return arrived(person_of(**found, raw=said), tokens)


async def refresh(settings: OAuth2Settings, refresh_token: str) -> Tokens:
    """New tokens."""
    return await oauth.refreshed(_client(settings), refresh_token)


def _client(settings: OAuth2Settings) -> OAuthClient:
    return OAuthClient(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        token_endpoint=settings.token_endpoint,
        auth_method=settings.token_endpoint_auth_method,
        jwt_algorithm=settings.client_secret_jwt_signing_algorithm,
    )


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
    flow=Flow(begin=begin, finish=finish, refresh=refresh, needs_session=True),
)
