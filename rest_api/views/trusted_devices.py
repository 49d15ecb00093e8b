"""The browsers that people trust as callers see them."""

from identity.trusted_devices.models import TrustedDevice
from rest_api.views import View, milliseconds


class TrustedDeviceView(View, kw_only=True):
    """A browser in which a user is not asked for their second factor."""

    id: str
    user_id: str
    user_agent: str | None
    created_at: int
    last_used_at: int | None
    expires_at: int


class TrustedDevicesView(View, kw_only=True):
    """The trusted devices of a user."""

    trusted_devices: list[TrustedDeviceView]


def trusted_device_view(device: TrustedDevice) -> TrustedDeviceView:
    """A trusted device; nothing in it is its secret, which only the browser has."""
    return TrustedDeviceView(
        id=device.id,
        user_id=device.user_id,
        user_agent=device.user_agent,
        created_at=milliseconds(device.created_at),
        last_used_at=None if device.last_used_at is None else milliseconds(device.last_used_at),
        expires_at=milliseconds(device.expires_at),
    )


def trusted_devices_view(devices: list[TrustedDevice]) -> TrustedDevicesView:
    """Trusted devices."""
    return TrustedDevicesView(trusted_devices=[trusted_device_view(each) for each in devices])
