"""The paths of the audit log, the dashboard's figures and the locks of the sign-in."""

from identity.kernel.permissions import Permission
from rest_api import dashboard, logs, sentinel
from rest_api.operations import Operation as Op

OPERATIONS = (
    Op("GET", "/logs", logs.list_logs, Permission.AUDIT_READ),
    Op("GET", "/logs/{id}", logs.get_log, Permission.AUDIT_READ),
    Op("GET", "/dashboard/users/total", dashboard.get_total_users, Permission.AUDIT_READ),
    Op("GET", "/dashboard/users/new", dashboard.get_new_users, Permission.AUDIT_READ),
    Op("GET", "/dashboard/users/active", dashboard.get_active_users, Permission.AUDIT_READ),
    Op("POST", "/sentinel-activities/delete", sentinel.delete_sentinel_activities,
       Permission.USERS_CREDENTIALS_WRITE, 204),
)  # fmt: skip
