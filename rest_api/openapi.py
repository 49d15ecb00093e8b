"""The OpenAPI 3.1 documents of the three APIs: management, experience, account; each says what is served."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from starlette.responses import Response

from rest_api.answers import json_response
from rest_api.described import (
    COMPONENT_HEADERS,
    COMPONENT_RESPONSES,
    ERROR,
    PREFIX,
    described,
    schemas_of,
    shown_path,
    tag_of,
)
from rest_api.operations import Operation

__all__ = ("NAMES", "PREFIX", "document", "document_text", "response", "shown_path")
NAMES = ("management", "experience", "user")
_API_VERSION = "1"
_MANAGEMENT = "Everything that machines and consoles with a Management API token can do."
_EXPERIENCE = (
    "The steps of a sign-in, for pages of the same origin; the interaction's cookie says which sign-in it is."
)
_USER = (
    "What people can do with their own account, as far as the account centre's settings let them: from any page, with "
    "an opaque access token of the scope `openid`."
)


def document(name: str = "management") -> dict[str, Any]:
    """One of the documents."""
    if name == "management":
        from rest_api.routes import MANAGEMENT

        return _document_of("Management API", _MANAGEMENT, MANAGEMENT, {"bearerFormat": "JWT"})
    if name == "experience":
        from rest_api.experience.described import paths, schemas

        return _assembled("Experience API", _EXPERIENCE, paths(), schemas())
    from rest_api.account.routes import OPERATIONS

    return _document_of("Account API", _USER, OPERATIONS, {"bearerFormat": "opaque"})


def document_text() -> str:
    """The Management API's as it is committed."""
    return msgspec.json.format(msgspec.json.encode(document()), indent=2).decode() + "\n"


def response(name: str = "management") -> Response:
    """A document as it is served."""
    return json_response(_encoded(name))


@cache
def _encoded(name: str) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(document(name)))


def _document_of(
    title: str, description: str, operations: Sequence[Operation], token: dict[str, str]
) -> dict[str, Any]:
    schemas, components = schemas_of(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(shown_path(operation.path), {})[operation.method.lower()] = described(
            operation, schemas
        )
    found = _assembled(title, description, paths, components)
    found["security"] = [{"bearer": []}]
    found["tags"] = [{"name": name} for name in sorted({tag_of(each) for each in operations})]
    bearer = {"type": "http", "scheme": "bearer", **token}
    found["components"]["securitySchemes"] = {"bearer": bearer}
    return found


def _assembled(
    title: str, description: str, paths: dict[str, Any], schemas: dict[str, Any]
) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Keystead {title}", "version": _API_VERSION, "description": description},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "headers": COMPONENT_HEADERS,
            "responses": COMPONENT_RESPONSES,
            "schemas": {"Error": ERROR, **schemas},
        },
    }
