"""The paths of hostnames and of what only a hosted service tells about itself."""

from identity.kernel.permissions import Permission
from rest_api import domains
from rest_api.operations import Operation as Op

_DOMAIN = "/domains/{id}"
_READ, _WRITE = Permission.CONFIGURATION_READ, Permission.CONFIGURATION_WRITE

OPERATIONS = (
    Op("GET", "/domains", domains.list_domains, _READ),
    Op("POST", "/domains", domains.create_domain, _WRITE, 201),
    Op("POST", "/domains/cleanup", domains.delete_stale_domains, _WRITE),
    Op("GET", _DOMAIN, domains.get_domain, _READ),
    Op("DELETE", _DOMAIN, domains.delete_domain, _WRITE, 204),
    Op("GET", f"{_DOMAIN}/verification-files", domains.get_verification_files, _READ),
    Op("PUT", f"{_DOMAIN}/verification-files", domains.replace_verification_files, _WRITE),
    Op("GET", "/systems/application", domains.get_protected_applications, _READ),
)  # fmt: skip
