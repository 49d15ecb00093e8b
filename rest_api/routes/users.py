"""The paths of users."""

from identity.kernel.permissions import Permission
from identity.users.queries import SEARCH_FIELDS as USER_SEARCH
from rest_api import users
from rest_api.operations import Operation as Op

_USER = "/users/{userId}"
_READ = Permission.USERS_READ
_WRITE = (_READ, Permission.USERS_WRITE)  # what is changed is shown together with what is not

OPERATIONS = (
    Op("GET", _USER, users.get_user, _READ),
    Op("PATCH", _USER, users.update_user, _WRITE),
    Op("DELETE", _USER, users.delete_user, Permission.USERS_DELETE, 204),
    Op("GET", "/users", users.list_users, _READ, search_fields=USER_SEARCH),
    Op("POST", "/users", users.create_user, Permission.USERS_WRITE),
    Op("GET", f"{_USER}/custom-data", users.get_user_custom_data, _READ),
    Op("PATCH", f"{_USER}/custom-data", users.update_user_custom_data, _WRITE),
    Op("PATCH", f"{_USER}/profile", users.update_user_profile, _WRITE),
    Op("PATCH", f"{_USER}/password", users.update_user_password,
       (_READ, Permission.USERS_CREDENTIALS_WRITE)),
    Op("POST", f"{_USER}/password/verify", users.verify_user_password, Permission.USERS_CREDENTIALS_WRITE, 204),
    Op("GET", f"{_USER}/has-password", users.get_user_has_password, _READ),
    Op("PATCH", f"{_USER}/is-suspended", users.update_user_suspension, (_READ, Permission.USERS_SUSPEND)),
)  # fmt: skip
