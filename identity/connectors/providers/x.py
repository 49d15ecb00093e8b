"""Signing in with X."""

from identity.connectors.providers.social_login import social_kind

CONNECTOR = social_kind("x", "X", "#0f1419", where="the developer portal of X, with OAuth 2.0 turned on")
