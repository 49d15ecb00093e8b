"""Signing in at an enterprise's SAML provider: the request that waits, and the answer that comes for it."""

from datetime import timedelta
from typing import Any

from identity.connectors.errors import ConnectorFailed
from identity.connectors.forms import checked
from identity.connectors.social.flow import Begun, Opening
from identity.connectors.social.people import ProviderPerson
from identity.kernel import clock, database
from identity.security.secrets import random_id
from identity.sso import saml_requests
from identity.sso.errors import AssertionRefused
from identity.sso.models import SsoConnector
from identity.sso.provider_metadata import provider_config
from identity.sso.providers import PROVIDERS, SamlProviderSettings
from identity.sso.queries import config_of
from identity.sso.saml_responses import Expected, person_in, request_answered

_LIFE = timedelta(hours=1)  # as long as the interaction that it belongs to
_LONGEST_REQUEST_ID = 64


async def begin(row: SsoConnector, opening: Opening, interaction_id: str) -> Begun:
    """The way to the provider, with a request that is remembered."""
    config, found = await _set_up(row)
    request_id = f"_{random_id(32)}"
    uri = await saml_requests.request_address(row.id, request_id, str(found["signInEndpoint"]), config)
    await database.execute(
        "INSERT INTO saml_requests (id, sso_connector_id, interaction_id, expires_at) VALUES ($1, $2, $3, $4)",
        request_id, row.id, interaction_id, clock.now() + _LIFE,
    )  # fmt: skip
    kept = {"state": opening.state, "redirect_uri": opening.redirect_uri, "request_id": request_id}
    return Begun(uri=uri, kept=kept)


async def waiting_interaction(sso_connector_id: str, response: str) -> str:
    """The interaction whose request is answered. The request is used up by that, whatever comes of the answer."""
    interaction_id = await database.fetch_value(
        "DELETE FROM saml_requests WHERE id = $1 AND sso_connector_id = $2 AND expires_at > $3 "
        "RETURNING interaction_id",
        request_answered(response)[:_LONGEST_REQUEST_ID], sso_connector_id, clock.now(),
    )  # fmt: skip
    if interaction_id is None:
        raise AssertionRefused(reason="nobody waits for it")
    return str(interaction_id)


async def person_of_answer(row: SsoConnector, request_id: str, response: str) -> tuple[ProviderPerson, str]:
    """Who the provider vouches for in answer to this request, and the provider's name."""
    config, found = await _set_up(row)
    issuer = str(found["entityId"])
    expected = Expected(
        issuer=issuer,
        certificate=str(found["x509Certificate"]),
        audience=saml_requests.entity_id(row.id),
        consumer=saml_requests.consumer_address(row.id),
        request_id=request_id,
        attributes=dict(PROVIDERS[row.provider_name].attributes) | dict(config.attribute_mapping or {}),
    )
    return person_in(response, expected), issuer


async def service_provider_metadata(row: SsoConnector) -> str:
    """What the provider's administrator hands in there."""
    if PROVIDERS[row.provider_name].protocol != "saml":
        raise AssertionRefused(reason="this connector does not speak SAML")
    keys = await database.fetch(
        "SELECT certificate FROM sso_signing_keys WHERE sso_connector_id = $1 AND is_active", row.id
    )
    signs = bool(config_of(row.config_encrypted).get("signAuthnRequest"))
    return saml_requests.metadata(row.id, [each["certificate"] for each in keys], signs_requests=signs)


async def _set_up(row: SsoConnector) -> tuple[SamlProviderSettings, dict[str, Any]]:
    provider = PROVIDERS[row.provider_name]
    config = checked(config_of(row.config_encrypted), provider.settings)
    assert isinstance(config, SamlProviderSettings)
    found = row.provider_config or await provider_config(provider, config)
    if not found or not str(found.get("signInEndpoint", "")).startswith(("https://", "http://")):
        raise ConnectorFailed(reason="it does not say where people sign in")
    return config, found
