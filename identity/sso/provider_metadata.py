"""What identity providers say of themselves: OpenID Connect Discovery, and SAML 2.0 Metadata."""

from typing import Any, cast

import orjson

from identity.connectors.errors import InvalidConnectorConfig
from identity.connectors.saml.metadata import saml_metadata
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.security.certificates import expiry_of
from identity.sso.providers import OidcProviderSettings, Provider, SamlProviderSettings

_SECONDS = 5.0
_LONGEST_VALUE = 16_384
_ENDPOINTS = {
    "authorizationEndpoint": "authorization_endpoint",
    "tokenEndpoint": "token_endpoint",
    "userinfoEndpoint": "userinfo_endpoint",
    "jwksUri": "jwks_uri",
    "issuer": "issuer",
}


async def provider_config(provider: Provider, settings: Any) -> dict[str, Any] | None:
    """What the provider says, asked for now; None when it does not answer, or not with what is needed."""
    if isinstance(settings, SamlProviderSettings):
        return await _of_saml(settings)
    issuer = settings.issuer if isinstance(settings, OidcProviderSettings) else provider.issuer
    return await _of_oidc(cast(str, issuer))


async def _of_oidc(issuer: str) -> dict[str, Any] | None:
    """OpenID Connect Discovery section 4; the document has to name the issuer that was asked for (4.3)."""
    body = await _fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    try:
        document = orjson.loads(body or b"null")
    except orjson.JSONDecodeError:
        return None
    if not isinstance(document, dict):
        return None
    found = {key: document.get(name) for key, name in _ENDPOINTS.items()}
    known = {
        key: value for key, value in found.items() if isinstance(value, str) and len(value) <= _LONGEST_VALUE
    }
    is_same = known.get("issuer", "").rstrip("/") == issuer.rstrip("/")
    return (
        known if is_same and {"authorizationEndpoint", "tokenEndpoint", "jwksUri"} <= known.keys() else None
    )


async def _of_saml(settings: SamlProviderSettings) -> dict[str, Any] | None:
    if settings.metadata_url:
        return saml_metadata(await _fetched(settings.metadata_url) or b"")
    if settings.metadata:
        found = saml_metadata(settings.metadata.encode())
        if found is None:
            raise InvalidConnectorConfig(path="config.metadata", reason="`metadata` is no SAML metadata")
        return found
    if not settings.has_parts:
        raise InvalidConnectorConfig(
            path="config",
            reason="give `metadataUrl`, `metadata`, or `entityId`, `signInEndpoint` and `x509Certificate`",
        )
    if expiry_of(settings.x509_certificate or "") is None:
        raise InvalidConnectorConfig(
            path="config.x509Certificate", reason="`x509Certificate` is no certificate"
        )
    return {
        "entityId": settings.entity_id,
        "signInEndpoint": settings.sign_in_endpoint,
        "x509Certificate": settings.x509_certificate,
    }


async def _fetched(url: str) -> bytes | None:
    try:
        answer = await outgoing.get(url, seconds=_SECONDS)
    except OutgoingError:
        return None
    return answer.body if answer.is_success else None
