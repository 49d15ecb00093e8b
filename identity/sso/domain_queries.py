"""Reads of enterprise connectors for the protocol: the one with an id, and those that own an e-mail address."""

from identity.kernel import database
from identity.kernel.errors import NotFoundById
from identity.kernel.rows import row_or_none
from identity.sso.models import SsoConnector
from identity.sso.providers import PROVIDERS

_LONGEST_ID = 128


async def known_sso_connector(sso_connector_id: str) -> SsoConnector:
    """The enterprise connector with this id, if people can sign in with it."""
    is_id = len(sso_connector_id) <= _LONGEST_ID and "\0" not in sso_connector_id
    row = await row_or_none(SsoConnector, id=sso_connector_id) if is_id else None
    if row is None or row.provider_name not in PROVIDERS:
        raise NotFoundById(entity="enterprise connector", id=sso_connector_id[:_LONGEST_ID])
    return row


async def connectors_of_email(email: str) -> list[SsoConnector]:
    """The connectors to whose domains the address belongs, oldest first."""
    domain = email.rpartition("@")[2].strip().lower()
    if not domain or "\0" in domain:
        return []
    return await database.fetch_models(
        SsoConnector,
        f"SELECT {database.columns(SsoConnector, 'c')} FROM sso_connectors c WHERE c.domains ? $1 "
        "ORDER BY c.created_at, c.id",
        domain,
    )


def owns_email(row: SsoConnector, email: str) -> bool:
    """Whether the connector may say who has an address: one with domains speaks for these alone."""
    return not row.domains or email.rpartition("@")[2].lower() in row.domains
