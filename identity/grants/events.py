"""What the grants feature announces."""

from dataclasses import dataclass
from typing import Any, ClassVar

from identity.applications.clients import DEVICE_CODE, TOKEN_EXCHANGE
from identity.kernel.events import Changed, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenExchanged(Event):
    """A request at the token endpoint, answered with tokens or with an error."""

    key: ClassVar[str] = "ExchangeTokenBy.Unknown"
    scope: str | None = None
    token_types: list[str] | None = None
    params: dict[str, Any] | None = None
    application_secret: dict[str, str] | None = None  # its name
    error: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenExchangedByCode(TokenExchanged):
    """An authorization code was exchanged."""

    key: ClassVar[str] = "ExchangeTokenBy.AuthorizationCode"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRefreshed(TokenExchanged):
    """A refresh token was used."""

    key: ClassVar[str] = "ExchangeTokenBy.RefreshToken"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenExchangedByMachine(TokenExchanged):
    """A machine got a token."""

    key: ClassVar[str] = "ExchangeTokenBy.ClientCredentials"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPushed(Event):
    """A client handed in an authorization request beforehand."""

    key: ClassVar[str] = "PushedRequest.Created"
    params: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenExchangedForSubject(TokenExchanged):
    """A client got a token for the user whom another token stands for, maybe with somebody acting as them."""

    key: ClassVar[str] = "ExchangeTokenBy.TokenExchange"
    subject_kind: str | None = None
    acting_user_id: str | None = None
    subject_context: dict[str, Any] | None = None  # why, in the words of whoever made the subject token


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenExchangedByDevice(TokenExchanged):
    """A device got tokens for whoever approved it in a browser."""

    key: ClassVar[str] = "ExchangeTokenBy.DeviceCode"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevoked(Event):
    """A token was revoked, and its grant with it."""

    key: ClassVar[str] = "RevokeToken"
    token_types: list[str] | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectTokenIssued(Changed):
    """A back end may act as a user; the context tells why."""

    key: ClassVar[str] = "SubjectToken.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantsRevoked(Event):
    """What a person gave applications was taken back, with every token of it."""

    key: ClassVar[str] = "RevokeGrants"
    grant_ids: list[str] | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantLimitExceeded(Event):
    """A person had more grants at an application than it allows at a time, so the oldest were revoked."""

    key: ClassVar[str] = "Grant.LimitExceeded"
    revoked_grant_ids: list[str]
    max_allowed_grants: int
    pre_revocation_active_grant_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentedOrganizationsChanged(Changed):
    """An application may act for a person in other organizations than before."""

    key: ClassVar[str] = "Grant.Organizations.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOutTold(Event):
    """An application was told that somebody signed out, or could not be told however often it was tried."""

    key: ClassVar[str] = "Session.LogoutTold"
    attempts: int
    cause: str | None = None


EXCHANGES: dict[str, type[TokenExchanged]] = {
    "authorization_code": TokenExchangedByCode,
    "refresh_token": TokenRefreshed,
    "client_credentials": TokenExchangedByMachine,
    TOKEN_EXCHANGE: TokenExchangedForSubject,
    DEVICE_CODE: TokenExchangedByDevice,
}
