"""Applications that sign people in through SAML, with this server as their identity provider."""
