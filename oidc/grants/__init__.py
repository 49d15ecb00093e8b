"""The grants that are on: Authlib's validation, our domain behind it."""
