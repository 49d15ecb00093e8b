"""Writes of the accounts that people have at enterprises; they need the open transaction."""

from identity.connectors.errors import IdentityTaken
from identity.connectors.events import UserIdentitiesUpdated
from identity.connectors.identity_changes import details_of
from identity.connectors.social.people import ProviderPerson
from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.security.secrets import random_id


async def link_sso_identity(
    user_id: str, sso_connector_id: str, issuer: str, person: ProviderPerson
) -> tuple[str, bool]:
    """Link somebody's account at their enterprise, or keep what is said of it now; its id, and whether it is new. One
    that another user has stays theirs."""
    row = await database.fetch_row(
        "INSERT INTO sso_identities AS s "
        "(id, user_id, sso_connector_id, issuer, identity_id, detail, created_at, updated_at) "
        "VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $7) ON CONFLICT (issuer, identity_id) DO UPDATE "
        "SET detail = excluded.detail, updated_at = excluded.updated_at WHERE s.user_id = excluded.user_id "
        "AND s.sso_connector_id = excluded.sso_connector_id RETURNING s.id, s.xmax = 0 AS is_new",
        random_id(), user_id, sso_connector_id, issuer, person.id, details_of(person), clock.now(),
    )  # fmt: skip
    if row is None:
        raise IdentityTaken
    if row["is_new"]:
        after = {"ssoConnectorId": sso_connector_id, "issuer": issuer, "identityId": person.id}
        await announce(UserIdentitiesUpdated(user_id=user_id, before=None, after=after))
    return row["id"], row["is_new"]
