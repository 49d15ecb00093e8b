"""Plain forms of our own pages: which browser they were made for, and that they come from no other site."""

from starlette.requests import Request

from identity import settings
from identity.keys.form_queries import is_form_proof
from oidc import cookies
from oidc.errors import invalid_request, session_not_found
from oidc.requests import Parameters, body_parameters

PROOF = "proof"


async def own_interaction_id(request: Request) -> str:
    """The id in the address, if this browser has begun the interaction: a link from elsewhere leads nowhere."""
    interaction_id: str = request.path_params["interaction_id"]
    if interaction_id not in (await cookies.interactions(request)).values():
        raise session_not_found()
    return interaction_id


async def own_form(request: Request, form: str, *bound_to: str) -> Parameters:
    """The fields of a form that we made for the secrets that this browser holds."""
    _require_own_origin(request)
    given = await body_parameters(request)
    if not await is_form_proof(given.get(PROOF), form, *bound_to):
        raise invalid_request("the form is not of this browser; please load the page again", 403)
    return given


def _require_own_origin(request: Request) -> None:
    """Browsers say where a form comes from in headers that no page can forge (Fetch Metadata, RFC 6454)."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    is_foreign = site not in (None, "same-origin", "none")
    if is_foreign or origin not in (None, settings.current().endpoint):
        raise invalid_request("the form comes from another site", 403)
