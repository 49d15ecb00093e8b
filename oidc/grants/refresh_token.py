"""The refresh token grant (RFC 6749 section 6), with rotation and reuse detection (RFC 9700 section 4.14)."""

from typing import Any

from identity.grants import actions, queries
from identity.grants.queries import PresentedRefreshToken
from oidc.grants.exchange import ask, exchange_of, token_response
from oidc.library import RefreshTokenGrant

_LONGEST_TOKEN = 512


class _Presented:
    """A refresh token as Authlib looks at it."""

    def __init__(self, token: PresentedRefreshToken) -> None:
        self.token = token

    def check_client(self, client: Any) -> bool:
        """Whether it was issued to this client."""
        return self.token.application_id == str(client.id)


class RefreshToken(RefreshTokenGrant):
    """Authlib validates the request; whether the token is good, and what comes of it, the domain decides."""

    def authenticate_refresh_token(self, refresh_token: str) -> _Presented | None:
        """Read the token with its user, grant and session: the one read of this grant."""
        exchange = exchange_of(self.request)
        if len(refresh_token) > _LONGEST_TOKEN:
            return None
        found = ask(
            queries.presented_refresh_token(
                refresh_token,
                exchange.resources[0] if exchange.resources else None,
                exchange.organization_id,
                has_access_rules=exchange.client.has_access_rules,
            )
        )
        return _Presented(found) if found else None

    def _validate_token_scope(self, token: _Presented) -> None:
        """The domain narrows the scope, after it has looked for a replay."""

    def authenticate_user(self, refresh_token: _Presented) -> object:
        """The user, whose suspension the domain looks at."""
        return refresh_token.token.person

    def issue_token(self, _user: object, refresh_token: _Presented) -> dict[str, Any]:
        """Use the token and answer with what was issued."""
        issued = ask(actions.refresh(self.request.actor, exchange_of(self.request), refresh_token.token))
        return token_response(self.request, issued)

    def revoke_old_credential(self, refresh_token: _Presented) -> None:
        """Replaced by the statement that stored the new one."""
