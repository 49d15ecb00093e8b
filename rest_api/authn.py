"""What proxies and identity providers call: the hook that asks who bears a token, and where SAML answers arrive."""

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response

from identity.authentication.errors import AuthorizationHeaderMissing, TokenTypeNotSupported
from identity.authentication.resource_bearers import require_role, user_of_bearer
from identity.kernel.actor import NOBODY, Origin
from identity.kernel.errors import Unauthenticated
from identity.sign_in import saml_actions
from rest_api.bodies.authn import HasuraQuery, SamlAnswerBody
from rest_api.experience.cookies import set_arrival
from rest_api.views.authn import HasuraView

_NO_STORE = {"cache-control": "no-store"}


async def get_hasura_session(query: HasuraQuery, headers: Headers) -> HasuraView:
    """Tell a Hasura server who bears the token, in the role that its caller expects."""
    try:
        user_id = await user_of_bearer(_bearer_token(headers), query.resource)
        role = await require_role(user_id, headers.get("expected-role"))
    except Unauthenticated:
        if query.unauthorized_role is None:
            raise
        return HasuraView(role=query.unauthorized_role)
    return HasuraView(user_id=user_id, role=role)


async def finish_social_saml(origin: Origin, connector_id: str, body: SamlAnswerBody) -> Response:
    """Take the answer of a social SAML provider, and send the browser on to where the sign-in goes on."""
    actor = NOBODY.from_origin(origin)
    address = await saml_actions.accept_social_assertion(actor, connector_id, body.saml_response)
    return RedirectResponse(address, 302, _NO_STORE)


async def finish_enterprise_saml(origin: Origin, connector_id: str, body: SamlAnswerBody) -> Response:
    """Take the answer of an enterprise's SAML provider, and send the browser on to where the sign-in goes on.

    One that nobody asked for leaves the browser a cookie, and counts with that alone.
    """
    actor = NOBODY.from_origin(origin)
    arrival = await saml_actions.accept_enterprise_answer(actor, connector_id, body.saml_response)
    response = RedirectResponse(arrival.address, 302, _NO_STORE)
    if arrival.token is not None:
        await set_arrival(response, arrival.token)
    return response


def _bearer_token(headers: Headers) -> str:
    given = headers.get("authorization")
    if given is None:
        raise AuthorizationHeaderMissing
    scheme, _, token = given.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise TokenTypeNotSupported(data={"supportedTypes": ["Bearer"]})
    return token.strip()
