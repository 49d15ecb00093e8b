"""The paths of sessions and grants."""

from identity.kernel.permissions import Permission
from rest_api import sessions
from rest_api.operations import Operation as Op

_USER = "/users/{userId}"
_SESSION = f"{_USER}/sessions/{{sessionId}}"

OPERATIONS = (
    Op("GET", f"{_USER}/sessions", sessions.list_user_sessions, Permission.USERS_READ),
    Op("GET", _SESSION, sessions.get_user_session, Permission.USERS_READ),
    Op("DELETE", _SESSION, sessions.delete_user_session, Permission.USERS_SUSPEND, 204),
    Op("GET", f"{_USER}/grants", sessions.list_user_grants, Permission.USERS_READ),
    Op("DELETE", f"{_USER}/grants/{{grantId}}", sessions.delete_user_grant, Permission.USERS_SUSPEND, 204),
)
