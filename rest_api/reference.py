"""The documentation's page of all REST operations, made from the routes and from what their handlers call."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType
from typing import Any

from rest_api.openapi import shown_path

# What answers 501 until there is machinery for it: the words end the sentence "501 until …".
LATER: dict[tuple[str, str], str] = {
    ("POST", "/api/configs/actions/test"): "something runs scripts",
    ("POST", "/api/configs/jwt-customizer/test"): "something runs scripts",
    ("POST", "/api/hooks/{id}/test"): "webhooks are delivered",
    ("GET", "/api/saml-applications/{id}/callback"): "there is the SAML protocol",
    ("GET", "/api/saml/{id}/authn"): "there is the SAML protocol",
    ("POST", "/api/saml/{id}/authn"): "there is the SAML protocol",
}
# What only a hosted service can do: the words tell how a server of one's own answers.
SELF_HOSTED: dict[tuple[str, str], str] = {
    ("GET", "/api/domains"): "an empty list: there is no provider of hostnames",
    ("POST", "/api/domains"): "400: there is no provider of hostnames",
    ("POST", "/api/domains/cleanup"): "400: there is no provider of hostnames",
    ("GET", "/api/domains/{id}"): "404: there is no provider of hostnames",
    ("DELETE", "/api/domains/{id}"): "404: there is no provider of hostnames",
    ("GET", "/api/domains/{id}/verification-files"): "404: there is no provider of hostnames",
    ("PUT", "/api/domains/{id}/verification-files"): "404: there is no provider of hostnames",
    ("GET", "/api/systems/application"): "501: there is no proxy for protected applications",
    (
        "GET",
        "/api/applications/{id}/protected-app-metadata/custom-domains",
    ): "501: there is no provider of domains",
    (
        "POST",
        "/api/applications/{id}/protected-app-metadata/custom-domains",
    ): "501: there is no provider of domains",
    ("DELETE", "/api/applications/{id}/protected-app-metadata/custom-domains/{domain}"): (
        "501: there is no provider of domains"
    ),
    ("POST", "/api/sign-in-exp/default/custom-ui-assets"): "400: only a hosted service serves whole sites",
}
_DEEPEST_CALL = 3
_PLAIN_MODULES = ("errors", "events", "inputs", "models", "rules")


def page() -> str:
    """The page, as Markdown."""
    lines = [
        f"| {method} | `{path}` | {_state(method, path)} | {_called(handler)} |"
        for method, path, handler in _served()
    ]
    return "\n".join(
        (
            "# Operations of the REST API",
            "",
            "Every operation of the Management API, its state, and the action or query of the domain behind it.",
            "This page is written by `make schema` from `rest_api/routes` and `rest_api/reference.py`.",
            "",
            "| Method | Path | State | Action or query |",
            "| --- | --- | --- | --- |",
            *lines,
            "",
        )
    )


def served_operations() -> set[tuple[str, str]]:
    """Every operation that has a route, as method and path."""
    return {(method, path) for method, path, _ in _served()}


def _served() -> list[tuple[str, str, Callable[..., Any]]]:
    from rest_api.routes import MANAGEMENT

    found = [(each.method, shown_path(each.path), each.handler) for each in MANAGEMENT]
    return sorted(found, key=lambda each: (each[1], each[0]))


def _state(method: str, path: str) -> str:
    if words := LATER.get((method, path)):
        return f"501 until {words}"
    return SELF_HOSTED.get((method, path), "done")


def _called(handler: Callable[..., Any]) -> str:
    return ", ".join(f"`{each}`" for each in dict.fromkeys(_names(handler, _DEEPEST_CALL))) or "—"


def _names(function: Any, depth: int) -> Iterator[str]:
    """The domain's functions that a function of this face names, itself or through others of this face."""
    for each in _named_by(inspect.unwrap(function)):
        module = each.__module__
        if module.startswith("identity."):
            feature, _, last = module.removeprefix("identity.").rpartition(".")
            if feature and not feature.startswith("kernel") and last not in _PLAIN_MODULES:
                yield f"{feature}.{each.__name__}"
        elif module.startswith("rest_api.") and depth:
            yield from _names(each, depth - 1)


def _named_by(function: FunctionType) -> Iterator[FunctionType]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    body = tree.body[0]
    assert isinstance(body, ast.FunctionDef | ast.AsyncFunctionDef)
    for node in (each for statement in body.body for each in ast.walk(statement)):
        if isinstance(node, ast.Name):
            found = function.__globals__.get(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            holder = function.__globals__.get(node.value.id)
            found = getattr(holder, node.attr, None) if isinstance(holder, ModuleType) else None
        else:
            continue
        if isinstance(found, FunctionType) and _is_async_or_ours(found):
            yield found


def _is_async_or_ours(function: FunctionType) -> bool:
    """Actions and queries wait for the database; what does not is a plain computation."""
    return function.__module__.startswith("rest_api.") or inspect.iscoroutinefunction(
        inspect.unwrap(function)
    )
