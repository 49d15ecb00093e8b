"""The paths of connectors."""

from identity.kernel.permissions import Permission
from rest_api import connectors
from rest_api.operations import Operation as Op

_CONNECTOR = "/connectors/{id}"

OPERATIONS = (
    Op("GET", "/connector-factories", connectors.list_connector_factories, Permission.CONNECTORS_READ),
    Op("GET", "/connector-factories/{id}", connectors.get_connector_factory, Permission.CONNECTORS_READ),
    Op("GET", "/connectors", connectors.list_connectors, Permission.CONNECTORS_READ),
    Op("POST", "/connectors", connectors.create_connector, Permission.CONNECTORS_WRITE),
    Op("GET", _CONNECTOR, connectors.get_connector, Permission.CONNECTORS_READ),
    Op("PATCH", _CONNECTOR, connectors.update_connector, Permission.CONNECTORS_WRITE),
    Op("DELETE", _CONNECTOR, connectors.delete_connector, Permission.CONNECTORS_WRITE, 204),
    Op("POST", "/connectors/{factoryId}/test", connectors.check_connector, Permission.CONNECTORS_WRITE, 204),
    Op("POST", "/connectors/{connectorId}/authorization-uri", connectors.get_authorization_uri,
       Permission.CONNECTORS_READ),
)  # fmt: skip
