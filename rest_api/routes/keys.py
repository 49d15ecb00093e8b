"""The paths of keys."""

from identity.kernel.permissions import Permission
from rest_api import keys
from rest_api.operations import Operation as Op

_KEYS = "/configs/oidc/{keyType}"

OPERATIONS = (
    Op("GET", _KEYS, keys.list_keys, Permission.KEYS_READ),
    Op("POST", f"{_KEYS}/rotate", keys.rotate_keys, Permission.KEYS_ROTATE),
    Op("DELETE", f"{_KEYS}/{{keyId}}", keys.delete_key, Permission.KEYS_ROTATE, 204),
)  # fmt: skip
