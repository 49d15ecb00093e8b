"""PostgreSQL that the server brings along: started with it, stopped with it, data in the data directory."""

from keystead.embedded_postgres.errors import EmbeddedPostgresError
from keystead.embedded_postgres.supervisor import EmbeddedPostgres, running_address

__all__ = ["EmbeddedPostgres", "EmbeddedPostgresError", "running_address"]
