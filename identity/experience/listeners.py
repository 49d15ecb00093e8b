"""What follows for the sign-in pages when something happens below, in the same transaction."""

import msgspec

from identity.applications.events import ApplicationDeleted
from identity.connectors.events import ConnectorChanged, ConnectorDeleted
from identity.content.appearance_events import ApplicationAppearanceChanged
from identity.experience.changes import locked_settings, write_settings
from identity.experience.connected import connected, connected_cache
from identity.experience.looks import application_looks, organization_looks
from identity.kernel.action import make_stale
from identity.kernel.events import listens_to
from identity.organizations.events import OrganizationDeleted, OrganizationUpdated
from identity.sso.events import SsoConnectorChanged


@listens_to(ConnectorChanged)
@listens_to(SsoConnectorChanged)
async def forget_connectors(_event: ConnectorChanged | SsoConnectorChanged) -> None:
    """The pages show other connectors."""
    make_stale(connected_cache)


@listens_to(ConnectorDeleted)
async def forget_social_target(event: ConnectorDeleted) -> None:
    """A social provider without any connector is not offered; the connector's own event tells of it."""
    if event.target is None or event.target in (await connected()).targets:
        return
    settings = await locked_settings()
    targets = [each for each in settings.social_sign_in_connector_targets if each != event.target]
    if targets != settings.social_sign_in_connector_targets:
        await write_settings(msgspec.structs.replace(settings, social_sign_in_connector_targets=targets))


@listens_to(OrganizationUpdated)
@listens_to(OrganizationDeleted)
async def forget_organization_look(event: OrganizationUpdated | OrganizationDeleted) -> None:
    """The pages look another way for an organization."""
    make_stale(organization_looks, event.organization_id)


@listens_to(ApplicationAppearanceChanged)
@listens_to(ApplicationDeleted)
async def forget_application_look(event: ApplicationAppearanceChanged | ApplicationDeleted) -> None:
    """The pages look another way for an application."""
    make_stale(application_looks, event.application_id)
