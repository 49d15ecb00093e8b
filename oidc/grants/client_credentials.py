"""The client credentials grant (RFC 6749 section 4.4)."""

from typing import Any

from identity.grants import actions
from oidc.errors import ProtocolError
from oidc.grants.exchange import ask, exchange_of, token_response
from oidc.library import ClientCredentialsGrant
from oidc.own_apis import names_account


class ClientCredentials(ClientCredentialsGrant):
    """A machine's own token."""

    def generate_token(self, **_kwargs: Any) -> dict[str, Any]:
        """The answer with what was issued."""
        if names_account(self.request.payload.named_resources):
            raise ProtocolError("invalid_target", "people's accounts are not open to machines")
        issued = ask(actions.issue_machine_token(self.request.actor, exchange_of(self.request)))
        return token_response(self.request, issued)
