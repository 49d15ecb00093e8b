"""What the sessions feature refuses with."""

from identity.kernel.errors import Conflict, NotFound, Refusal


class InteractionBusy(Conflict):
    """Two requests of one sign-in changed it at the same time; this one lost."""

    status = 409
    code = "session.interaction_busy"
    message = "Another request of this sign-in is under way. Please try again."


class InteractionNotFound(Refusal):
    """There is no sign-in in progress: it expired, was finished, or belongs to another browser."""

    code = "session.not_found"
    message = "There is no sign-in in progress here. Please go back to the application and start again."


class SessionNotFound(NotFound):
    """The session has ended, or never was."""

    code = "oidc.session_not_found"
    message = "There is no session with this id."


class SessionOfAnotherUser(NotFound):
    """The session is somebody else's."""

    code = "oidc.invalid_session_account_id"
    message = "The session belongs to another user."
