"""What the invitations feature refuses."""

from identity.kernel.errors import Conflict, InputRefused, RateLimited


class InvitationPending(Conflict):
    """The same person is invited to the same organization already."""

    code = "entity.unique_integrity_violation"
    message = "There is a pending invitation to this organization for {invitee} already."


class AlreadyMember(Conflict):
    """Somebody with this address is a member."""

    code = "request.invalid_input"
    message = "{invitee} is a member of this organization already."


class ExpiryNotAhead(InputRefused):
    """An invitation that would have expired when it is made."""

    code = "organization_invitation.expiry_not_ahead"
    message = "An invitation expires in the future, and within a year."


class InvitationSettled(Conflict):
    """An invitation that was accepted or revoked, or that has expired, stays as it is."""

    code = "organization_invitation.settled"
    message = "This invitation is {status}; it cannot change any more."


class AcceptedUserRequired(Conflict):
    """Accepting needs to be told who does."""

    code = "organization_invitation.accepted_user_required"
    message = "Name the user who accepts the invitation."


class AcceptedUserMismatch(Conflict):
    """Only the owner of the invited address can accept."""

    code = "organization_invitation.accepted_user_mismatch"
    message = "The user's primary e-mail address is not the invited one."


class ForeignInviter(InputRefused):
    """An organization's own administrator invites in their own name alone."""

    code = "organization_invitation.foreign_inviter"
    message = "You can invite in your own name alone."


class ForeignLink(InputRefused):
    """A link in a message that leads elsewhere than to the application that it is sent from."""

    code = "organization_invitation.foreign_link"
    message = "The link has to lead to an address of the application that you use."


class MessagesRateLimited(RateLimited):
    """Too many messages to one address."""

    code = "organization_invitation.too_many_messages"
    message = "Too many messages were sent to this address. Please try again later."
