"""Addresses that belong to an enterprise with a provider of its own: their owners sign in there and nowhere else."""

from identity.experience.connected import known_connected
from identity.sign_in.errors import EnterpriseSignInRequired
from identity.sign_in.records import (
    EmailCodeRecord,
    OneTimeTokenRecord,
    PasswordRecord,
    Record,
)
from identity.sign_in.steps import Step
from identity.sso.domain_queries import connectors_of_email


async def require_no_enterprise(current: Step, record: Record) -> None:
    """Refuse a proof of an address whose domain an enterprise connector owns."""
    email = _email_of(record)
    if email is None or not current.settings.single_sign_on_enabled:
        return
    if ids := {row.id for row in await connectors_of_email(email)}:
        known = (await known_connected()).sso
        raise EnterpriseSignInRequired(data={"ssoConnectors": [each for each in known if each["id"] in ids]})


def _email_of(record: Record) -> str | None:
    if not isinstance(record, PasswordRecord | EmailCodeRecord | OneTimeTokenRecord):
        return None
    return record.identifier.value if record.identifier.type == "email" else None
