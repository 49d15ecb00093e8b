"""What can be done with the keys that sign SAML requests."""

import asyncio
from datetime import timedelta

from identity.connectors.errors import UnexpectedConnectorType
from identity.kernel import clock, database
from identity.kernel.action import action, announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById, Refusal
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, row_or_none
from identity.kernel.vault import vault
from identity.security.certificates import CertifiedKey, certified_key
from identity.sso.actions import locked_sso_connector
from identity.sso.errors import ActiveSigningKeyNotDeletable, ActiveSigningKeyRequired
from identity.sso.events import SsoSigningKeysUpdated
from identity.sso.models import SsoConnector, SsoSigningKey
from identity.sso.providers import PROVIDERS
from identity.sso.queries import config_of

KEY_PURPOSE = "sso-signing-key"
_LIFETIME = timedelta(days=3 * 365)


async def _new_key(_actor: Actor, sso_connector_id: str, *, is_active: bool) -> CertifiedKey:
    if await row_or_none(SsoConnector, id=sso_connector_id) is None:
        raise NotFoundById(entity="enterprise connector", id=sso_connector_id)
    now = clock.now()
    return await asyncio.to_thread(certified_key, sso_connector_id, now, now + _LIFETIME)


@prepared_action(needs=Permission.CONNECTORS_WRITE, announces=SsoSigningKeysUpdated, prepare=_new_key)
async def add_signing_key(
    actor: Actor, made: CertifiedKey, sso_connector_id: str, *, is_active: bool
) -> SsoSigningKey:
    """Give a SAML connector another key; when it is to sign, the others stop to."""
    await _locked_saml_connector(sso_connector_id)
    now = clock.now()
    key = SsoSigningKey(
        sso_connector_id=sso_connector_id,
        private_key_encrypted=vault().encrypt(made.private_pem, KEY_PURPOSE),
        certificate=made.certificate,
        is_active=is_active,
        created_at=now,
        expires_at=now + _LIFETIME,
    )
    if is_active:
        await _deactivate_others(key)
    await insert_row(key, _no_unique_column())
    await _tell(key, before=None, after={"key_id": key.id, "is_active": is_active})
    return key


@action(needs=Permission.CONNECTORS_WRITE, announces=SsoSigningKeysUpdated)
async def set_signing_key_active(
    actor: Actor, sso_connector_id: str, key_id: str, is_active: bool
) -> SsoSigningKey:
    """Let a key sign, and no other one; or let it stop, unless requests have to be signed."""
    connector = await _locked_saml_connector(sso_connector_id)
    key = await _key(sso_connector_id, key_id)
    if key.is_active == is_active:
        return key
    if not is_active and config_of(connector.config_encrypted).get("signAuthnRequest"):
        raise ActiveSigningKeyRequired(path="active")
    if is_active:
        await _deactivate_others(key)
    await database.execute("UPDATE sso_signing_keys SET is_active = $2 WHERE id = $1", key.id, is_active)
    key.is_active = is_active
    before = {"key_id": key.id, "is_active": not is_active}
    await _tell(key, before=before, after={"key_id": key.id, "is_active": is_active})
    return key


@action(needs=Permission.CONNECTORS_WRITE, announces=SsoSigningKeysUpdated)
async def delete_signing_key(actor: Actor, sso_connector_id: str, key_id: str) -> None:
    """Delete a key that does not sign."""
    await _locked_saml_connector(sso_connector_id)
    key = await _key(sso_connector_id, key_id)
    if key.is_active:
        raise ActiveSigningKeyNotDeletable
    await delete_row(key)
    await _tell(key, before={"key_id": key.id, "is_active": False}, after=None)


async def _locked_saml_connector(sso_connector_id: str) -> SsoConnector:
    connector = await locked_sso_connector(sso_connector_id)
    if PROVIDERS[connector.provider_name].protocol != "saml":
        raise UnexpectedConnectorType
    return connector


async def _key(sso_connector_id: str, key_id: str) -> SsoSigningKey:
    if key := await row_or_none(SsoSigningKey, id=key_id, sso_connector_id=sso_connector_id):
        return key
    raise NotFoundById(entity="signing key", id=key_id)


async def _deactivate_others(key: SsoSigningKey) -> None:
    await database.execute(
        "UPDATE sso_signing_keys SET is_active = false WHERE sso_connector_id = $1 AND is_active AND id <> $2",
        key.sso_connector_id,
        key.id,
    )


async def _tell(
    key: SsoSigningKey, *, before: dict[str, object] | None, after: dict[str, object] | None
) -> None:
    await announce(SsoSigningKeysUpdated(sso_connector_id=key.sso_connector_id, before=before, after=after))


def _no_unique_column() -> Refusal:
    """Only the random id could ever collide."""
    return ActiveSigningKeyRequired()
