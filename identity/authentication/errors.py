"""What is said to a bearer of a token that does not hold."""

from identity.kernel.errors import Unauthenticated


class AuthorizationHeaderMissing(Unauthenticated):
    """No Authorization header where one is needed."""

    code = "auth.authorization_header_missing"
    message = "The Authorization header is missing."


class TokenTypeNotSupported(Unauthenticated):
    """Another scheme than Bearer (RFC 6750) or DPoP (RFC 9449)."""

    code = "auth.authorization_token_type_not_supported"
    message = "Only bearer and DPoP tokens are accepted."


class BearerRefused(Unauthenticated):
    """A token that is forged, expired, revoked, or made for somebody else."""

    message = "The access token is not valid here: it may be expired, revoked, or issued for another API."


class RoleNotHeld(Unauthenticated):
    """Somebody who bears a token asks for a role that they do not hold."""

    code = "auth.expected_role_not_found"
    message = "The bearer of the token does not hold the expected role."
