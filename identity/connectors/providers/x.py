"""Signing in with X."""

from identity.connectors.providers.social_login import social_kind
from identity.connectors.social.declared import DeclaredProvider

PROVIDER = DeclaredProvider(
    authorization_endpoint="https://x.com/i/oauth2/authorize",
    token_endpoint="https://api.x.com/2/oauth2/token",  # noqa: S106 - an address
    profile_endpoint="https://api.x.com/2/users/me?user.fields=profile_image_url,confirmed_email",
    scope="tweet.read users.read",
    id="data.id",
    name="data.name",
    avatar="data.profile_image_url",
    email="data.confirmed_email",  # only with a permission of its own, `users.email`
    vouches=True,
    auth_method="client_secret_basic",
    needs_session=True,
)
CONNECTOR = social_kind(
    "x", "X", "#0f1419", where="the developer portal of X, with OAuth 2.0 turned on", flow=PROVIDER.flow
)
