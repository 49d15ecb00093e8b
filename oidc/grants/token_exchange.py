"""The token exchange grant (RFC 8693): an access token for whomever another token stands for."""

from typing import Any

from identity.applications.clients import TOKEN_EXCHANGE
from identity.grants.exchange_actions import exchange_subject
from identity.grants.exchange_queries import HandedIn
from oidc.errors import ProtocolError, invalid_request
from oidc.grants.exchange import ask, exchange_of, token_response
from oidc.library import BaseGrant, TokenEndpointMixin

_ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"


class TokenExchange(BaseGrant, TokenEndpointMixin):
    """Authlib has no such grant; this is one in its style."""

    GRANT_TYPE = TOKEN_EXCHANGE

    def validate_token_request(self) -> None:
        """Section 2.1: who may exchange at all, and whether the parameters go together."""
        client = self.authenticate_token_endpoint_client()
        self.request.client = client
        if not client.check_grant_type(self.GRANT_TYPE) or client.registered.is_third_party:
            raise ProtocolError("unauthorized_client", "the client is not allowed to exchange tokens")
        given = self.request.form
        for name in ("subject_token", "subject_token_type"):
            if name not in given:
                raise invalid_request(f"missing required parameter '{name}'")
        if ("actor_token" in given) is not ("actor_token_type" in given):
            raise invalid_request("actor_token and actor_token_type must be given together")
        if given.get("requested_token_type", _ACCESS_TOKEN) != _ACCESS_TOKEN:
            raise invalid_request("only access tokens can be requested")
        if "audience" in given:
            raise ProtocolError("invalid_target", "targets are named by resource, not by audience")

    def create_token_response(self) -> tuple[int, dict[str, Any], Any]:
        """Section 2.2.1."""
        given = self.request.form
        handed_in = HandedIn(
            token=given["subject_token"],
            type=given["subject_token_type"],
            actor_token=given.get("actor_token"),
            actor_type=given.get("actor_token_type"),
        )
        issued = ask(exchange_subject(self.request.actor, exchange_of(self.request), handed_in))
        members = {**token_response(self.request, issued), "issued_token_type": _ACCESS_TOKEN}
        return 200, members, self.TOKEN_RESPONSE_HEADER
