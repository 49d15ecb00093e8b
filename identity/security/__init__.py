"""Primitives that the domain stands on: passwords, random secrets, encryption at rest and signed tokens."""
