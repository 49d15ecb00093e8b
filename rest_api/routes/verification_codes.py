"""The paths of verification codes."""

from identity.kernel.permissions import Permission
from rest_api import verification_codes
from rest_api.operations import Operation as Op

_CODES = "/verification-codes"
_NEEDS = Permission.VERIFICATION_CODES_SEND

OPERATIONS = (
    Op("POST", _CODES, verification_codes.create_verification_code, _NEEDS, 204),
    Op("POST", f"{_CODES}/verify", verification_codes.verify_verification_code, _NEEDS, 204),
)

# The addresses that some documentation has for the same.
ALIASES = tuple(
    Op(each.method, f"/verification{each.path}", each.handler, each.needs, each.status) for each in OPERATIONS
)
