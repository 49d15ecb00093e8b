"""The hybrid flow (OpenID Connect Core section 3.3): a code, and something with it at once."""

from typing import Any

from oidc.library import OpenIDHybridGrant, validate_code_authorization_request


class Hybrid(OpenIDHybridGrant):
    """Authlib validates; what is issued, one statement of the domain issues."""

    def validate_authorization_request(self) -> str:
        """Openid and a nonce are for the ID Token; `code token` has none (Multiple Response Types section 5)."""
        if "id_token" in self.request.response_types:
            return super().validate_authorization_request()
        return validate_code_authorization_request(self)

    def exists_nonce(self, _nonce: str, _request: Any) -> bool:
        """Replayed nonces are for the client to notice (section 3.2.2.11)."""
        return False

    def validate_consent_request(self) -> str:
        """Whether a person has to do something is decided later, in the domain."""
        return self.validate_authorization_request()
