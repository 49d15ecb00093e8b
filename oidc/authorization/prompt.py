"""Whether the person is asked again (OpenID Connect Core section 3.1.2.1: prompt, max_age)."""

from oidc.errors import invalid_request
from oidc.requests import ProtocolRequest

PROMPTS = ("none", "login", "consent", "select_account")
_MOST_SECONDS = 10**9


def check(request: ProtocolRequest) -> None:
    """Read both; a client may have registered its own default of the age."""
    request.prompts = _prompts(request.payload.get("prompt"))
    max_age = _seconds(request.payload.get("max_age"))
    request.max_age = request.client.registered.protocol.default_max_age if max_age is None else max_age


def _prompts(given: str | None) -> frozenset[str]:
    prompts = frozenset((given or "").split())
    if prompts.difference(PROMPTS):
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
