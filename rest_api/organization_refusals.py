"""How the routes of organizations say that something is unknown: where the contract has no 404, with 422."""

import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from identity.kernel.errors import NotFound, NotFoundById, Refusal
from identity.organizations.errors import RelatedNotFound

P = ParamSpec("P")
R = TypeVar("R")
Handler = Callable[P, Awaitable[R]]


class UnknownRelation(RelatedNotFound):
    """The organization or the role that something was to be related to."""


class NothingToRemove(NotFound):
    """A relation that is not there and so cannot end."""

    status = 422


def unknown_is_unprocessable(handler: Handler[P, R]) -> Handler[P, R]:
    """Something cannot be related to what does not exist."""
    return _instead_of_missing(handler, lambda missing: UnknownRelation(ids=str(missing.values["id"])))


def nothing_to_remove_is_unprocessable(handler: Handler[P, R]) -> Handler[P, R]:
    """A relation that does not exist cannot end."""
    return _instead_of_missing(handler, lambda _: NothingToRemove())


def _instead_of_missing(handler: Handler[P, R], refusal: Callable[[NotFoundById], Refusal]) -> Handler[P, R]:
    @functools.wraps(handler)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await handler(*args, **kwargs)
        except NotFoundById as missing:
            raise refusal(missing) from None

    return run
