"""One operation as OpenAPI describes it: parameters, body, answers, refusals and headers, read off its handler."""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import msgspec
from starlette.responses import Response

from identity.kernel.paging import MAX_PAGE_SIZE
from rest_api.operations import PROOF_HEADER, Answer, Created, Listed, Operation

Json = dict[str, Any]
PREFIX = "/api"
SCHEMA = "#/components/schemas/{name}"
_TEXT = {"type": "string"}
_NAME = {"type": "string", "minLength": 1, "pattern": "^[^\\x00-\\x1f\\x7f-\\x9f]+$"}
_RECORD_ID = {"type": "string", "pattern": "^[0-9A-Za-z_-]{1,128}$"}
_PAGE = (
    ("page", {"type": "integer", "minimum": 1, "maximum": 1_000_000_000, "default": 1}),
    ("page_size", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": 20}),
)
FORM: Json = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "string", "contentMediaType": "application/octet-stream"}},
}
_SEARCH_MODE = {"type": "string", "enum": ["like", "exact", "similar_to", "posix"]}
_PROOF = {"type": "string", "description": "A verification of the last ten minutes that it is really them."}
ERROR: Json = {
    "type": "object",
    "required": ["code", "message"],
    "properties": {
        "code": {"type": "string", "description": "What was refused; programs decide by this."},
        "data": {"description": "More about it, in a form of its own for each code."},
        "details": {"type": "string", "description": "The same for people, one line for each mistake."},
        "message": {"type": "string", "description": "A sentence for people."},
    },
}
COMPONENT_HEADERS: Json = {
    "ETag": {"description": "Names this state of the answer, for `If-None-Match`.", "schema": _TEXT},
    "Link": {"description": "The addresses of the first, previous, next and last page.", "schema": _TEXT},
    "Retry-After": {"description": "Seconds to wait before asking again.", "schema": {"type": "integer"}},
    "Total-Number": {"description": "How many there are on all pages.", "schema": {"type": "integer"}},
    "Total-Number-Is-Capped": {"description": "There are more than the total says.", "schema": _TEXT},
    "WWW-Authenticate": {"description": "That a bearer token is wanted.", "schema": _TEXT},
}
_REFUSALS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "400": ("Malformed", "The request is malformed or contradicts itself.", ()),
    "401": ("Unauthenticated", "The bearer token is missing or not valid.", ("WWW-Authenticate",)),
    "403": ("Forbidden", "The bearer lacks the permission, or may not do this to that.", ()),
    "404": ("Missing", "There is no such thing.", ()),
    "409": ("Conflicting", "Something that is there stands against it.", ()),
    "413": ("TooLarge", "The body is too large.", ()),
    "422": ("AtOdds", "The request is at odds with what is there.", ()),
    "429": ("TooMany", "There have been too many such requests.", ("Retry-After",)),
    "501": ("NotProvided", "The server, as it is set up, cannot do this.", ()),
    "503": ("Busy", "The server has too much to do right now.", ("Retry-After",)),
}
_SUCCESSES = {
    "200": "Done.",
    "201": "Made.",
    "204": "Done; there is nothing to say.",
    "302": "The answer is at another address.",
}


def _refusal(description: str, headers: Iterable[str]) -> Json:
    content = {"application/json": {"schema": {"$ref": SCHEMA.format(name="Error")}}}
    found: Json = {"description": description, "content": content}
    return found | ({"headers": _headers(headers)} if headers else {})


def _headers(names: Iterable[str]) -> Json:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


COMPONENT_RESPONSES: Json = {
    name: _refusal(description, headers) for name, description, headers in _REFUSALS.values()
} | {"NotModified": {"description": "What the caller has is current.", "headers": _headers(["ETag"])}}
# Statuses of single operations that nothing about them tells.
_MORE_STATUSES: dict[tuple[str, str], tuple[str, ...]] = {
    ("GET", "/applications/{id}/protected-app-metadata/custom-domains"): ("501",),
    ("POST", "/applications/{id}/protected-app-metadata/custom-domains"): ("409", "501"),
    ("DELETE", "/applications/{id}/protected-app-metadata/custom-domains/{domain}"): ("501",),
    ("GET", "/captcha-provider"): ("404",),
    ("DELETE", "/captcha-provider"): ("404",),
    ("POST", "/connectors/{connectorId}/authorization-uri"): ("501",),
    ("POST", "/connectors/{factoryId}/test"): ("501",),
    ("DELETE", "/custom-phrases/{languageTag}"): ("409",),
    ("DELETE", "/email-templates"): ("422",),
    ("POST", "/hooks/{id}/test"): ("501",),
    ("POST", "/organization-invitations"): ("501",),
    ("POST", "/organization-invitations/{id}/message"): ("501",),
    ("GET", "/saml-applications/{id}/callback"): ("501",),
    ("GET", "/saml/{id}/authn"): ("501",),
    ("POST", "/saml/{id}/authn"): ("501",),
    ("POST", "/sso-connectors"): ("409",),
    ("PATCH", "/sso-connectors/{id}"): ("409",),
    ("POST", "/users/{userId}/identities"): ("501",),
    ("GET", "/authn/hasura"): ("401",),
    ("POST", "/configs/actions/test"): ("501",),
    ("POST", "/configs/jwt-customizer/test"): ("501",),
    ("GET", "/systems/application"): ("501",),
    ("POST", "/verification-codes"): ("501",),
}
# Operations whose answer also comes under a refusal's status.
_ANSWERED_AS_REFUSAL: dict[tuple[str, str], str] = {("POST", "/sign-in-exp/default/check-password"): "400"}


def described(operation: Operation, schemas: dict[Any, Any]) -> Json:
    """The operation, with the schemas of all types at hand."""
    found: Json = {
        "operationId": _camel_case(operation.handler.__name__),
        "summary": (operation.handler.__doc__ or "").partition("\n")[0],
        "tags": [tag_of(operation)],
        "parameters": _parameters(operation, schemas),
        "responses": _responses(operation, schemas),
    }
    if operation.is_for_anybody:
        found["security"] = []
    elif operation.permissions:
        found["x-required-scopes"] = [["all"], [each.value for each in operation.permissions]]
    if body := operation.types.get("body"):
        kinds = ["application/json", *(["application/x-www-form-urlencoded"] if operation.takes_form else [])]
        content = {kind: {"schema": schemas[body]} for kind in kinds}
        found["requestBody"] = {"required": True, "content": content}
    if "file" in operation.types:
        found["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": FORM}}}
    return found


def refusals(statuses: Iterable[str]) -> Json:
    """References to how refusals of these statuses look."""
    return {status: {"$ref": f"#/components/responses/{_REFUSALS[status][0]}"} for status in statuses}


def shown_path(path: str) -> str:
    """The whole path of an operation, as it is documented."""
    return PREFIX + re.sub(r":path\}", "}", path)


def tag_of(operation: Operation) -> str:
    """The area that the operation is of."""
    return operation.path.split("/")[1].removeprefix(".")


def _parameters(operation: Operation, schemas: dict[Any, Any]) -> list[Json]:
    found = [
        _parameter("path", name, _path_schema(name, operation.types.get(own), schemas))
        for own, name in operation.path_names.items()
    ]
    if query := operation.types.get("query"):
        fields = schemas[query]["properties"]
        found += [_parameter("query", name, _without_null(schema)) for name, schema in fields.items()]
    if "page" in operation.parameters:
        found += [_parameter("query", name, schema) for name, schema in _PAGE]
    if "proof_id" in operation.parameters:
        found.append(_parameter("header", PROOF_HEADER, _PROOF))
    if "search" in operation.parameters:
        found += [_parameter("query", name, schema) for name, schema in _search(operation.search_fields)]
    return found


def _path_schema(name: str, kind: Any, schemas: dict[Any, Any]) -> Json:
    if kind not in {None, str}:
        return dict(schemas[kind])
    return _RECORD_ID if name.lower().endswith("id") else _NAME


def _search(fields: Iterable[str]) -> Iterator[tuple[str, Json]]:
    yield "search", {"type": "string", "minLength": 1, "description": "In any field; % and _ are wildcards."}
    for name in fields:
        yield f"search.{name}", {"type": "string", "minLength": 1}
    yield "mode", _SEARCH_MODE
    yield "joint", {"type": "string", "enum": ["or", "and"]}
    yield "isCaseSensitive", {"type": "string", "enum": ["true", "false"]}


def _parameter(where: str, name: str, schema: Json) -> Json:
    return {"name": name, "in": where, "required": where == "path", "schema": schema}


def _responses(operation: Operation, schemas: dict[Any, Any]) -> Json:
    shown = operation.types["return"]
    success = _success(operation, shown, schemas)
    found = {str(operation.status): {"description": _SUCCESSES[str(operation.status)], **success}}
    if operation.method == "PUT" and get_origin(shown) is Answer:
        found["201"] = {"description": _SUCCESSES["201"], **success}
    if operation.method == "GET" and success:
        found["304"] = {"$ref": "#/components/responses/NotModified"}
    found |= refusals(_refusal_statuses(operation))
    if status := _ANSWERED_AS_REFUSAL.get((operation.method, operation.path)):
        found[status] = _answered_as_refusal(_shown_schema(shown, schemas))
    return found


def _answered_as_refusal(shown: Json) -> Json:
    error = {"$ref": SCHEMA.format(name="Error")}
    content = {"application/json": {"schema": {"anyOf": [shown, error]}}}
    return {"description": "The answer is no, or the request is malformed.", "content": content}


def _success(operation: Operation, shown: Any, schemas: dict[Any, Any]) -> Json:
    if shown is NoneType:
        return {}
    if shown is Created:
        return {"content": {"text/plain": {"schema": {"const": "Created"}}}}
    schema = {} if shown is Response else {"schema": _shown_schema(shown, schemas)}
    names = ["ETag"] if operation.method == "GET" else []
    if "page" in operation.parameters:
        names += ["Link", "Total-Number", "Total-Number-Is-Capped"]
    found: Json = {"content": {"application/json": schema}}
    return found | ({"headers": _headers(names)} if names else {})


def _refusal_statuses(operation: Operation) -> list[str]:
    further = _MORE_STATUSES.get((operation.method, operation.path), ())
    if operation.is_for_anybody:
        taken = operation.types.get("query") or operation.types.get("body") or operation.path_names
        body = ("413",) if "body" in operation.types else ()
        return sorted({*further, *body, *(("400", "404") if taken else ())})
    statuses = {"400", "401", "403", "429", "503", *further}
    if operation.path_names or "body" in operation.types:
        statuses |= {"404", "422"}
    return sorted(statuses | {"413"} if {"body", "file"} & set(operation.types) else statuses)


def _shown_schema(shown: Any, schemas: dict[Any, Any]) -> Json:
    kind, is_list = _item(shown)
    found = [schemas[each] for each in _alternatives(kind)]
    schema = dict(found[0]) if len(found) == 1 else {"anyOf": found}
    return {"type": "array", "items": schema} if is_list else schema


def _item(shown: Any) -> tuple[Any, bool]:
    """What is shown, and whether it is a list of that."""
    if get_origin(shown) is Answer:
        return _item(get_args(shown)[0])
    if get_origin(shown) in {Listed, list}:
        return get_args(shown)[0], True
    return shown, False


def _alternatives(kind: Any) -> tuple[Any, ...]:
    """The kinds of object that are shown in one place, without a mark that tells them apart."""
    kinds = get_args(kind) if get_origin(kind) in {Union, UnionType} else ()
    are_objects = all(isinstance(each, type) and issubclass(each, msgspec.Struct) for each in kinds)
    return kinds if kinds and are_objects else (kind,)


def schemas_of(operations: Sequence[Operation]) -> tuple[dict[Any, Any], Json]:
    """The schema of every type by the type, and the components that they refer to; queries are not components."""
    types, queries = _types(operations)
    schemas, components = msgspec.json.schema_components(types, ref_template=SCHEMA)
    found = dict(zip(types, schemas, strict=True))
    for query in queries:
        _, own = msgspec.json.schema_components([query], ref_template=SCHEMA)
        found[query] = own[query.__name__]
    return found, dict(sorted(components.items()))


def _types(operations: Sequence[Operation]) -> tuple[list[Any], list[Any]]:
    types: dict[Any, None] = {}
    queries: dict[Any, None] = {}
    for operation in operations:
        shown = _alternatives(_item(operation.types["return"])[0])
        for each in (
            operation.types.get("body"),
            *shown,
            *(operation.types.get(name) for name in operation.path_names),
        ):
            if each not in {None, NoneType, Response, Created, str}:
                types[each] = None
        if query := operation.types.get("query"):
            queries[query] = None
    return list(types), list(queries)


def _without_null(schema: Json) -> Json:
    """A parameter is there or not: it is never null."""
    bare = {name: value for name, value in schema.items() if name != "default"}
    options = [each for each in bare.pop("anyOf", []) if each != {"type": "null"}]
    if "enum" in bare:
        bare["enum"] = [each for each in bare["enum"] if each is not None]
    return {**bare, **(options[0] if options else {})}


def _camel_case(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)
