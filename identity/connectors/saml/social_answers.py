"""Answers that arrive for social connectors that speak SAML."""

from identity.connectors.errors import AssertionRefused
from identity.connectors.forms import checked
from identity.connectors.models import Connector
from identity.connectors.providers import saml
from identity.connectors.queries import config_of
from identity.connectors.saml.responses import Vouched
from identity.connectors.saml.waiting import Waiting, take_request


async def vouched_by_social(row: Connector, response: str) -> tuple[Waiting, Vouched, str]:
    """The request that is answered, whom the provider vouches for, and whose word that is."""
    if row.factory_id != saml.CONNECTOR.id:
        raise AssertionRefused(reason="this connector does not speak SAML")
    settings = checked(config_of(row.config_encrypted), saml.SamlSettings)
    request = await take_request(saml.party_of(settings, row.id).consumer, response)
    vouched = saml.vouched_by(settings, row.id, request.id, response)
    return request, vouched, row.target or row.id
