"""Signing in with GitLab."""

from identity.connectors.providers.social_login import social_kind

CONNECTOR = social_kind(
    "gitlab", "GitLab", "#fc6d26", where="the applications page of your GitLab profile or group"
)
