"""The paths of invitations to organizations."""

from identity.kernel.permissions import Permission
from rest_api import invitations
from rest_api.operations import Operation as Op

_READ, _WRITE = Permission.ORGANIZATIONS_INVITATIONS_READ, Permission.ORGANIZATIONS_INVITATIONS_WRITE
_INVITATIONS = "/organization-invitations"
_INVITATION = f"{_INVITATIONS}/{{id}}"

OPERATIONS = (
    Op("GET", _INVITATIONS, invitations.list_invitations, _READ),
    Op("POST", _INVITATIONS, invitations.create_invitation, (_READ, _WRITE), 201),
    Op("GET", _INVITATION, invitations.get_invitation, _READ),
    Op("DELETE", _INVITATION, invitations.delete_invitation, _WRITE, 204),
    Op("POST", f"{_INVITATION}/message", invitations.send_invitation_message, _WRITE, 204),
    Op("PUT", f"{_INVITATION}/status", invitations.update_invitation_status, (_READ, _WRITE)),
)  # fmt: skip
