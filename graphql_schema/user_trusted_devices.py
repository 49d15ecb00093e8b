"""The browsers that users trust with their second factor, as fields of the user."""

from datetime import datetime

import strawberry

from graphql_schema.access import declare, scopes
from graphql_schema.connection import Connection, Relation, relation
from graphql_schema.fields import row
from graphql_schema.node import Node, readable
from identity.kernel.permissions import Permission
from identity.trusted_devices import queries
from identity.trusted_devices.models import TrustedDevice as TrustedDeviceRow


@strawberry.type(description="A browser in which a user is not asked for their second factor for a while.")
class TrustedDevice(Node):
    trusted_device_id: strawberry.ID = row(lambda device: device.id, "The plain id.")
    user_agent: str | None
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime


@strawberry.type
class UserTrustedDevices:
    """Fields that a user has besides its own."""

    trusted_devices: Connection[TrustedDevice] = relation(
        Relation(queries.device_slices_by_user_ids, queries.device_counts_by_user_ids),
        "Browsers in which the user is not asked for their second factor, newest first.",
    )


readable(TrustedDeviceRow, queries.devices_by_ids, "TrustedDevice")
declare("TrustedDevice", scopes(Permission.USERS_READ))
