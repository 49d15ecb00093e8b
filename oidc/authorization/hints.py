"""Who is expected to sign in (OpenID Connect Core section 3.1.2.1: id_token_hint); login_hint is for the pages."""

from identity.keys.queries import InvalidToken, verified_hint
from oidc.bridge import wait_for
from oidc.errors import invalid_request
from oidc.requests import ProtocolRequest


def check(request: ProtocolRequest) -> None:
    """An ID Token of this server, be it expired."""
    hint = request.payload.get("id_token_hint")
    if hint is None:
        return
    try:
        request.hinted_subject = str(wait_for(verified_hint(hint))["sub"])
    except InvalidToken:
        raise invalid_request("could not validate id_token_hint") from None
