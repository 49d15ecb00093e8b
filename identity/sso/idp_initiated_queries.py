"""Reads of where sign-ins that begin at a SAML provider lead."""

from collections.abc import Iterable
from urllib.parse import urlencode

from identity import settings
from identity.connectors.addresses import with_query
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.sso.models import IdpInitiatedSignIn
from identity.sso.queries import visible_sso_connector


async def idp_initiated_sign_in(actor: Actor, sso_connector_id: str) -> IdpInitiatedSignIn:
    """Where sign-ins that begin at this provider lead."""
    await visible_sso_connector(actor, sso_connector_id)
    if row := await stored(sso_connector_id):
        return row
    raise NotFoundById(entity="sign-in that begins at the provider", id=sso_connector_id)


async def idp_initiated_by_connector_ids(actor: Actor, ids: Iterable[str]) -> dict[str, IdpInitiatedSignIn]:
    """The same for several connectors, in one statement."""
    actor.require(Permission.CONNECTORS_READ)
    rows = await database.fetch_models(
        IdpInitiatedSignIn,
        f"SELECT {database.columns(IdpInitiatedSignIn, 's')} FROM idp_initiated_sign_ins s "
        "WHERE s.sso_connector_id = ANY($1)",
        list(ids),
    )
    return {row.sso_connector_id: row for row in rows}


async def stored(sso_connector_id: str) -> IdpInitiatedSignIn | None:
    """For the protocol: where such a sign-in leads, if anywhere."""
    return await database.fetch_model(
        IdpInitiatedSignIn,
        f"SELECT {database.columns(IdpInitiatedSignIn, 's')} FROM idp_initiated_sign_ins s "
        "WHERE s.sso_connector_id = $1",
        sso_connector_id,
    )


async def next_address(row: IdpInitiatedSignIn) -> str:
    """Where the browser of somebody who came from the provider goes on: nothing in it is from the request."""
    if not row.sends_request and row.application_uri is not None:
        return with_query(row.application_uri, {"ssoConnectorId": row.sso_connector_id})
    redirect_uri = row.redirect_uri or await database.fetch_value(
        "SELECT oidc_client_metadata -> 'redirectUris' ->> 0 FROM applications WHERE id = $1",
        row.application_id,
    )
    query = {
        "scope": "openid profile",
        **row.parameters,
        "response_type": "code",
        "client_id": row.application_id,
        "redirect_uri": str(redirect_uri),
        # Whoever was signed in here before is not the person that the provider spoke of.
        "prompt": "login",
        "direct_sign_in": f"sso:{row.sso_connector_id}",
    }
    return f"{settings.current().issuer}/auth?{urlencode(query)}"
