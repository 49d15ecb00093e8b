"""Lets Authlib's synchronous server wait for the asynchronous domain, in the way that SQLAlchemy does it.

The synchronous code runs in a greenlet of its own. Whenever it has to wait, it hands the awaitable to the event
loop's greenlet and goes on when that has the result. Nothing is switched where a cache can answer at once.
"""

import sys
from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar, cast

from greenlet import getcurrent, greenlet

P = ParamSpec("P")
R = TypeVar("R")


class _Bridge(greenlet):
    def __init__(self, function: Callable[..., Any], parent: greenlet) -> None:
        super().__init__(function, parent)
        self.gr_context = parent.gr_context  # the task's context variables, among them the open transaction


async def run_sync(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a synchronous function that may call `wait_for`."""
    bridge = _Bridge(function, getcurrent())
    result = bridge.switch(*args, **kwargs)
    while not bridge.dead:
        try:
            value = await result
        except BaseException:
            result = bridge.throw(*sys.exc_info())
        else:
            result = bridge.switch(value)
    return cast(R, result)


def wait_for(awaitable: Awaitable[R]) -> R:
    """The awaitable's result, from inside `run_sync`."""
    current = getcurrent()
    if not isinstance(current, _Bridge):
        if close := getattr(awaitable, "close", None):
            close()
        raise RuntimeError("wait_for() works inside run_sync() only")
    parent = current.parent
    assert parent is not None, "a bridge is made with its parent"
    return cast(R, parent.switch(awaitable))
