"""Enterprise single sign-on: its connectors, their keys, the identities of users, and tokens of other providers."""
