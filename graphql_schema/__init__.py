"""The GraphQL face: types over domain rows, fields guarded by declared permissions."""
