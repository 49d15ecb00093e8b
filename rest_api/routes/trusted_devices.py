"""The paths of trusted devices."""

from identity.kernel.permissions import Permission
from rest_api import trusted_devices
from rest_api.operations import Operation as Op

_DEVICES = "/users/{userId}/trusted-devices"
_DEVICE = f"{_DEVICES}/{{deviceId}}"

OPERATIONS = (
    Op("GET", _DEVICES, trusted_devices.list_user_trusted_devices, Permission.USERS_READ),
    Op("DELETE", _DEVICES, trusted_devices.delete_user_trusted_devices, Permission.USERS_SUSPEND, 204),
    Op("GET", _DEVICE, trusted_devices.get_user_trusted_device, Permission.USERS_READ),
    Op("DELETE", _DEVICE, trusted_devices.delete_user_trusted_device, Permission.USERS_SUSPEND, 204),
)
