"""Invitations to organizations."""
