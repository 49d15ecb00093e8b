"""Signing in with Facebook."""

from identity.connectors.providers.social_login import social_kind
from identity.connectors.social.declared import DeclaredProvider

_GRAPH = "https://graph.facebook.com/v21.0"
PROVIDER = DeclaredProvider(
    authorization_endpoint="https://www.facebook.com/v21.0/dialog/oauth",
    token_endpoint=f"{_GRAPH}/oauth/access_token",
    profile_endpoint=f"{_GRAPH}/me?fields=id,name,email,picture.type(large)",
    scope="email public_profile",
    id="id",
    name="name",
    avatar="picture.data.url",
    email="email",
    vouches=True,  # it leaves out addresses that were not confirmed
)
CONNECTOR = social_kind(
    "facebook",
    "Facebook",
    "#1877f2",
    where="the Meta app dashboard",
    flow=PROVIDER.flow,
    is_token_storage_supported=True,
)
