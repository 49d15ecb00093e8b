"""Signing in with Discord."""

from identity.connectors.providers.social_login import social_kind

CONNECTOR = social_kind("discord", "Discord", "#5865f2", where="the Discord developer portal")
