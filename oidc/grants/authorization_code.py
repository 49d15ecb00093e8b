"""The authorization code grant (RFC 6749 section 4.1) with PKCE (RFC 7636) and OpenID Connect."""

from typing import Any

from identity.grants import actions
from identity.grants.tokens import IssuedTokens
from oidc.errors import invalid_request
from oidc.grants.exchange import ask, exchange_of, token_response
from oidc.library import AuthorizationCodeGrant
from oidc.sealing import require_encryptable


class _Redeemed:
    """A code that was just used up, as Authlib looks at it."""

    def __init__(self, issued: IssuedTokens, redirect_uri: str) -> None:
        self.issued, self._redirect_uri = issued, redirect_uri

    def get_redirect_uri(self) -> str:
        """The statement compared it already."""
        return self._redirect_uri

    def get_scope(self) -> str:
        """Of the access token."""
        return self.issued.scope


class AuthorizationCode(AuthorizationCodeGrant):
    """Both ends of the grant: the authorization request, and the code at the token endpoint."""

    def query_authorization_code(self, code: str, _client: Any) -> _Redeemed:
        """Use the code up and store what it is exchanged for, in one statement: between Authlib's own steps of
        looking a code up, saving tokens and deleting the code, a second request could slip in."""
        request = self.request
        redirect_uri = request.form.get("redirect_uri")
        if redirect_uri is None:
            raise invalid_request("missing required parameter 'redirect_uri'")
        ask(require_encryptable(request.client.registered))  # before the code is used up
        issued = ask(
            actions.redeem_code(
                request.actor, exchange_of(request), code, redirect_uri, request.form.get("code_verifier")
            )
        )
        return _Redeemed(issued, redirect_uri)

    def authenticate_user(self, authorization_code: _Redeemed) -> object:
        """Whoever the code was issued for; the statement made sure that they may still sign in."""
        return authorization_code

    def generate_token(self, **_kwargs: Any) -> dict[str, Any]:
        """The answer with what was issued."""
        return token_response(self.request, self.request.authorization_code.issued)

    def delete_authorization_code(self, authorization_code: _Redeemed) -> None:
        """It is used up already, and stays so that a second use is noticed."""
