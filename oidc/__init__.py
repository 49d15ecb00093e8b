"""The OpenID provider: Authlib validates the protocol, the domain decides and stores. Start at routes.py."""
