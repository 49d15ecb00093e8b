"""What the protocol is refused with; the codes end in the error names of the specifications."""

from typing import ClassVar

from identity.kernel.errors import Forbidden, NotFound, RateLimited, Refusal, RefusalKind


class ProtocolRefusal(Refusal):
    """An error of RFC 6749 section 5.2 or one of its extensions; `reason` may be shown to the client."""

    message = "{reason}"

    def __init__(self, reason: str, *, scope: str | None = None) -> None:
        self.scope = scope
        super().__init__(reason=reason)

    @property
    def error(self) -> str:
        """The specification's name of the error."""
        return self.code.removeprefix("oidc.")


class InvalidGrant(ProtocolRefusal):
    """A code or token that is unknown, expired, used, revoked or foreign; nobody learns which."""

    code = "oidc.invalid_grant"


class InvalidTarget(ProtocolRefusal):
    """A resource that is unknown or was not asked for at authorization (RFC 8707 section 2)."""

    code = "oidc.invalid_target"


class InvalidScope(ProtocolRefusal):
    """A scope that goes beyond what was granted."""

    code = "oidc.invalid_scope"


class AccessDenied(ProtocolRefusal):
    """The user, or a rule of the organization, does not let the application have this."""

    status: ClassVar[int] = 403
    kind = RefusalKind.FORBIDDEN
    code = "oidc.access_denied"


class InsufficientScope(ProtocolRefusal):
    """The token lacks the scope that this needs."""

    status: ClassVar[int] = 403
    kind = RefusalKind.FORBIDDEN
    code = "oidc.insufficient_scope"


class PushedRequestUsed(ProtocolRefusal):
    """A request that was handed in beforehand was answered already (RFC 9126 section 4)."""

    code = "oidc.invalid_request_uri"


class InvalidRequestObject(ProtocolRefusal):
    """A signed authorization request that is not to be believed (RFC 9101 section 7)."""

    code = "oidc.invalid_request_object"


class ForeignToken(ProtocolRefusal):
    """A token of another client was to be revoked."""

    code = "oidc.invalid_request"


class GrantNotFound(NotFound):
    """The user gave no such grant, or it has ended."""

    code = "oidc.invalid_grant"
    message = "The user has no grant with the id `{id}`."


class ConsentNotPending(Refusal):
    """Nobody is asked for consent here."""

    code = "session.not_found"
    message = "No application is waiting for your consent here. Please go back to it and start again."


class ConsentOutsideOrganizations(Forbidden):
    """Consent was to be given for an organization that the person is no member of."""

    code = "auth.forbidden"


class UserCodeUnknown(Refusal):
    """No device waits for this code: it is mistyped, expired or used."""

    code = "device.user_code_unknown"
    message = "No device waits for this code. Please check it, or start again on the device."


class TooManyUserCodes(RateLimited):
    """Too many codes were typed that no device waits for."""

    code = "device.too_many_user_codes"
    message = "Too many wrong codes were entered. Please wait ten minutes and start again on the device."
