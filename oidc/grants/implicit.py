"""The implicit grant of OpenID Connect (Core section 3.2): tokens straight from the authorization endpoint."""

from typing import Any

from oidc.library import OpenIDImplicitGrant


class Implicit(OpenIDImplicitGrant):
    """Authlib validates; what is issued, one statement of the domain issues."""

    def authenticate_token_endpoint_client(self) -> Any:
        """The steps before this one found the client."""
        return self.request.client

    def exists_nonce(self, _nonce: str, _request: Any) -> bool:
        """Replayed nonces are for the client to notice (section 3.2.2.11)."""
        return False

    def validate_consent_request(self) -> str:
        """Whether a person has to do something is decided later, in the domain."""
        return self.validate_authorization_request()
