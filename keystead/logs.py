"""Logs: structured, to standard error, as text for people or JSON for machines; without secrets."""

import logging
import sys

import structlog

from identity.settings import Settings


def configure(own: Settings) -> None:
    """Send this process's logs to standard error in the form that the settings ask for."""
    level = getattr(logging, own.log_level.upper())
    renderer = (
        structlog.processors.JSONRenderer()
        if own.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(level, logging.WARNING), stream=sys.stderr, force=True)
