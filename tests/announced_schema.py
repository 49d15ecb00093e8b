"""The GraphQL schema as a client reads it, parsed once for all tests that walk it."""

from graphql import build_schema

from graphql_schema.schema import sdl

# That it is valid is shown once, in tests/faces/graphql/test_schema_file.py.
ANNOUNCED_SCHEMA = build_schema(sdl(), assume_valid=True)
