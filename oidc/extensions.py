"""Checks of authorization requests beyond RFC 6749: one class for each specification, hooked into Authlib's own.

Authlib runs the extensions of a hook in no particular order, so none relies on another.
"""

import re
from typing import Any

from identity.grants import scopes
from identity.keys.queries import InvalidToken, verified_hint
from identity.resources import queries as resources
from oidc.bridge import wait_for
from oidc.errors import ProtocolError, invalid_request
from oidc.library import CodeChallenge
from oidc.responses import RESPONSE_MODES

_HOOK = "after_validate_authorization_request_payload"
_PROMPTS = frozenset({"none", "login", "consent", "select_account"})
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")  # RFC 7636 section 4.2: a SHA-256 in base64url
_MOST_SECONDS = 10**9


class S256Challenge(CodeChallenge):
    """RFC 7636, with S256 alone, and always for public clients; the verifier is compared where codes are redeemed."""

    def __call__(self, grant: Any) -> None:
        grant.register_hook(_HOOK, self.validate_code_challenge)

    def validate_code_challenge(self, grant: Any, _result: object) -> None:
        """Section 4.3; a challenge without a method would mean `plain`."""
        data, client = grant.request.form, grant.request.client.registered
        challenge, method = data.get("code_challenge"), data.get("code_challenge_method")
        if not challenge and not method:
            if client.is_public:
                raise invalid_request("public clients must use PKCE: code_challenge is missing")
            return
        if method != "S256":
            raise invalid_request("code_challenge_method must be S256")
        if not _CHALLENGE.fullmatch(challenge or ""):
            raise invalid_request("code_challenge must be a SHA-256 in base64url without padding")


class OpenIDRequest:
    """OpenID Connect Core section 3.1.2.1, and what of it is not supported."""

    def __call__(self, grant: Any) -> None:
        grant.register_hook(_HOOK, self.validate)

    def validate(self, grant: Any, _result: object) -> None:
        """Read prompt, max_age and id_token_hint."""
        request = grant.request
        data = request.form
        _refuse_request_objects(data)
        request.prompts = _prompts(data.get("prompt"))
        request.max_age = _seconds(data.get("max_age"))
        request.hinted_user_id = _hinted_user(data.get("id_token_hint"))
        mode = data.get("response_mode")
        if mode and mode not in RESPONSE_MODES:
            raise invalid_request("unsupported response_mode")
        if mode == "form_post" and not data["redirect_uri"].startswith(("http://", "https://")):
            raise invalid_request("response_mode form_post needs an http or https redirect_uri")


def _refuse_request_objects(data: dict[str, str]) -> None:
    """Section 6: what is not supported is refused, never ignored."""
    for name in ("request", "request_uri", "registration"):
        if name in data:
            raise ProtocolError(f"{name}_not_supported", f"{name} parameter is not supported")


def _prompts(given: str | None) -> frozenset[str]:
    prompts = frozenset((given or "").split())
    if prompts - _PROMPTS:
        raise invalid_request("unsupported prompt value requested")
    if "none" in prompts and len(prompts) > 1:
        raise invalid_request("prompt none must only be used alone")
    return prompts


def _seconds(given: str | None) -> int | None:
    if given is None:
        return None
    if not (given.isascii() and given.isdigit()) or int(given[:12]) > _MOST_SECONDS:
        raise invalid_request("max_age must be a whole number of seconds")
    return int(given)


def _hinted_user(hint: str | None) -> str | None:
    if hint is None:
        return None
    try:
        return str(wait_for(verified_hint(hint))["sub"])
    except InvalidToken:
        raise invalid_request("could not validate id_token_hint") from None


class ResourceIndicators:
    """RFC 8707: every resource that is named must exist."""

    def __call__(self, grant: Any) -> None:
        grant.register_hook(_HOOK, self.validate)

    def validate(self, grant: Any, _result: object) -> None:
        """Look the resources up."""
        named = grant.request.payload.resources
        indicators = [each for each in named if each != scopes.ORGANIZATIONS_RESOURCE]
        grant.request.names_organizations = len(indicators) < len(named)
        grant.request.resources = tuple(_resource(each) for each in indicators)


def _resource(indicator: str) -> resources.CachedResource:
    found = resources.peek_resource(indicator) or wait_for(resources.resource_by_indicator(indicator))
    if found is None:
        raise ProtocolError("invalid_target", "resource indicator is missing, or unknown")
    return found


class ThirdPartyScopes:
    """Third-party applications may ask for what they are allowed to ask for."""

    def __call__(self, grant: Any) -> None:
        grant.register_hook(_HOOK, self.validate)

    def validate(self, grant: Any, _result: object) -> None:
        """Refuse the rest instead of dropping it, so that the developer notices."""
        request = grant.request
        requested = scopes.split(request.payload.get("scope"))
        refused = scopes.refused_to_third_party(request.client.registered, requested)
        if refused:
            raise ProtocolError("invalid_scope", "requested scope is not allowed", scope=refused[0])
