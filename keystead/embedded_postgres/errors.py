"""The one refusal of the embedded database."""


class EmbeddedPostgresError(RuntimeError):
    """The embedded database cannot run; the message tells the operator why and what to do."""
