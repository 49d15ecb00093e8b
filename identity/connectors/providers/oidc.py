"""Signing in with any OpenID provider (OpenID Connect Core)."""

from collections.abc import Mapping
from typing import Annotated, Any

from identity.connectors.forms import Settings, entry, long_text, text, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.providers.oauth2 import AuthMethod, SigningAlgorithm
from identity.connectors.providers.social_login import CLIENT_ID, CLIENT_SECRET, JsonObject
from identity.connectors.social import oauth
from identity.connectors.social.flow import (
    Arrived,
    Begun,
    Flow,
    Kept,
    Opening,
    Tokens,
    arrived,
    require_issuer,
)
from identity.connectors.social.id_tokens import verified_claims
from identity.connectors.social.oauth import OAuthClient
from identity.connectors.social.people import is_yes, person_of


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


async def begin(settings: OidcSettings, opening: Opening) -> Begun:
    """The way to the provider; a nonce ties its ID token to this sign-in."""
    return oauth.authorization(
        settings.authorization_endpoint,
        settings.client_id,
        opening,
        opening.scope or settings.scope,
        uses_nonce=True,
        further={**(settings.custom_config or {}), **(settings.auth_request_optional_config or {})},
    )


async def finish(settings: OidcSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
    """Who came back, as the ID token says."""
    code = oauth.returned_code(kept, data, is_bound=True)
    verification = settings.id_token_verification_config
    require_issuer(data, verification.issuer)
    answered = await oauth.exchange(_client(settings), kept, code)
    claims = await verified_claims(
        answered.get("id_token"),
        jwks_uri=verification.jwks_uri,
        issuers=(verification.issuer,) if verification.issuer else (),
        client_id=settings.client_id,
        nonce=kept["nonce"],
        access_token=answered.get("access_token"),
    )
    takes_texts = settings.accept_string_typed_boolean_claims
    has_email = settings.trust_unverified_email or is_yes(
        claims.get("email_verified"), takes_texts=takes_texts
    )
    has_phone = is_yes(claims.get("phone_number_verified"), takes_texts=takes_texts)
    person = person_of(
        id=claims.get("sub"),
        email=claims.get("email") if has_email else None,
        phone=claims.get("phone_number") if has_phone else None,
        name=claims.get("name"),
        avatar=claims.get("picture"),
        raw=dict(claims),
    )
    return arrived(person, oauth.tokens_of(answered))


async def refresh(settings: OidcSettings, refresh_token: str) -> Tokens:
    """New tokens."""
    return await oauth.refreshed(_client(settings), refresh_token)


def _client(settings: OidcSettings) -> OAuthClient:
    return OAuthClient(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        token_endpoint=settings.token_endpoint,
        auth_method=settings.token_endpoint_auth_method,
        jwt_algorithm=settings.client_secret_jwt_signing_algorithm,
    )


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
    flow=Flow(begin=begin, finish=finish, refresh=refresh, needs_session=True),
)
