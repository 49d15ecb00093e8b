"""What the configuration feature refuses."""

from identity.configuration.settings import LONGEST_SESSION_SECONDS, SHORTEST_SESSION_SECONDS
from identity.kernel.errors import InputRefused, NotFound


class InvalidSessionTtl(InputRefused):
    """A life of sessions that is none, or longer than a year."""

    code = "oidc.invalid_session_ttl"
    message = f"Sessions last {SHORTEST_SESSION_SECONDS} to {LONGEST_SESSION_SECONDS} seconds."


class UnknownClaims(InputRefused):
    """Claims that ID Tokens cannot state."""

    code = "oidc.unknown_extended_claim"
    message = "ID Tokens have no such claims: {names}"


class NoticeTooLarge(InputRefused):
    """More than a note."""

    code = "request.invalid_input"
    message = "A notice of the console has at most {limit} characters of JSON."


class MetadataScopeNotFound(NotFound):
    """A scope that clients known by their metadata may not ask for."""

    message = "Clients with a metadata document may not ask for this scope as it is."
