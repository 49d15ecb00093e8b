"""The paths of scripts."""

from identity.kernel.permissions import Permission
from rest_api import scripts
from rest_api.operations import Operation as Op

_READ, _WRITE = Permission.SCRIPTS_READ, Permission.SCRIPTS_WRITE
_CLAIMS, _ACTIONS = "/configs/jwt-customizer", "/configs/actions"
_CLAIM, _ACTION = f"{_CLAIMS}/{{tokenTypePath}}", f"{_ACTIONS}/{{actionType}}"

OPERATIONS = (
    Op("GET", _CLAIMS, scripts.list_claim_scripts, _READ),
    Op("POST", f"{_CLAIMS}/test", scripts.test_claim_script, _WRITE),
    Op("GET", _CLAIM, scripts.get_claim_script, _READ),
    Op("PUT", _CLAIM, scripts.replace_claim_script, _WRITE),
    Op("PATCH", _CLAIM, scripts.update_claim_script, _WRITE),
    Op("DELETE", _CLAIM, scripts.delete_claim_script, _WRITE, 204),
    Op("GET", _ACTIONS, scripts.list_action_scripts, _READ),
    Op("POST", f"{_ACTIONS}/test", scripts.test_action_script, _WRITE),
    Op("GET", _ACTION, scripts.get_action_script, _READ),
    Op("PUT", _ACTION, scripts.replace_action_script, _WRITE),
    Op("PATCH", _ACTION, scripts.update_action_script, _WRITE),
    Op("DELETE", _ACTION, scripts.delete_action_script, _WRITE, 204),
)  # fmt: skip
