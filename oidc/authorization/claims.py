"""Claims that are asked for one by one (OpenID Connect Core section 5.5), `acr_values` among them."""

from oidc.errors import invalid_request
from oidc.requested_claims import asked_for, wanted_values
from oidc.requests import ProtocolRequest


def check(request: ProtocolRequest) -> None:
    """A subject that is asked for in the ID Token must be the one who signs in (section 3.1.2.2)."""
    given = request.payload
    request.claims = asked_for(request.client.registered, given.get("claims"), given.get("acr_values"))
    subjects = wanted_values(request.claims, "sub") or ()
    if not subjects:
        return
    if len(subjects) > 1 or request.hinted_subject not in (None, subjects[0]):
        raise invalid_request("claims and id_token_hint expect different people")
    request.hinted_subject = subjects[0]
