"""What can be done with enterprise connectors."""

from dataclasses import dataclass
from typing import Any

from identity.connectors import forms
from identity.connectors.errors import TokenStorageNotSupported
from identity.kernel import clock, database
from identity.kernel.action import action, announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import NumberedPage, PageNumber
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, locked_row, plain_values, row_or_none, update_row
from identity.kernel.unset import UNSET, Unset
from identity.sso import rules
from identity.sso.errors import ActiveSigningKeyRequired, ConnectorNameTaken, UnknownProvider
from identity.sso.events import (
    SsoConfigsRevealed,
    SsoConnectorCreated,
    SsoConnectorDeleted,
    SsoConnectorUpdated,
)
from identity.sso.models import SsoConnector
from identity.sso.provider_metadata import provider_config
from identity.sso.providers import PROVIDERS, Provider, SamlProviderSettings
from identity.sso.queries import (
    ShownSsoConnector,
    config_of,
    encrypted_config,
    shown,
    sso_connector_rows,
)

_HIDDEN = ("config_encrypted", "provider_config")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSsoConnector:
    """What an enterprise connector is set up with; settings can follow later."""

    provider_name: str
    connector_name: str
    config: dict[str, Any] | None = None
    domains: list[str] | None = None
    branding: dict[str, Any] | None = None
    is_profile_synchronized: bool = False
    is_token_storage_enabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SsoConnectorChanges:
    """What is to change of an enterprise connector; whole objects are replaced."""

    connector_name: str | Unset = UNSET
    config: dict[str, Any] | Unset = UNSET
    domains: list[str] | Unset = UNSET
    branding: dict[str, Any] | Unset = UNSET
    is_profile_synchronized: bool | Unset = UNSET
    is_token_storage_enabled: bool | Unset = UNSET


@dataclass(frozen=True, slots=True)
class Checked:
    """Settings that have been checked, with what the provider says of itself; nothing where none were given."""

    signs_requests: bool = False
    provider_config: dict[str, Any] | None = None


async def _checked(provider: Provider, config: dict[str, Any] | Unset | None) -> Checked:
    if isinstance(config, Unset) or not config:
        return Checked()
    settings = forms.checked(config, provider.settings)
    signs = isinstance(settings, SamlProviderSettings) and settings.sign_authn_request
    return Checked(signs, await provider_config(provider, settings))


async def _check_new(_actor: Actor, new: NewSsoConnector) -> Checked:
    return await _checked(_provider(new.provider_name), new.config)


@prepared_action(needs=Permission.CONNECTORS_WRITE, announces=SsoConnectorCreated, prepare=_check_new)
async def create_sso_connector(actor: Actor, checked: Checked, new: NewSsoConnector) -> SsoConnector:
    """Set up a connector to the identity provider of an enterprise."""
    if checked.signs_requests:
        raise ActiveSigningKeyRequired(path="config.signAuthnRequest")
    _require_token_storage(_provider(new.provider_name), new.is_token_storage_enabled)
    row = SsoConnector(
        provider_name=new.provider_name,
        connector_name=new.connector_name,
        config_encrypted=encrypted_config(new.config or {}),
        provider_config=checked.provider_config,
        domains=rules.valid_domains(new.domains or []),
        branding=rules.valid_branding(new.branding or {}),
        is_profile_synchronized=new.is_profile_synchronized,
        is_token_storage_enabled=new.is_token_storage_enabled,
        created_at=clock.now(),
    )
    await insert_row(row, ConnectorNameTaken(path="connectorName"))
    await announce(SsoConnectorCreated(sso_connector_id=row.id, after=plain_values(row, *_HIDDEN)))
    return row


async def _check_changes(_actor: Actor, sso_connector_id: str, changes: SsoConnectorChanges) -> Checked:
    name = await database.fetch_value(
        "SELECT provider_name FROM sso_connectors WHERE id = $1", sso_connector_id
    )
    if name is None:
        raise NotFoundById(entity="enterprise connector", id=sso_connector_id)
    return await _checked(_provider(name), changes.config)


@prepared_action(needs=Permission.CONNECTORS_WRITE, announces=SsoConnectorUpdated, prepare=_check_changes)
async def update_sso_connector(
    actor: Actor, checked: Checked, sso_connector_id: str, changes: SsoConnectorChanges
) -> SsoConnector:
    """Change an enterprise connector; a masked secret in new settings stands for the one that is stored."""
    row = await locked_sso_connector(sso_connector_id)
    if checked.signs_requests and not await has_active_key(sso_connector_id):
        raise ActiveSigningKeyRequired(path="config.signAuthnRequest")
    values = _plain_changes(row, changes)
    if not isinstance(changes.config, Unset):
        values |= _changed_config(row, changes.config, checked)
    before = await update_row(row, values, ConnectorNameTaken(path="connectorName"))
    if before:
        after = {name: getattr(row, name) for name in before}
        await announce(
            SsoConnectorUpdated(sso_connector_id=row.id, before=_audited(before), after=_audited(after))
        )
    return row


@action(needs=Permission.CONNECTORS_WRITE, announces=SsoConnectorDeleted)
async def delete_sso_connector(actor: Actor, sso_connector_id: str) -> SsoConnector:
    """Take an enterprise connector down, with the identities that came through it."""
    row = await locked_sso_connector(sso_connector_id)
    await announce(SsoConnectorDeleted(sso_connector_id=row.id, before=plain_values(row, *_HIDDEN)))
    await delete_row(row)
    return row


@action(needs=Permission.CONNECTORS_WRITE, announces=SsoConfigsRevealed)
async def reveal_sso_connectors(actor: Actor, page: PageNumber | None) -> NumberedPage[ShownSsoConnector]:
    """A page of enterprise connectors with the secrets in their settings; who looked is on record."""
    rows = await sso_connector_rows(page)
    found = [shown(row, with_secrets=True) for row in rows.items]
    await _record_look(found)
    return NumberedPage(found, rows.total)


@action(needs=Permission.CONNECTORS_WRITE, announces=SsoConfigsRevealed)
async def reveal_sso_connector(actor: Actor, sso_connector_id: str) -> ShownSsoConnector:
    """One enterprise connector with the secrets in its settings; who looked is on record."""
    row = await row_or_none(SsoConnector, id=sso_connector_id)
    if row is None:
        raise NotFoundById(entity="enterprise connector", id=sso_connector_id)
    found = shown(row, with_secrets=True)
    await _record_look([found])
    return found


async def locked_sso_connector(sso_connector_id: str) -> SsoConnector:
    """The connector, held against concurrent changes until the transaction ends."""
    if row := await locked_row(SsoConnector, sso_connector_id):
        return row
    raise NotFoundById(entity="enterprise connector", id=sso_connector_id)


async def has_active_key(sso_connector_id: str) -> bool:
    """Whether requests to the provider could be signed."""
    return bool(
        await database.fetch_value(
            "SELECT EXISTS (SELECT FROM sso_signing_keys WHERE sso_connector_id = $1 AND is_active)",
            sso_connector_id,
        )
    )


async def _record_look(found: list[ShownSsoConnector]) -> None:
    ids = [each.id for each in found if forms.has_secrets(each.config, each.provider.settings)]
    if ids:
        await announce(SsoConfigsRevealed(sso_connector_ids=ids))


def _provider(name: str) -> Provider:
    if provider := PROVIDERS.get(name):
        return provider
    raise UnknownProvider(path="providerName", name=name[:64])


def _require_token_storage(provider: Provider, is_wanted: bool | Unset) -> None:
    if is_wanted and provider.protocol == "saml":
        raise TokenStorageNotSupported(path="enableTokenStorage")


def _plain_changes(row: SsoConnector, changes: SsoConnectorChanges) -> dict[str, Any]:
    _require_token_storage(_provider(row.provider_name), changes.is_token_storage_enabled)
    values: dict[str, Any] = {
        name: value
        for name in ("connector_name", "is_profile_synchronized", "is_token_storage_enabled")
        if not isinstance(value := getattr(changes, name), Unset)
    }
    if not isinstance(changes.domains, Unset):
        values["domains"] = rules.valid_domains(changes.domains)
    if not isinstance(changes.branding, Unset):
        values["branding"] = rules.valid_branding(changes.branding)
    return values


def _changed_config(row: SsoConnector, given: dict[str, Any], checked: Checked) -> dict[str, Any]:
    stored = config_of(row.config_encrypted)
    config = forms.unhidden(given, stored, _provider(row.provider_name).settings)
    changed = {} if config == stored else {"config_encrypted": encrypted_config(config)}
    return {**changed, "provider_config": checked.provider_config}


def _audited(values: dict[str, Any]) -> dict[str, Any]:
    """For the audit: that settings changed, not what they are."""
    return {
        ("config" if name == "config_encrypted" else name): (forms.MASK if name in _HIDDEN else value)
        for name, value in values.items()
    }
