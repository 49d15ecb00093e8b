"""The parameters as such: none twice, none endless (RFC 6749 section 3.1)."""

from typing import Any

from oidc.errors import invalid_request
from oidc.requests import ProtocolRequest

# What is used of a request; everything else is ignored, and forgotten when a person has to do something first.
KEPT = (
    "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "response_mode", "prompt", "max_age",
    "id_token_hint", "login_hint", "ui_locales", "claims_locales", "display", "acr_values", "claims",
    "code_challenge", "code_challenge_method", "dpop_jkt", "first_screen", "interaction_mode", "identifier",
    "direct_sign_in", "organization_id", "one_time_token", "google_one_tap_credential",
)  # fmt: skip
PUSHED = "pushed_request"  # beside them: which pushed request it is, as a hash
_ONCE = frozenset({*KEPT, "request", "request_uri", "registration"})
_LONGEST = 4096  # characters
_LONGER = frozenset({"request", "id_token_hint", "claims"})  # those have bounds of their own


def check(request: ProtocolRequest) -> None:
    """Refuse what is sent twice or is too long."""
    for name, values in request.payload.datalist.items():
        if name not in _ONCE:
            continue
        if len(values) > 1:
            raise invalid_request(f"{name} must not be provided twice")
        if len(values[0]) > _LONGEST and name not in _LONGER:
            raise invalid_request(f"{name} is too long")


def kept(request: ProtocolRequest) -> dict[str, Any]:
    """What of the request is stored until it is answered."""
    found: dict[str, Any] = {name: value for name in KEPT if (value := request.payload.get(name)) is not None}
    if request.payload.resources:
        found["resource"] = list(request.payload.resources)
    if request.pushed_request:
        found[PUSHED] = request.pushed_request
    return found
