"""Signing in at an enterprise's SAML provider: the request, and what its answers have to fit to."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from identity import settings
from identity.connectors.errors import AssertionRefused, ConnectorFailed
from identity.connectors.forms import checked
from identity.connectors.saml import requests, waiting
from identity.connectors.saml.metadata import certificates_of
from identity.connectors.saml.requests import Request, ServiceProvider
from identity.connectors.saml.responses import Expected, Vouched, is_encrypted, vouched_in
from identity.connectors.social.flow import Begun, Opening
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.security.key_pairs import own_private_key
from identity.sso.errors import ActiveSigningKeyRequired
from identity.sso.key_actions import KEY_PURPOSE
from identity.sso.models import SsoConnector
from identity.sso.provider_metadata import provider_config
from identity.sso.providers import PROVIDERS, SamlProviderSettings
from identity.sso.queries import config_of

_MOST_KEYS = 5
_FRESH = timedelta(minutes=10)
_MOST_PROVIDERS = 500
_known: OrderedDict[str, tuple[dict[str, Any], datetime]] = OrderedDict()


def party_of(row: SsoConnector) -> ServiceProvider:
    """What this server is called at the provider, and where its answers arrive."""
    endpoint = settings.current().endpoint
    return ServiceProvider(
        entity_id=f"{endpoint}/enterprise-sso/{row.id}",
        consumer=f"{endpoint}/api/authn/single-sign-on/saml/{row.id}",
    )


async def begin(row: SsoConnector, opening: Opening) -> Begun:
    """The way to the provider, with a request that is remembered."""
    config, found = await _set_up(row)
    party, key = party_of(row), None
    if config.sign_authn_request:
        key = next(iter(await _private_keys(row, "AND is_active")), None)
        if key is None:
            raise ActiveSigningKeyRequired
    kept = await waiting.begin_request(party.consumer, opening)
    request = Request(
        id=kept["request_id"],
        endpoint=str(found["signInEndpoint"]),
        key=key,
        algorithm=config.request_signature_algorithm,
    )
    return Begun(uri=requests.address_of(party, request), kept=kept)


async def vouched_by(row: SsoConnector, request_id: str | None, response: str) -> tuple[Vouched, str]:
    """Whom the provider vouches for in answer to this request, or to none, and the provider's name."""
    config, found = await _set_up(row)
    party, issuer = party_of(row), str(found["entityId"])
    expected = Expected(
        issuer=issuer,
        certificates=certificates_of(found),
        audience=party.entity_id,
        consumer=party.consumer,
        request_id=request_id,
        attributes=dict(PROVIDERS[row.provider_name].attributes) | dict(config.attribute_mapping or {}),
        keys=await _private_keys(row) if is_encrypted(response) else (),
    )
    return vouched_in(response, expected), issuer


async def service_provider_metadata(row: SsoConnector) -> str:
    """What the provider's administrator hands in there."""
    if PROVIDERS[row.provider_name].protocol != "saml":
        raise AssertionRefused(reason="this connector does not speak SAML")
    keys = await database.fetch(
        "SELECT certificate FROM sso_signing_keys WHERE sso_connector_id = $1 AND is_active", row.id
    )
    signs = bool(config_of(row.config_encrypted).get("signAuthnRequest"))
    return requests.metadata(party_of(row), [each["certificate"] for each in keys], signs_requests=signs)


async def _private_keys(row: SsoConnector, which: str = "") -> Sequence[RSAPrivateKey]:
    """The newest keys of a connector: one that signs no longer still opens what was encrypted for it."""
    rows = await database.fetch(
        f"SELECT private_key_encrypted FROM sso_signing_keys WHERE sso_connector_id = $1 {which} "
        "ORDER BY is_active DESC, created_at DESC LIMIT $2",
        row.id,
        _MOST_KEYS,
    )
    pems = [vault().decrypt(each["private_key_encrypted"], KEY_PURPOSE) for each in rows]
    return [key for key in map(own_private_key, pems) if isinstance(key, RSAPrivateKey)]


async def _told(row: SsoConnector, config: SamlProviderSettings) -> dict[str, Any] | None:
    """What the provider's metadata say where they can be fetched, asked for now and then: its keys change."""
    if config.metadata_url is None:
        return None if row.provider_config else await provider_config(PROVIDERS[row.provider_name], config)
    known, now = _known.get(config.metadata_url), clock.now()
    if known and now - known[1] < _FRESH:
        return known[0]
    found = await provider_config(PROVIDERS[row.provider_name], config) or (known[0] if known else None)
    if found is not None:
        _known[config.metadata_url] = (found, now)
        _known.move_to_end(config.metadata_url)
        if len(_known) > _MOST_PROVIDERS:
            _known.popitem(last=False)
    return found


async def _set_up(row: SsoConnector) -> tuple[SamlProviderSettings, dict[str, Any]]:
    provider = PROVIDERS[row.provider_name]
    config = checked(config_of(row.config_encrypted), provider.settings)
    if not isinstance(config, SamlProviderSettings):
        raise AssertionRefused(reason="this connector does not speak SAML")
    found = await _told(row, config) or row.provider_config
    if not found or not str(found.get("signInEndpoint", "")).startswith(("https://", "http://")):
        raise ConnectorFailed(reason="it does not say where people sign in")
    return config, found
