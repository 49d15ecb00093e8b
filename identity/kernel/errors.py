"""Refusals: what the domain says no with. Each feature declares its own in its errors.py.

Refusal
├── InputRefused          400  malformed or inconsistent input
├── Conflict              422  well-formed, but at odds with what is there
├── NotFound              404  not there, or not to be seen by this actor
├── Unauthenticated       401
├── Forbidden             403
├── RateLimited           429
├── NotProvided           501  what this server, as it is set up, cannot do
└── Unavailable           503  try again later
"""

from enum import StrEnum
from typing import Any, ClassVar


class RefusalKind(StrEnum):
    """How faces treat a refusal."""

    INPUT = "input"  # mendable by the caller: GraphQL userErrors
    NOT_FOUND = "not_found"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"


class Refusal(Exception):
    """The domain's no. `message` is a template over the keyword arguments."""

    kind: ClassVar[RefusalKind] = RefusalKind.INPUT
    status: ClassVar[int] = 400
    code: ClassVar[str]
    message: ClassVar[str]
    keeps_effects: bool = False

    def __init__(self, *, path: str | None = None, data: Any = None, **values: object) -> None:
        self.path = path  # the input's field, in camel case, dots between levels
        self.data = data
        self.values = values
        super().__init__(self.text)

    @property
    def text(self) -> str:
        """The message in English, values filled in."""
        return self.message.format(**self.values) if self.values else self.message

    def keeping_effects(self) -> "Refusal":
        """Let what the action wrote be committed before the caller is told (counters, revocations after a replay)."""
        self.keeps_effects = True
        return self

    @classmethod
    def every(cls) -> list[type["Refusal"]]:
        """Every concrete refusal that has been declared, by code."""
        found: dict[str, type[Refusal]] = {}
        open_classes = [cls]
        while open_classes:
            for child in open_classes.pop().__subclasses__():
                open_classes.append(child)
                if "code" in child.__dict__:
                    found.setdefault(child.code, child)
        return [found[code] for code in sorted(found)]


class InputRefused(Refusal):
    """Input that is malformed or contradicts itself."""

    code = "request.invalid_input"
    message = "The request is invalid: {reason}"


class Conflict(Refusal):
    """Input that is well formed but cannot be applied to what is there."""

    status = 422


class ValueTooLong(Conflict):
    """A value longer than its column."""

    code = "entity.value_too_long"
    message = "The value is too long: at most {limit} characters."


class NotFound(Refusal):
    """What was asked for is not there, or the actor may not see it."""

    kind = RefusalKind.NOT_FOUND
    status = 404
    code = "entity.not_found"
    message = "The resource does not exist."


class NotFoundById(NotFound):
    """An id of a named kind that does not exist, or that the actor may not see."""

    code = "entity.not_exists_with_id"
    message = "There is no {entity} with the id `{id}`."


class RelationNotFound(NotFound):
    """A related id that does not exist."""

    code = "entity.relation_foreign_key_not_found"
    message = "A related record does not exist: {ids}"


class Unauthenticated(Refusal):
    """Nobody is known to be asking."""

    kind = RefusalKind.UNAUTHENTICATED
    status = 401
    code = "auth.unauthorized"
    message = "Sign in first: the request carries no valid credentials."


class Forbidden(Refusal):
    """Somebody asks for what they may not do."""

    kind = RefusalKind.FORBIDDEN
    status = 403
    code = "auth.forbidden"
    message = "You lack the permission for this."

    def __init__(self, *, required: list[str] | None = None, path: str | None = None) -> None:
        super().__init__(path=path)
        self.required = required or []


class GrantsMoreThanHeld(Forbidden):
    """Nobody gives away, or takes hold of, more than they have themselves."""

    code = "auth.grants_more_than_held"
    message = "This would touch permissions that you do not hold yourself."


class RateLimited(Refusal):
    """Too many tries."""

    kind = RefusalKind.RATE_LIMITED
    status = 429
    code = "request.rate_limit_exceeded"
    message = "Too many requests. Please try again later."


class Unavailable(Refusal):
    """Too much to do at this moment."""

    kind = RefusalKind.UNAVAILABLE
    status = 503
    code = "request.temporarily_unavailable"
    message = "The server is busy. Please try again in a moment."


class NotProvided(Refusal):
    """What this server, as it is set up, cannot do: a connector is missing, or the means for it."""

    status = 501


class IdempotencyKeyReused(Conflict):
    """An idempotency key came back with another input."""

    code = "request.idempotency_key_reused"
    message = "This idempotency key was used with another input."


class InvalidIdempotencyKey(InputRefused):
    """A key that is empty, too long or has control characters."""

    code = "request.invalid_idempotency_key"
    message = "An idempotency key is printable text of 1 to 128 characters."


class PageSizeRefused(InputRefused):
    """A page without a size, or with one out of bounds."""

    code = "request.invalid_page_size"
    message = "Give `first` or `last`, not both, from 1 to {limit}."
