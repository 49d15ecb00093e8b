"""The device authorization grant (RFC 8628), as the token endpoint sees it."""

from typing import Any

from identity.grants.device_actions import Waiting, redeem_device_code
from identity.grants.device_statements import DeviceStatus
from identity.grants.tokens import IssuedTokens
from oidc.errors import ProtocolError
from oidc.grants.exchange import ask, exchange_of, token_response
from oidc.library import DeviceCodeGrant

_LONGEST_CODE = 512


class _Credential:
    """A device code that was just asked about, as Authlib looks at it."""

    def __init__(self, client_id: str, found: IssuedTokens | Waiting) -> None:
        self.client_id, self.found = client_id, found

    def get_client_id(self) -> str:
        """The statement compared it already."""
        return self.client_id

    def get_scope(self) -> str:
        """Of the access token."""
        return self.found.scope if isinstance(self.found, IssuedTokens) else ""

    def get_user_code(self) -> "_Credential":
        """Authlib looks the person's answer up by it; it came along with the credential."""
        return self

    def is_expired(self) -> bool:
        """Section 3.5, expired_token."""
        return isinstance(self.found, Waiting) and self.found.is_expired


class DeviceCode(DeviceCodeGrant):
    """Authlib validates the request; whether the person has answered, the domain knows."""

    def query_device_credential(self, device_code: str) -> _Credential:
        """Use the code up if it is approved, in one statement: of any number of polls at once one gets tokens."""
        if len(device_code) > _LONGEST_CODE:
            raise ProtocolError("invalid_grant", "unknown device code")
        # Authlib's grants set it later.
        found = ask(redeem_device_code(self.request.actor, exchange_of(self.request), device_code))
        return _Credential(str(self.request.client.id), found)

    def query_user_grant(self, user_code: _Credential) -> tuple[object, bool] | None:
        """What the person answered; None while they have not."""
        found = user_code.found
        if isinstance(found, IssuedTokens):
            return found, True
        return (found, False) if found.status is DeviceStatus.DENIED else None

    def should_slow_down(self, credential: _Credential) -> bool:
        """Whether the device asked before its interval was over, which has grown by that."""
        return isinstance(credential.found, Waiting) and credential.found.is_too_early

    def generate_token(self, **_kwargs: Any) -> dict[str, Any]:
        """The answer with what was issued."""
        return token_response(self.request, self.request.credential.found)
