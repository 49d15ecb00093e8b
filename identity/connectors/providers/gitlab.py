"""Signing in with GitLab."""

from identity.connectors.providers.social_login import social_kind
from identity.connectors.social.declared import DeclaredProvider

PROVIDER = DeclaredProvider(
    authorization_endpoint="https://gitlab.com/oauth/authorize",
    token_endpoint="https://gitlab.com/oauth/token",  # noqa: S106 - an address
    profile_endpoint="https://gitlab.com/oauth/userinfo",
    scope="openid profile email",
    id="sub",
    name="name",
    avatar="picture",
    email="email",
    verified=("email_verified",),
    needs_session=True,
)
CONNECTOR = social_kind(
    "gitlab",
    "GitLab",
    "#fc6d26",
    where="the applications page of your GitLab profile or group",
    flow=PROVIDER.flow,
)
