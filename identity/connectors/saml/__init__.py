"""SAML 2.0 as a service provider: requests, answers, encryption, metadata, and what waits in between."""
