"""Connectors to mail, SMS and social providers, and the social identities of users."""
