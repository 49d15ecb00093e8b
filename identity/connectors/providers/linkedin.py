"""Signing in with LinkedIn."""

from identity.connectors.providers.social_login import social_kind

CONNECTOR = social_kind("linkedin", "LinkedIn", "#0a66c2", where="the LinkedIn developer portal")
