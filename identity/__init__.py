"""The domain of the identity server: what it knows and what it may do."""
