"""The paths of accounts that users have at providers."""

from identity.kernel.permissions import Permission
from rest_api import identities
from rest_api.operations import Operation as Op

_USER = "/users/{userId}"
_IDENTITY = f"{_USER}/identities/{{target}}"
_WRITE = (Permission.USERS_READ, Permission.USERS_CREDENTIALS_WRITE)  # the answers show the user

OPERATIONS = (
    Op("POST", f"{_USER}/identities", identities.link_identity, _WRITE),
    Op("PUT", _IDENTITY, identities.replace_identity, _WRITE),
    Op("GET", _IDENTITY, identities.get_identity, Permission.USERS_READ),
    Op("DELETE", _IDENTITY, identities.remove_identity, _WRITE),
    Op("GET", f"{_USER}/sso-identities/{{ssoConnectorId}}", identities.get_sso_identity, Permission.USERS_READ),
    Op("GET", f"{_USER}/all-identities", identities.list_all_identities, Permission.USERS_READ),
    Op("DELETE", "/secrets/{id}", identities.delete_secret, Permission.USERS_CREDENTIALS_WRITE, 204),
)  # fmt: skip

# The addresses that some documentation has for the same, with the provider named elsewhere.
ALIASES = (
    Op("PUT", f"{_USER}/identities", identities.replace_targeted_identity, _WRITE),
    Op("DELETE", f"{_USER}/identities", identities.remove_targeted_identity, _WRITE),
)
