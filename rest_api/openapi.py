"""The OpenAPI 3.1 document, made from the table of operations."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

import msgspec
from starlette.responses import Response

from identity.kernel.paging import MAX_PAGE_SIZE
from rest_api.answers import json_response
from rest_api.operations import Answer, Created, Listed, Operation

PREFIX = "/api"
_API_VERSION = "1"
_REF = "#/components/schemas/{name}"
_DESCRIPTIONS = {
    "200": "Done.",
    "201": "Made.",
    "204": "Done; there is nothing to say.",
    "304": "What the caller has is current.",
    "400": "The request is malformed or contradicts itself.",
    "401": "The bearer token is missing or not valid.",
    "403": "The bearer lacks the permission.",
    "404": "There is no such thing.",
    "413": "The body is too large.",
    "422": "The request is at odds with what is there.",
}
_ERROR = {
    "type": "object",
    "required": ["code", "message"],
    "properties": {
        "code": {"type": "string"},
        "data": {},
        "details": {"type": "string"},
        "message": {"type": "string"},
    },
}
_TEXT = {"type": "string"}
_NAME = {"type": "string", "minLength": 1, "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f]+$"}
_RECORD_ID = {"type": "string", "pattern": "^[0-9A-Za-z_-]{1,128}$"}
_PAGE = (
    ("page", {"type": "integer", "minimum": 1, "maximum": 1_000_000_000, "default": 1}),
    ("page_size", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": 20}),
)
_SEARCH_MODE = {"type": "string", "enum": ["like", "exact", "similar_to", "posix"]}


def document() -> dict[str, Any]:
    """The document of the Management API."""
    from rest_api.routes import MANAGEMENT

    return _document_of(MANAGEMENT)


def document_text() -> str:
    """The same as it is committed."""
    return msgspec.json.format(msgspec.json.encode(document()), indent=2).decode() + "\n"


def response() -> Response:
    """The same as it is served."""
    return json_response(_encoded())


@cache
def _encoded() -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(document()))


def _document_of(operations: Sequence[Operation]) -> dict[str, Any]:
    schemas, components = _schemas(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        described = _described(operation, schemas)
        paths.setdefault(shown_path(operation.path), {})[operation.method.lower()] = described
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Keystead Management API",
            "version": _API_VERSION,
            "description": "Users and applications, for machines and consoles with a Management API token.",
        },
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}],
        "tags": [{"name": name} for name in sorted({_tag(each) for each in operations})],
        "paths": paths,
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
            "schemas": {"Error": _ERROR, **components},
        },
    }


def _described(operation: Operation, schemas: dict[Any, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": _camel_case(operation.handler.__name__),
        "summary": (operation.handler.__doc__ or "").partition("\n")[0],
        "tags": [_tag(operation)],
        "parameters": _parameters(operation, schemas),
        "responses": _responses(operation, schemas),
    }
    if operation.is_for_anybody:
        described["security"] = []
    else:
        described["x-required-scopes"] = [["all"], [each.value for each in operation.permissions]]
    if body := operation.types.get("body"):
        content = {"application/json": {"schema": schemas[body]}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _parameters(operation: Operation, schemas: dict[Any, Any]) -> list[dict[str, Any]]:
    found = [
        _parameter("path", name, _RECORD_ID if name.endswith("Id") else _NAME)
        for name in operation.path_names.values()
    ]
    if query := operation.types.get("query"):
        fields = schemas[query]["properties"]
        found += [_parameter("query", name, _without_null(schema)) for name, schema in fields.items()]
    if "page" in operation.parameters:
        found += [_parameter("query", name, schema) for name, schema in _PAGE]
    if "search" in operation.parameters:
        found += [_parameter("query", name, schema) for name, schema in _search(operation.search_fields)]
    return found


def _search(fields: Iterable[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    yield "search", {"type": "string", "minLength": 1, "description": "In any field; % and _ are wildcards."}
    for name in fields:
        yield f"search.{name}", {"type": "string", "minLength": 1}
    yield "mode", _SEARCH_MODE
    yield "joint", {"type": "string", "enum": ["or", "and"]}
    yield "isCaseSensitive", {"type": "string", "enum": ["true", "false"]}


def _parameter(where: str, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": where, "required": where == "path", "schema": schema}


def _responses(operation: Operation, schemas: dict[Any, Any]) -> dict[str, Any]:
    success: dict[str, Any] = {"description": _DESCRIPTIONS[str(operation.status)]}
    shown = operation.types["return"]
    if shown is Created:
        success["content"] = {"text/plain": {"schema": _TEXT}}
    elif shown not in {NoneType, Response}:
        success["content"] = {"application/json": {"schema": _shown_schema(shown, schemas)}}
    elif shown is Response:
        success["content"] = {"application/json": {}}
    if operation.parameters and "page" in operation.parameters:
        success["headers"] = {"Total-Number": {"schema": {"type": "integer"}}, "Link": {"schema": _TEXT}}
    responses = {str(operation.status): success}
    error = {"application/json": {"schema": {"$ref": _REF.format(name="Error")}}}
    for status in _refusal_statuses(operation):
        responses[status] = {"description": _DESCRIPTIONS[status], "content": error}
    return responses


def _refusal_statuses(operation: Operation) -> list[str]:
    if operation.is_for_anybody:
        return []
    statuses = ["400", "401", "403"]
    if operation.path_names or "roleIds" in str(operation.types.get("body")):
        statuses.append("404")
    if operation.method != "GET" or operation.path_names:
        statuses.append("422")
    return [*statuses, "413"] if "body" in operation.types else statuses


def _shown_schema(shown: Any, schemas: dict[Any, Any]) -> dict[str, Any]:
    if get_origin(shown) in {Listed, list}:
        return {"type": "array", "items": schemas[get_args(shown)[0]]}
    return dict(schemas[get_args(shown)[0] if get_origin(shown) is Answer else shown])


def _schemas(operations: Sequence[Operation]) -> tuple[dict[Any, Any], dict[str, Any]]:
    """The schema of every type by the type, and the components that they refer to; queries are not components."""
    types, queries = _types(operations)
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    found = dict(zip(types, schemas, strict=True))
    for query in queries:
        _, own = msgspec.json.schema_components([query], ref_template=_REF)
        found[query] = own[query.__name__]
    return found, dict(sorted(components.items()))


def _types(operations: Sequence[Operation]) -> tuple[list[Any], list[Any]]:
    types: dict[Any, None] = {}
    queries: dict[Any, None] = {}
    for operation in operations:
        shown = operation.types["return"]
        if get_origin(shown) in {Listed, Answer, list}:
            shown = get_args(shown)[0]
        for each in (operation.types.get("body"), shown):
            if each not in {None, NoneType, Response, Created}:
                types[each] = None
        if query := operation.types.get("query"):
            queries[query] = None
    return list(types), list(queries)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is there or not: it is never null."""
    bare = {name: value for name, value in schema.items() if name != "default"}
    options = [each for each in bare.pop("anyOf", []) if each != {"type": "null"}]
    if "enum" in bare:
        bare["enum"] = [each for each in bare["enum"] if each is not None]
    return {**bare, **(options[0] if options else {})}


def shown_path(path: str) -> str:
    """The whole path of an operation, as it is documented."""
    return PREFIX + re.sub(r":path\}", "}", path)


def _tag(operation: Operation) -> str:
    head = operation.path.split("/")[1]
    return "server" if operation.is_for_anybody else head


def _camel_case(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)
