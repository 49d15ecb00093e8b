"""Signing in with Facebook."""

from identity.connectors.providers.social_login import social_kind

CONNECTOR = social_kind(
    "facebook", "Facebook", "#1877f2", where="the Meta app dashboard", is_token_storage_supported=True
)
