"""Writes of a sign-in's links to accounts at other providers. They need the open transaction."""

from typing import Any

from identity.connectors.identity_changes import link_identity, refresh_identity
from identity.kernel import database
from identity.provisioning.changes import join_organizations
from identity.sign_in.records import EnterpriseSsoRecord, SocialRecord
from identity.sign_in.steps import Step
from identity.sso.identity_changes import link_sso_identity
from identity.sso.token_vault import keep_tokens
from identity.users.models import User


async def store_links(current: Step, user: User) -> None:
    """Store what was collected for the account: links, what the providers say now, and tokens to keep. Whoever comes
    through an enterprise for the first time joins its organizations."""
    for record in current.state.verification_records:
        if isinstance(record, SocialRecord) and record.social_user_info:
            await _store_social(current, user, record)
        elif isinstance(record, EnterpriseSsoRecord) and record.enterprise_sso_user_info:
            await _store_enterprise(current, user, record)


async def _store_social(current: Step, user: User, record: SocialRecord) -> None:
    person, wanted = record.social_user_info, current.state.profile.social_identity
    assert person is not None
    if wanted and (wanted["target"], wanted["userInfo"]["id"]) == (record.target, person.id):
        identity_id: int | None = await link_identity(user.id, record.target, person)
    else:
        identity_id = await refresh_identity(user.id, record.target, person)
    if identity_id is not None and record.tokens_encrypted:
        await keep_tokens(user.id, record.tokens_encrypted, social_identity_id=identity_id)


async def _store_enterprise(current: Step, user: User, record: EnterpriseSsoRecord) -> None:
    person, wanted = record.enterprise_sso_user_info, current.state.profile.enterprise_sso_identity
    assert person is not None
    if not _is_of(wanted, record, person.id):
        return
    # A connector that is deleted at this moment is not linked to.
    if not await database.fetch_value(
        "SELECT true FROM sso_connectors WHERE id = $1 FOR KEY SHARE", record.connector_id
    ):
        return
    identity_id, is_new = await link_sso_identity(user.id, record.connector_id, record.issuer or "", person)
    if is_new:
        await join_organizations(user.id, sso_connector_id=record.connector_id)
    if record.tokens_encrypted:
        await keep_tokens(user.id, record.tokens_encrypted, sso_identity_id=identity_id)


def _is_of(wanted: dict[str, Any] | None, record: EnterpriseSsoRecord, person_id: str) -> bool:
    if wanted is None:
        return False
    found = (wanted["connectorId"], wanted["issuer"], wanted["userInfo"]["id"])
    return found == (record.connector_id, record.issuer, person_id)
