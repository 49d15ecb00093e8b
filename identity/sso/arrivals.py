"""People who came from a SAML provider without having been sent there, until their browser goes on."""

from datetime import datetime, timedelta

from identity.connectors.saml.waiting import opened, sealed
from identity.connectors.social.people import ProviderPerson
from identity.kernel import clock, database
from identity.security.secrets import opaque_token, token_hash

LIFE = timedelta(minutes=5)
_LONGEST_TOKEN = 128


async def keep_arrival(sso_connector_id: str, person: ProviderPerson, issuer: str) -> str:
    """Keep what the provider said for the browser that brought it; needs the open transaction. The browser's secret."""
    token, now = opaque_token(), clock.now()
    await database.execute(
        "INSERT INTO sso_arrivals (token_hash, sso_connector_id, answer_encrypted, created_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5)",
        token_hash(token), sso_connector_id, sealed(person, issuer), now, now + LIFE,
    )  # fmt: skip
    return token


async def take_arrival(
    sso_connector_id: str, token: str, begun_at: datetime
) -> tuple[ProviderPerson, str] | None:
    """What the provider said of whoever has this browser, once, in a sign-in that began after that; with whose word it
    is."""
    if not 0 < len(token) <= _LONGEST_TOKEN:
        return None
    answer = await database.fetch_value(
        "DELETE FROM sso_arrivals WHERE token_hash = $1 AND sso_connector_id = $2 AND created_at <= $3 "
        "AND expires_at > $4 RETURNING answer_encrypted",
        token_hash(token), sso_connector_id, begun_at, clock.now(),
    )  # fmt: skip
    return None if answer is None else opened(answer)
