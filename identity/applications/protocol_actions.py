"""What administrators say of an application beyond the contract: its protocol metadata."""

from collections.abc import Mapping
from typing import Any

from identity.applications.changes import locked_application, store_changes
from identity.applications.clients import ApplicationType, client_of
from identity.applications.errors import SamlElsewhere
from identity.applications.events import ApplicationUpdated
from identity.applications.metadata_members import CHECKS, OWN_CHECKS
from identity.applications.metadata_rules import consistent
from identity.applications.models import Application
from identity.applications.protocol import NAMES
from identity.applications.sectors import listed_in_sector, require_listed
from identity.kernel import authority, database
from identity.kernel.action import prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission

_CHECKS = {**{name: CHECKS[name] for name in NAMES if name in CHECKS}, **OWN_CHECKS}


async def _sector(actor: Actor, application_id: str, changes: Mapping[str, Any]) -> set[str] | None:
    """The redirect URIs in the sector's document: another host is asked before the transaction."""
    stored = await database.fetch_value(
        "SELECT coalesce(protocol_metadata, '{}') FROM applications WHERE id = $1", application_id
    )
    if stored is None:
        raise NotFoundById(entity="application", id=application_id)
    return await listed_in_sector(_merged(stored, changes).get("sector_identifier_uri"))


@prepared_action(needs=Permission.APPLICATIONS_WRITE, prepare=_sector, announces=ApplicationUpdated)
async def update_application_protocol(
    actor: Actor, sector: set[str] | None, application_id: str, changes: Mapping[str, Any]
) -> Application:
    """Change an application's protocol metadata, in the names of RFC 7591; None goes back to the default."""
    application = await locked_application(application_id)
    # Keys are credentials: whoever could set those of a stronger machine could pass for it.
    await authority.require_at_least_machines(actor, application_id)
    if application.type == ApplicationType.SAML:
        raise SamlElsewhere
    redirect_uris = client_of(application, (), None).redirect_uris
    merged = _merged(application.protocol_metadata or {}, changes)
    valid = consistent(
        ApplicationType(application.type),
        merged,
        redirect_uris,
        is_managed=application.registration_token_hash is None,
    )
    require_listed(sector, redirect_uris)
    await store_changes(application, {"protocol_metadata": valid or None})
    return application


def _merged(stored: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    checked = {name: None if value is None else _CHECKS[name](value, name) for name, value in changes.items()}
    return {name: value for name, value in {**stored, **checked}.items() if value is not None}
