"""What proxies and identity providers call: the hook that asks who bears a token, and where SAML answers arrive."""

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response

from identity.authentication.errors import AuthorizationHeaderMissing, TokenTypeNotSupported
from identity.authentication.resource_bearers import require_role, user_of_bearer
from identity.connectors.errors import ConnectorNotImplemented
from identity.connectors.queries import visible_connector
from identity.kernel.actor import NOBODY, SYSTEM, Origin
from identity.kernel.errors import Unauthenticated
from identity.sign_in.sso_actions import accept_assertion
from identity.sso.domain_queries import known_sso_connector
from identity.sso.saml_party import waiting_interaction
from rest_api.bodies import JsonObject
from rest_api.bodies.authn import HasuraQuery, SamlAnswerBody
from rest_api.views.authn import HasuraView


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


async def finish_social_saml(connector_id: str, body: JsonObject) -> None:
    """Take the answer of a social SAML provider; nothing here speaks SAML yet."""
    await visible_connector(SYSTEM, connector_id)
    raise ConnectorNotImplemented


async def finish_enterprise_saml(origin: Origin, connector_id: str, body: SamlAnswerBody) -> Response:
    """Take the answer of an enterprise's SAML provider, and send the browser on to where the sign-in goes on."""
    await known_sso_connector(connector_id)
    interaction_id = await waiting_interaction(connector_id, body.saml_response)
    actor = NOBODY.from_origin(origin)
    address = await accept_assertion(actor, interaction_id, connector_id, body.saml_response)
    return RedirectResponse(address, 302, {"cache-control": "no-store"})


def _bearer_token(headers: Headers) -> str:
    given = headers.get("authorization")
    if given is None:
        raise AuthorizationHeaderMissing
    scheme, _, token = given.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise TokenTypeNotSupported(data={"supportedTypes": ["Bearer"]})
    return token.strip()
