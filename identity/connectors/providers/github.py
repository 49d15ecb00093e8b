"""Signing in with GitHub."""

from identity.connectors.providers.social_login import social_kind

CONNECTOR = social_kind(
    "github",
    "GitHub",
    "#1f2328",
    where="the developer settings of your GitHub account or organization",
    is_token_storage_supported=True,
)
