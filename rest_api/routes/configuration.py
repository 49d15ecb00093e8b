"""The paths of the server's configuration."""

from identity.kernel.permissions import Permission
from rest_api import configuration
from rest_api.operations import Operation as Op

_READ, _WRITE = Permission.CONFIGURATION_READ, Permission.CONFIGURATION_WRITE
_SCOPES = "/cimd/user-consent-scopes"

OPERATIONS = (
    Op("GET", "/configs/admin-console", configuration.get_console_configuration, _READ),
    Op("PATCH", "/configs/admin-console", configuration.update_console_configuration, _WRITE),
    Op("GET", "/configs/oidc/session", configuration.get_session_configuration, _READ),
    Op("PATCH", "/configs/oidc/session", configuration.update_session_configuration, (_READ, _WRITE)),
    Op("GET", "/configs/id-token", configuration.get_id_token_configuration, _READ),
    Op("PUT", "/configs/id-token", configuration.replace_id_token_configuration, _WRITE),
    Op("GET", "/configs/cimd", configuration.get_metadata_clients_configuration, _READ),
    Op("PATCH", "/configs/cimd", configuration.update_metadata_clients_configuration, (_READ, _WRITE)),
    Op("GET", _SCOPES, configuration.list_metadata_client_scopes, _READ),
    Op("POST", _SCOPES, configuration.add_metadata_client_scopes, _WRITE, 201),
    Op("DELETE", f"{_SCOPES}/{{scopeType}}/{{scopeId}}", configuration.remove_metadata_client_scope,
       _WRITE, 204),
)  # fmt: skip
