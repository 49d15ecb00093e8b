"""Signing in with Slack."""

from identity.connectors.providers.social_login import social_kind

CONNECTOR = social_kind("slack", "Slack", "#611f69", where="the app pages of the Slack API")
