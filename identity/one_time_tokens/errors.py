"""What the one-time tokens feature refuses."""

from identity.kernel.errors import InputRefused, NotFound


class TokenNotFound(NotFound):
    """No one-time token has this value."""

    code = "one_time_token.token_not_found"
    message = "There is no such one-time token."


class EmailMismatch(InputRefused):
    """The token was made for another address."""

    code = "one_time_token.email_mismatch"
    message = "This one-time token was made for another e-mail address."


class EventMismatch(InputRefused):
    """The token was made for another kind of interaction."""

    code = "one_time_token.interaction_event_mismatch"
    message = "This one-time token was made for something else."


class TokenExpired(InputRefused):
    """The token has had its time."""

    code = "one_time_token.token_expired"
    message = "This one-time token has expired."


class TokenConsumed(InputRefused):
    """The token was used."""

    code = "one_time_token.token_consumed"
    message = "This one-time token was used already."


class TokenRevoked(InputRefused):
    """The token was taken back."""

    code = "one_time_token.token_revoked"
    message = "This one-time token was revoked."


class CannotReactivateToken(InputRefused):
    """A token that has ended does not come back."""

    code = "one_time_token.cannot_reactivate_token"
    message = "A one-time token that was used, revoked or has expired stays so. Make a new one."
