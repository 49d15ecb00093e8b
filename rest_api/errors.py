"""How refusals look in REST: the contract's code, a message and, where there is more to say, data and details."""

from collections.abc import Mapping
from typing import Any

import asyncpg
import structlog
from starlette.requests import Request
from starlette.responses import Response

from identity.applications.errors import InvalidClientMetadata, InvalidRedirectUri
from identity.kernel.errors import Conflict, InputRefused, NotFound, NotFoundById, Refusal, RefusalKind
from identity.users.errors import InvalidEmail, InvalidUsername
from rest_api.answers import json_response, new_reference
from rest_api.guard import InvalidInput, malformed_text

_log = structlog.get_logger("keystead.rest")
_DEFAULT_RETRY_SECONDS = 60
_NO_STORE = (b"cache-control", b"no-store")


class LimitViolated(Conflict):
    """A value that a column's limit keeps out."""

    code = "entity.value_too_long"
    message = "A value is too long."


class ConstraintViolated(Conflict):
    """A value that a rule of the database keeps out."""

    code = "entity.db_constraint_violated"
    message = "A value is at odds with a rule of the database."


class RelationMissing(NotFound):
    """A related record that has gone."""

    code = "entity.relation_foreign_key_not_found"
    message = "A related record does not exist."


class PatternRefused(InputRefused):
    """A search pattern that PostgreSQL cannot read, or a value outside of a column's type."""

    message = "A search pattern or a value cannot be read."


# What the domain has not foreseen but the database has: concurrent deletions, patterns of a search.
_OF_DATABASE: tuple[tuple[type[Exception], type[Refusal]], ...] = (
    (asyncpg.StringDataRightTruncationError, LimitViolated),
    (asyncpg.CheckViolationError, ConstraintViolated),
    (asyncpg.ForeignKeyViolationError, RelationMissing),
    (asyncpg.DataError, PatternRefused),
)
_GUARDED = (InvalidUsername, InvalidEmail, InvalidClientMetadata, InvalidRedirectUri)


def error_response(refusal: Refusal, request: Request) -> Response:
    """The refusal as `{code, data?, details?, message}` under its status."""
    shown = _as_in_the_contract(refusal)
    body = {
        "code": shown.code,
        "data": shown.data,
        "details": getattr(shown, "details", None),
        "message": shown.text,
    }
    return json_response(_without_nothing(body), shown.status, (_NO_STORE, *_headers(shown)))


def unforeseen_response(error: Exception, request: Request) -> Response:
    """A refusal for what the database keeps out; anything else is a bug, told by a reference alone."""
    for kind, refusal in _OF_DATABASE:
        if isinstance(error, kind):
            _log.warning("the database kept a value out", path=request.url.path, error=type(error).__name__)
            return error_response(refusal(), request)
    reference = new_reference()
    _log.error("a REST request failed", reference=reference, path=request.url.path, exc_info=error)
    body = {"message": "Internal server error.", "reference": reference}
    return json_response(body, 500, (_NO_STORE,))


def _as_in_the_contract(refusal: Refusal) -> Refusal:
    """The contract checks the form of identifiers and addresses in its guard, and does not name a user's id."""
    if isinstance(refusal, _GUARDED):
        return InvalidInput([malformed_text(refusal)])
    if isinstance(refusal, NotFoundById) and refusal.values.get("entity") == "user":
        return NotFound()
    return refusal


def _headers(refusal: Refusal) -> tuple[tuple[bytes, bytes], ...]:
    if refusal.kind is RefusalKind.UNAUTHENTICATED:
        return ((b"www-authenticate", b"Bearer"),)  # RFC 6750 section 3
    if refusal.kind in {RefusalKind.RATE_LIMITED, RefusalKind.UNAVAILABLE}:
        seconds = refusal.values.get("retry_after_seconds", _DEFAULT_RETRY_SECONDS)
        return ((b"retry-after", str(seconds).encode()),)
    return ()


def _without_nothing(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value is not None}
