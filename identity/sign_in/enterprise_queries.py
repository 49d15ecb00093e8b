"""Reads for the hosted pages: the enterprise providers that the owner of an address may sign in with."""

from identity.connectors.social.people import email_of
from identity.experience.queries import settings_for
from identity.sessions.errors import InteractionNotFound
from identity.sessions.queries import interaction
from identity.sso.domain_queries import connectors_of_email


async def enterprise_connector_ids(interaction_id: str, email: str) -> list[str] | None:
    """The connectors that own the address's domain; none where single sign-on is off, None for what is no address."""
    waiting = await interaction(interaction_id)
    if waiting is None:
        raise InteractionNotFound
    address = email_of(email)
    if address is None:
        return None
    if not (await settings_for(waiting.application_id)).single_sign_on_enabled:
        return []
    return [row.id for row in await connectors_of_email(address)]
