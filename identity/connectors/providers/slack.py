"""Signing in with Slack."""

from identity.connectors.providers.social_login import social_kind
from identity.connectors.social.declared import DeclaredProvider

PROVIDER = DeclaredProvider(
    authorization_endpoint="https://slack.com/openid/connect/authorize",
    token_endpoint="https://slack.com/api/openid.connect.token",  # noqa: S106 - an address
    profile_endpoint="https://slack.com/api/openid.connect.userInfo",
    scope="openid profile email",
    id="sub",
    name="name",
    avatar="picture",
    email="email",
    verified=("email_verified",),
    uses_pkce=False,
    needs_session=True,
)
CONNECTOR = social_kind(
    "slack", "Slack", "#611f69", where="the app pages of the Slack API", flow=PROVIDER.flow
)
