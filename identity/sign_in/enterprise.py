"""Addresses that belong to an enterprise with a provider of its own: their owners sign in there and nowhere else."""

from identity.experience.connected import known_connected
from identity.kernel import database
from identity.sign_in.errors import EnterpriseSignInRequired
from identity.sign_in.records import (
    EmailCodeRecord,
    OneTimeTokenRecord,
    PasswordRecord,
    Record,
)
from identity.sign_in.steps import Step


async def require_no_enterprise(current: Step, record: Record) -> None:
    """Refuse a proof of an address whose domain an enterprise connector owns."""
    email = _email_of(record)
    if email is None or not current.settings.single_sign_on_enabled:
        return
    if ids := await connectors_of_domain(email.rpartition("@")[2]):
        known = (await known_connected()).sso
        raise EnterpriseSignInRequired(data={"ssoConnectors": [each for each in known if each["id"] in ids]})


async def connectors_of_domain(domain: str) -> frozenset[str]:
    """The ids of the enterprise connectors that the domain belongs to."""
    rows = await database.fetch("SELECT id FROM sso_connectors WHERE domains ? $1", domain.lower())
    return frozenset(row["id"] for row in rows)


def _email_of(record: Record) -> str | None:
    if not isinstance(record, PasswordRecord | EmailCodeRecord | OneTimeTokenRecord):
        return None
    return record.identifier.value if record.identifier.type == "email" else None
