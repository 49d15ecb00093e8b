"""The client credentials grant (RFC 6749 section 4.4)."""

from typing import Any

from identity.grants import actions
from oidc.grants.exchange import ask, exchange_of, token_response
from oidc.library import ClientCredentialsGrant


class ClientCredentials(ClientCredentialsGrant):
    """A machine's own token."""

    def generate_token(self, **_kwargs: Any) -> dict[str, Any]:
        """The answer with what was issued."""
        issued = ask(actions.issue_machine_token(self.request.actor, exchange_of(self.request)))
        return token_response(self.request, issued)
