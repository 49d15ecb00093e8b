"""What the invitations feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationChanged(Changed):
    """Something happened to an invitation."""

    invitation_id: str
    invitee: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationCreated(InvitationChanged):
    """Somebody was invited to an organization."""

    key: ClassVar[str] = "OrganizationInvitation.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationMessageRequested(InvitationChanged):
    """A message with the invitation is to be sent."""

    key: ClassVar[str] = "OrganizationInvitation.Message.Requested"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAccepted(InvitationChanged):
    """The invited person is a member now."""

    key: ClassVar[str] = "OrganizationInvitation.Accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRevoked(InvitationChanged):
    """An invitation was taken back."""

    key: ClassVar[str] = "OrganizationInvitation.Revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationDeleted(InvitationChanged):
    """An invitation is gone."""

    key: ClassVar[str] = "OrganizationInvitation.Deleted"
