"""Hostnames and protected applications: a hosted service has a provider for them, a server of one's own has none."""

from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, NotFoundById, NotProvided
from rest_api.bodies import JsonObject
from rest_api.bodies.domains import DomainBody, StaleDomainsBody, VerificationFilesBody


class NoHostnameProvider(InputRefused):
    """Whoever runs the server gives it its names: in its settings, not here."""

    code = "domain.not_configured"
    message = "This server has no provider of hostnames: the address it is reached at is one of its settings."


class NoProtectedApplications(NotProvided):
    """Nothing here could stand in front of an application."""

    code = "application.protected_apps_not_available"
    message = "This server has no proxy for protected applications."


async def list_domains(actor: Actor) -> list[JsonObject]:
    """List hostnames: without a provider there are none."""
    return []


async def create_domain(actor: Actor, body: DomainBody) -> None:
    """Add a hostname, which takes a provider."""
    raise NoHostnameProvider


async def get_domain(actor: Actor, id: str) -> None:
    """Read a hostname: there is none."""
    raise NotFoundById(entity="domain", id=id)


async def delete_domain(actor: Actor, id: str) -> None:
    """Delete a hostname: there is none."""
    raise NotFoundById(entity="domain", id=id)


async def get_verification_files(actor: Actor, id: str) -> None:
    """Read the verification files of a hostname: there is none."""
    raise NotFoundById(entity="domain", id=id)


async def replace_verification_files(actor: Actor, id: str, body: VerificationFilesBody) -> None:
    """Replace the verification files of a hostname: there is none."""
    raise NotFoundById(entity="domain", id=id)


async def delete_stale_domains(actor: Actor, body: StaleDomainsBody) -> None:
    """Delete hostnames that were never verified, which takes a provider."""
    raise NoHostnameProvider


async def get_protected_applications(actor: Actor) -> None:
    """Read where protected applications are reached: nowhere here."""
    raise NoProtectedApplications
