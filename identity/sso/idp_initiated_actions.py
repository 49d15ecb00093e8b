"""What can be done about sign-ins that begin at a SAML provider: let them lead to an application, or refuse them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from identity.kernel import clock, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.sso.actions import locked_sso_connector
from identity.sso.errors import (
    IdpInitiatedApplicationRefused,
    IdpInitiatedNotSupported,
    IdpInitiatedParameterRefused,
    IdpInitiatedRedirectUriRefused,
    IdpInitiatedStartMissing,
)
from identity.sso.events import IdpInitiatedSignInChanged
from identity.sso.idp_initiated_queries import stored
from identity.sso.models import IdpInitiatedSignIn
from identity.sso.providers import PROVIDERS

# Whoever begins the request for an application cannot prove that it asked: public clients begin their own.
_BEGUN_FOR, _BEGUN_BY = ("Traditional",), ("Traditional", "SPA", "Native")
_PARAMETERS = frozenset({"acr_values", "claims", "organization_id", "resource", "scope", "ui_locales"})
_LONGEST_VALUE = 2048
_PAGE = re.compile(r"https?://[^\s/?#@\\]+(/[^\s#\\]*)?(\?[^\s#\\]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIdpInitiatedSignIn:
    """Where such sign-ins lead. Either this server begins the authorization request, or it sends the browser to where
    the application does."""

    application_id: str
    redirect_uri: str | None = None
    parameters: Mapping[str, Any] | None = None
    sends_request: bool = False
    application_uri: str | None = None


@action(needs=Permission.CONNECTORS_WRITE, announces=IdpInitiatedSignInChanged)
async def set_idp_initiated_sign_in(
    actor: Actor, sso_connector_id: str, new: NewIdpInitiatedSignIn
) -> IdpInitiatedSignIn:
    """Let sign-ins that begin at the provider lead to an application, in place of what was set before."""
    connector = await locked_sso_connector(sso_connector_id)
    if PROVIDERS[connector.provider_name].protocol != "saml":
        raise IdpInitiatedNotSupported
    _require_parameters(new)
    _require_start(new)
    _require_fit(new, await _application(new.application_id))
    before = await stored(sso_connector_id)
    row = await database.fetch_model(
        IdpInitiatedSignIn,
        "INSERT INTO idp_initiated_sign_ins AS s (sso_connector_id, application_id, redirect_uri, parameters, "
        "sends_request, application_uri, created_at) VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7) "
        "ON CONFLICT (sso_connector_id) DO UPDATE SET application_id = excluded.application_id, "
        "redirect_uri = excluded.redirect_uri, parameters = excluded.parameters, "
        "sends_request = excluded.sends_request, application_uri = excluded.application_uri "
        f"RETURNING {database.columns(IdpInitiatedSignIn, 's')}",
        sso_connector_id, new.application_id, new.redirect_uri, dict(new.parameters or {}), new.sends_request,
        new.application_uri, clock.now(),
    )  # fmt: skip
    assert row is not None
    await _tell(sso_connector_id, before, row)
    return row


@action(needs=Permission.CONNECTORS_WRITE, announces=IdpInitiatedSignInChanged)
async def remove_idp_initiated_sign_in(actor: Actor, sso_connector_id: str) -> None:
    """Refuse sign-ins that begin at the provider."""
    await locked_sso_connector(sso_connector_id)
    before = await stored(sso_connector_id)
    if before is None:
        raise NotFoundById(entity="sign-in that begins at the provider", id=sso_connector_id)
    await database.execute("DELETE FROM idp_initiated_sign_ins WHERE sso_connector_id = $1", sso_connector_id)
    await _tell(sso_connector_id, before, None)


def _require_parameters(new: NewIdpInitiatedSignIn) -> None:
    given = new.parameters or {}
    if not isinstance(given, Mapping):
        raise IdpInitiatedParameterRefused(path="authParameters", name="authParameters")
    for name, value in given.items():
        is_text = isinstance(value, str) and 0 < len(value) <= _LONGEST_VALUE and "\0" not in value
        if name not in _PARAMETERS or not is_text:
            raise IdpInitiatedParameterRefused(path="authParameters", name=name[:64])


def _require_start(new: NewIdpInitiatedSignIn) -> None:
    if not new.sends_request and new.application_uri is None:
        raise IdpInitiatedStartMissing(path="clientIdpInitiatedAuthCallbackUri")
    if new.application_uri is not None and not _PAGE.fullmatch(new.application_uri):
        raise IdpInitiatedStartMissing(path="clientIdpInitiatedAuthCallbackUri")


def _require_fit(new: NewIdpInitiatedSignIn, application: database.Record) -> None:
    types = _BEGUN_FOR if new.sends_request else _BEGUN_BY
    if application["is_third_party"] or application["type"] not in types:
        raise IdpInitiatedApplicationRefused(path="defaultApplicationId", types=", ".join(types))
    registered = application["oidc_client_metadata"].get("redirectUris", [])
    if (new.redirect_uri is not None and new.redirect_uri not in registered) or (
        new.sends_request and not registered
    ):
        raise IdpInitiatedRedirectUriRefused(path="redirectUri")


async def _application(application_id: str) -> database.Record:
    row = await database.fetch_row(
        "SELECT type, is_third_party, oidc_client_metadata FROM applications WHERE id = $1 FOR SHARE",
        application_id.replace("\0", ""),
    )
    if row is None:
        raise NotFoundById(entity="application", id=application_id[:64])
    return row


async def _tell(
    sso_connector_id: str, before: IdpInitiatedSignIn | None, after: IdpInitiatedSignIn | None
) -> None:
    await announce(
        IdpInitiatedSignInChanged(
            sso_connector_id=sso_connector_id, before=_audited(before), after=_audited(after)
        )
    )


def _audited(row: IdpInitiatedSignIn | None) -> dict[str, Any] | None:
    if row is None:
        return None
    names = ("application_id", "redirect_uri", "parameters", "sends_request", "application_uri")
    return {name: getattr(row, name) for name in names}
