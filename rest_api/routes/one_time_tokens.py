"""The paths of one-time tokens."""

from identity.kernel.permissions import Permission
from rest_api import one_time_tokens
from rest_api.operations import Operation as Op

_TOKENS = "/one-time-tokens"
_READ, _WRITE = Permission.ONE_TIME_TOKENS_READ, Permission.ONE_TIME_TOKENS_WRITE

OPERATIONS = (
    Op("GET", _TOKENS, one_time_tokens.list_one_time_tokens, _READ),
    Op("POST", _TOKENS, one_time_tokens.create_one_time_token, _WRITE, 201),
    Op("POST", f"{_TOKENS}/verify", one_time_tokens.verify_one_time_token, _WRITE),
    Op("GET", f"{_TOKENS}/{{id}}", one_time_tokens.get_one_time_token, _READ),
    Op("DELETE", f"{_TOKENS}/{{id}}", one_time_tokens.delete_one_time_token, _WRITE, 204),
    Op("PUT", f"{_TOKENS}/{{id}}/status", one_time_tokens.replace_one_time_token_status, (_READ, _WRITE)),
)  # fmt: skip
