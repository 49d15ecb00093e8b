"""The paths of enterprise connectors."""

from identity.kernel.permissions import Permission
from rest_api import sso_connectors
from rest_api.operations import Operation as Op

_CONNECTOR = "/sso-connectors/{id}"
_IDP_INITIATED = f"{_CONNECTOR}/idp-initiated-auth-config"
_KEYS = f"{_CONNECTOR}/signing-keys"

OPERATIONS = (
    Op("GET", "/sso-connector-providers", sso_connectors.list_sso_providers, Permission.CONNECTORS_READ),
    Op("GET", "/sso-connectors", sso_connectors.list_sso_connectors, Permission.CONNECTORS_READ),
    Op("POST", "/sso-connectors", sso_connectors.create_sso_connector, Permission.CONNECTORS_WRITE),
    Op("GET", _CONNECTOR, sso_connectors.get_sso_connector, Permission.CONNECTORS_READ),
    Op("PATCH", _CONNECTOR, sso_connectors.update_sso_connector, Permission.CONNECTORS_WRITE),
    Op("DELETE", _CONNECTOR, sso_connectors.delete_sso_connector, Permission.CONNECTORS_WRITE, 204),
    Op("GET", _KEYS, sso_connectors.list_signing_keys, Permission.CONNECTORS_READ),
    Op("POST", _KEYS, sso_connectors.create_signing_key, Permission.CONNECTORS_WRITE, 201),
    Op("PATCH", f"{_KEYS}/{{keyId}}", sso_connectors.update_signing_key, Permission.CONNECTORS_WRITE),
    Op("DELETE", f"{_KEYS}/{{keyId}}", sso_connectors.delete_signing_key, Permission.CONNECTORS_WRITE, 204),
    Op("GET", _IDP_INITIATED, sso_connectors.get_idp_initiated, Permission.CONNECTORS_READ),
    Op("PUT", _IDP_INITIATED, sso_connectors.set_idp_initiated, Permission.CONNECTORS_WRITE),
    Op("DELETE", _IDP_INITIATED, sso_connectors.remove_idp_initiated, Permission.CONNECTORS_WRITE, 204),
)  # fmt: skip
