"""The paths of users."""

from identity.kernel.permissions import Permission
from identity.users.queries import SEARCH_FIELDS as USER_SEARCH
from rest_api import users
from rest_api.operations import Operation as Op

_USER = "/users/{userId}"

OPERATIONS = (
    Op("GET", _USER, users.get_user, Permission.USERS_READ),
    Op("PATCH", _USER, users.update_user, Permission.USERS_WRITE),
    Op("DELETE", _USER, users.delete_user, Permission.USERS_DELETE, 204),
    Op("GET", "/users", users.list_users, Permission.USERS_READ, search_fields=USER_SEARCH),
    Op("POST", "/users", users.create_user, Permission.USERS_WRITE),
    Op("GET", f"{_USER}/custom-data", users.get_user_custom_data, Permission.USERS_READ),
    Op("PATCH", f"{_USER}/custom-data", users.update_user_custom_data, Permission.USERS_WRITE),
    Op("PATCH", f"{_USER}/profile", users.update_user_profile, Permission.USERS_WRITE),
    Op("PATCH", f"{_USER}/password", users.update_user_password, Permission.USERS_CREDENTIALS_WRITE),
    Op("POST", f"{_USER}/password/verify", users.verify_user_password, Permission.USERS_CREDENTIALS_WRITE, 204),
    Op("GET", f"{_USER}/has-password", users.get_user_has_password, Permission.USERS_READ),
    Op("PATCH", f"{_USER}/is-suspended", users.update_user_suspension, Permission.USERS_SUSPEND),
)  # fmt: skip
