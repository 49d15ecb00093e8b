"""Finds a route among hundreds without trying one after the other."""

from collections.abc import Sequence
from typing import TypeAlias

from starlette._utils import get_route_path
from starlette.routing import BaseRoute, Route, Router
from starlette.types import Receive, Scope, Send

_Shape: TypeAlias = tuple[str, int]  # the first word of a path, and its number of slashes


class ShapedRouter:
    """Starlette's router over the routes that have the path's first word and length.

    What none of them takes goes to a router over all routes, so the answers are those of one list.
    """

    def __init__(self, routes: Sequence[BaseRoute]) -> None:
        self.routes = list(routes)
        self._all = Router(routes=routes)
        shaped = [(_shape_of(route), route) for route in routes]
        self._by_shape = {
            wanted: Router(
                routes=[route for shape, route in shaped if shape in {wanted, None}],
                redirect_slashes=False,
                default=self._all,
            )
            for wanted, _ in shaped
            if wanted is not None
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over to the route."""
        router = self._by_shape.get(_shape(get_route_path(scope)), self._all)
        await router(scope, receive, send)


def _shape(path: str) -> _Shape:
    return path.removeprefix("/").partition("/")[0], path.count("/")


def _shape_of(route: BaseRoute) -> _Shape | None:
    """None where a parameter comes first, or one may have slashes in it."""
    path = route.path if isinstance(route, Route) else "{}"
    shape = _shape(path)
    return None if "{" in shape[0] or ":path}" in path else shape
