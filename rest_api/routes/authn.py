"""The paths that proxies and identity providers call."""

from rest_api import authn
from rest_api.operations import FOR_ANYBODY
from rest_api.operations import Operation as Op

OPERATIONS = (
    Op("GET", "/authn/hasura", authn.get_hasura_session, FOR_ANYBODY),
    Op("POST", "/authn/saml/{connectorId}", authn.finish_social_saml, FOR_ANYBODY, 302,
       takes_form=True),
    Op("POST", "/authn/single-sign-on/saml/{connectorId}", authn.finish_enterprise_saml, FOR_ANYBODY, 302,
       takes_form=True),
)  # fmt: skip
