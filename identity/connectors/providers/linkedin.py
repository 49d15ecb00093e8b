"""Signing in with LinkedIn."""

from identity.connectors.providers.social_login import social_kind
from identity.connectors.social.declared import DeclaredProvider

PROVIDER = DeclaredProvider(
    authorization_endpoint="https://www.linkedin.com/oauth/v2/authorization",
    token_endpoint="https://www.linkedin.com/oauth/v2/accessToken",  # noqa: S106 - an address
    profile_endpoint="https://api.linkedin.com/v2/userinfo",
    scope="openid profile email",
    id="sub",
    name="name",
    avatar="picture",
    email="email",
    verified=("email_verified",),
    uses_pkce=False,  # only for native clients, at other addresses
    needs_session=True,
)
CONNECTOR = social_kind(
    "linkedin", "LinkedIn", "#0a66c2", where="the LinkedIn developer portal", flow=PROVIDER.flow
)
