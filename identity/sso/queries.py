"""Reads of enterprise connectors and their keys."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from identity import settings
from identity.connectors import forms
from identity.connectors.saml.metadata import FURTHER
from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    SortOrder,
    keyset_slice,
    numbered_page,
    row_count,
)
from identity.kernel.permissions import Permission
from identity.kernel.rows import row_or_none
from identity.kernel.vault import vault
from identity.security.certificates import expiry_of, sha256_fingerprint
from identity.sso.models import SsoConnector, SsoSigningKey
from identity.sso.providers import PROVIDERS, Provider

CONFIG_PURPOSE = "sso-connector-config"
NEWEST_FIRST = SortOrder("created_at")


@dataclass(frozen=True, slots=True)
class ShownSsoConnector:
    """An enterprise connector with its provider, and its settings as whoever asked may see them."""

    row: SsoConnector
    provider: Provider
    config: dict[str, Any]

    @property
    def id(self) -> str:
        """The row's id."""
        return self.row.id


def config_of(encrypted: str) -> dict[str, Any]:
    """Settings as they are stored."""
    config: dict[str, Any] = orjson.loads(vault().decrypt(encrypted, CONFIG_PURPOSE))
    return config


def encrypted_config(config: Mapping[str, Any]) -> str:
    """Settings for storing: there are secrets among them."""
    return vault().encrypt(orjson.dumps(dict(config)), CONFIG_PURPOSE)


def shown(row: SsoConnector, *, with_secrets: bool = False) -> ShownSsoConnector:
    """The row as it is shown."""
    provider, config = PROVIDERS[row.provider_name], config_of(row.config_encrypted)
    return ShownSsoConnector(
        row, provider, config if with_secrets else forms.hidden(config, provider.settings)
    )


def provider_config(row: SsoConnector) -> dict[str, Any] | None:
    """What is known of the provider, and for SAML what its administrator has to enter there."""
    provider = PROVIDERS[row.provider_name]
    if provider.protocol == "oidc":
        return row.provider_config
    endpoint = settings.current().endpoint
    found: dict[str, Any] = {
        "defaultAttributeMapping": dict(provider.attributes),
        "serviceProvider": {
            "entityId": f"{endpoint}/enterprise-sso/{row.id}",
            "assertionConsumerServiceUrl": f"{endpoint}/api/authn/single-sign-on/saml/{row.id}",
        },
    }
    if row.provider_config:
        shown = {name: value for name, value in row.provider_config.items() if name != FURTHER}
        found["identityProvider"] = shown | _validity(row.provider_config)
    return found


def _validity(identity_provider: Mapping[str, Any]) -> dict[str, Any]:
    expires_at = expiry_of(str(identity_provider.get("x509Certificate", "")))
    if expires_at is None:
        return {"isCertificateValid": False}
    milliseconds = int(expires_at.timestamp() * 1000)
    return {"certificateExpiresAt": milliseconds, "isCertificateValid": expires_at > clock.now()}


async def sso_providers(actor: Actor) -> list[Provider]:
    """Every kind of identity provider that could be set up."""
    actor.require(Permission.CONNECTORS_READ)
    return list(PROVIDERS.values())


async def sso_connectors_page(actor: Actor, page: PageNumber | None) -> NumberedPage[ShownSsoConnector]:
    """Enterprise connectors by page, or all of them when no page is named; with masks for their secrets."""
    actor.require(Permission.CONNECTORS_READ)
    rows = await sso_connector_rows(page)
    return NumberedPage([shown(row) for row in rows.items], rows.total)


async def sso_connector_rows(page: PageNumber | None) -> NumberedPage[SsoConnector]:
    """The rows, for what has checked the permission."""
    return await numbered_page(SsoConnector, "sso_connectors c", "c", Conditions(), NEWEST_FIRST, page)


async def sso_connector(actor: Actor, sso_connector_id: str) -> ShownSsoConnector:
    """One enterprise connector with masks for its secrets."""
    return shown(await visible_sso_connector(actor, sso_connector_id))


async def sso_connectors_slice(actor: Actor, order: SortOrder, keyset: Keyset) -> Slice[SsoConnector]:
    """Enterprise connectors by keyset."""
    actor.require(Permission.CONNECTORS_READ)
    return await keyset_slice(SsoConnector, "sso_connectors c", "c", Conditions(), order, keyset)


async def sso_connectors_count(actor: Actor) -> int:
    """How many enterprise connectors there are."""
    actor.require(Permission.CONNECTORS_READ)
    return await row_count("sso_connectors c", Conditions())


async def sso_connectors_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, SsoConnector]:
    """Enterprise connectors by id; unknown ones are left out."""
    actor.require(Permission.CONNECTORS_READ)
    rows = await database.fetch_models(
        SsoConnector,
        f"SELECT {database.columns(SsoConnector, 'c')} FROM sso_connectors c WHERE c.id = ANY($1)",
        list(ids),
    )
    return {row.id: row for row in rows}


async def visible_sso_connector(actor: Actor, sso_connector_id: str) -> SsoConnector:
    """The enterprise connector, if there is one."""
    if row := (await sso_connectors_by_ids(actor, [sso_connector_id])).get(sso_connector_id):
        return row
    raise NotFoundById(entity="enterprise connector", id=sso_connector_id)


async def signing_keys(actor: Actor, sso_connector_id: str) -> list[SsoSigningKey]:
    """The keys that sign requests to one provider, newest first."""
    await visible_sso_connector(actor, sso_connector_id)
    return (await signing_keys_by_connector_ids(actor, [sso_connector_id]))[sso_connector_id]


async def signing_keys_by_connector_ids(actor: Actor, ids: Sequence[str]) -> dict[str, list[SsoSigningKey]]:
    """The keys of each connector, in one statement."""
    actor.require(Permission.CONNECTORS_READ)
    return await database.models_by_holder(
        SsoSigningKey,
        ids,
        f"SELECT {database.columns(SsoSigningKey, 'k')}, k.sso_connector_id AS holder_id FROM sso_signing_keys k "
        "WHERE k.sso_connector_id = ANY($1) ORDER BY k.created_at DESC, k.id",
        list(ids),
    )


async def signing_key(actor: Actor, key_id: str) -> SsoSigningKey:
    """One key."""
    actor.require(Permission.CONNECTORS_READ)
    if key := await row_or_none(SsoSigningKey, id=key_id):
        return key
    raise NotFoundById(entity="signing key", id=key_id)


def fingerprint(key: SsoSigningKey) -> str:
    """The SHA-256 fingerprint of a key's certificate, in hexadecimal."""
    return sha256_fingerprint(key.certificate)
