"""Whether an answer of the REST face is one that the contract allows: its status, its headers and its JSON.

Every answer that a test gets passes here: give an httpx client `event_hooks=ANSWERS_FIT` (or `ANSWERS_FIT_SYNC`).
Paths that are not in the contracts of the Management API and the Account API are not looked at.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any
from urllib.parse import parse_qs, unquote

import httpx
import jsonschema_rs

from tests.contract import deviations
from tests.contract.reduction import ACCOUNT, REDUCED

Json = dict[str, Any]
_ERROR: Json = {
    "type": "object",
    "required": ["code", "message"],
    "additionalProperties": False,
    "properties": {
        "code": {"type": "string", "pattern": r"^[a-z0-9_]+(\.[a-zA-Z0-9_]+)+$"},
        "data": {},
        "details": {"type": "string"},
        "message": {"type": "string", "minLength": 1},
    },
}
_BUG: Json = {
    "type": "object",
    "required": ["message", "reference"],
    "additionalProperties": False,
    "properties": {"message": {"type": "string"}, "reference": {"type": "string"}},
}
# What any operation may answer: the conventions say it once, and the file leaves it out of single operations.
_ANYWHERE = {400, 401, 403, 413, 415, 429, 500, 503}
_BODILESS = {"GET", "HEAD"}


class ContractBroken(AssertionError):
    """An answer that the contract does not allow."""


@cache
def contract() -> Json:
    """The contract's facts, as reduction.py writes them."""
    found: Json = deviations.completed(json.loads(REDUCED.read_text()))
    return found


@cache
def account_contract() -> Json:
    """The same of the Account API."""
    found: Json = json.loads(ACCOUNT.read_text())
    return found


@cache
def _everything() -> Json:
    """Both in one, the schemas of each under names of their own."""
    account = json.loads(ACCOUNT.read_text().replace('"#/schemas/S', '"#/schemas/A'))
    schemas = {f"A{name[1:]}": schema for name, schema in account["schemas"].items()}
    return {
        "paths": contract()["paths"] | account["paths"],
        "schemas": contract()["schemas"] | schemas,
    }


@lru_cache(4096)
def operation_of(method: str, path: str) -> tuple[str, Json] | None:
    """The contract's path and operation for a request; the path as it was sent, percent signs and all."""
    method = "get" if method == "HEAD" else method.lower()
    for template, pattern in _patterns():
        if method in _everything()["paths"][template] and pattern.fullmatch(path):
            return template, _everything()["paths"][template][method]
    return None


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The paths as patterns; those with the fewest parameters first, so that a literal part wins."""
    templates = sorted(_everything()["paths"], key=lambda path: (path.count("{"), path))
    return [(each, re.compile(re.sub(r"\\\{[^{}/]+\\\}", "[^/]+", re.escape(each)))) for each in templates]


def answer_fits(method: str, path: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Raise ContractBroken unless the contract allows the answer; `path` with its query."""
    path, _, query = path.partition("?")
    found = operation_of(method, path)
    if found is None or method == "OPTIONS" or status == 405:
        return
    if (status, body) == (404, b"Not Found") and operation_of(method, unquote(path)) != found:
        return  # an escaped slash makes it a path that nobody knows
    template, operation = found
    name = f"{method} {template} answered {status}"
    if status == 304:
        _require(method in _BODILESS and not body, f"{name} to a change or with a body")
        return
    _status_fits(name, method, template, operation, status)
    if method != "HEAD":
        _body_fits(name, (method, template, status), operation, headers.get("content-type", ""), body)
    if 200 <= status < 300:
        _headers_fit(name, operation, parse_qs(query, keep_blank_values=True), headers)


def _status_fits(name: str, method: str, template: str, operation: Json, status: int) -> None:
    named = {int(each) for each in operation["responses"]}
    allowed = named | _ANYWHERE | deviations.added_statuses(method, template)
    if "{" in template:
        allowed.add(404)  # whatever the path names may be gone
    if operation.get("isPublic"):
        allowed -= {401, 403} - named
    _require(status in allowed, f"{name}; the contract knows {sorted(named)}")


def _headers_fit(name: str, operation: Json, query: Mapping[str, Any], headers: Mapping[str, str]) -> None:
    names = {each["name"] for each in operation["parameters"] if each["in"] == "query"}
    if {"page", "page_size"} <= names and {"page", "page_size"} & set(query):
        for header in ("total-number", "link"):
            _require(header in headers, f"{name} with a page, but without the header {header}")


def _body_fits(name: str, key: tuple[str, str, int], operation: Json, kind: str, body: bytes) -> None:
    status = key[2]
    if status in {204, 302, 303}:
        _require(not body, f"{name} with a body: {body[:200]!r}")
        return
    schemas = _schemas(key, operation)
    others = set(operation["responses"].get(str(status), {})) - {"application/json"}
    if not schemas or kind.partition(";")[0] in others:
        return
    _require(
        kind.startswith("application/json"), f"{name} as {kind or 'nothing'}, not as JSON: {body[:200]!r}"
    )
    try:
        value = json.loads(body)
    except ValueError:
        raise ContractBroken(f"{name} with what is not JSON: {body[:200]!r}") from None
    validator = _validator(*key)
    if errors := list(validator.iter_errors(value)):
        raise ContractBroken(
            f"{name} with a body that breaks the schema:\n{_told(errors)}\n{body[:2000].decode()}"
        )


@cache
def _validator(method: str, template: str, status: int) -> jsonschema_rs.Draft202012Validator:
    operation = _everything()["paths"][template]["get" if method == "HEAD" else method.lower()]
    schema = {"anyOf": _schemas((method, template, status), operation)}
    if len(schema["anyOf"]) == 1:
        schema = schema["anyOf"][0]
    return jsonschema_rs.Draft202012Validator({**schema, "schemas": _named_in(schema)})


@cache
def _closed_schemas() -> Json:
    found: Json = _closed(_everything()["schemas"])
    return found


def _named_in(schema: Json) -> Json:
    """The schemas that one refers to, and those that they refer to: a validator keeps all that it is given."""
    found: Json = {}
    open_ends = set(_references(schema))
    while open_ends:
        found |= {name: _closed_schemas()[name] for name in open_ends}
        open_ends = {name for each in open_ends for name in _references(found[each])} - set(found)
    return found


def _references(schema: Any) -> Iterator[str]:
    """The names of the shared schemas in this one."""
    if isinstance(schema, dict):
        if isinstance(reference := schema.get("$ref"), str):
            yield reference.rpartition("/")[2]
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from _references(each)


def _schemas(key: tuple[str, str, int], operation: Json) -> list[Json]:
    """What the body may be; nothing when anything goes, as where the contract names no schema."""
    if replaced := deviations.schema_instead(*key):
        return [_closed(replaced)]
    status = key[2]
    contents = operation["responses"].get(str(status), {})
    schemas = [_closed(schema) for kind, schema in contents.items() if schema and kind == "application/json"]
    if status == 500:
        return [_BUG]
    return [*schemas, _ERROR] if status >= 400 else schemas


def _closed(schema: Any, name: str = "") -> Any:
    """The schema without room for fields that it does not name: an answer has exactly the fields of its schema."""
    if not isinstance(schema, dict):
        return [_closed(each) for each in schema] if isinstance(schema, list) else schema
    if name in deviations.MISREAD_FIELDS:
        return deviations.MISREAD_FIELDS[name]
    if name in deviations.OPEN_OBJECTS and "$ref" in schema:
        schema = _everything()["schemas"][schema["$ref"].rpartition("/")[2]]
    found = {key: _closed(each) for key, each in schema.items()}
    if not isinstance(properties := schema.get("properties"), dict) or "type" not in schema:
        return found
    found["properties"] = {field: _closed(each, field) for field, each in properties.items()}
    return found if name in deviations.OPEN_OBJECTS else {"additionalProperties": False, **found}


def _told(errors: list[Any]) -> str:
    return "\n".join(
        f"  at {'/'.join(map(str, each.instance_path)) or 'the top'}: {each.message[:300]}"
        for each in errors[:8]
    )


def _require(is_fine: bool, message: str) -> None:
    if not is_fine:
        raise ContractBroken(message)


def _is_known(request: httpx.Request) -> bool:
    return operation_of(request.method, _path(request).partition("?")[0]) is not None


def _path(request: httpx.Request) -> str:
    return request.url.raw_path.decode("ascii")


def _response_fits(response: httpx.Response) -> None:
    request = response.request
    answer_fits(request.method, _path(request), response.status_code, response.headers, response.content)


async def _async_hook(response: httpx.Response) -> None:
    if _is_known(response.request):
        await response.aread()
        _response_fits(response)


def _sync_hook(response: httpx.Response) -> None:
    if _is_known(response.request):
        response.read()
        _response_fits(response)


ANSWERS_FIT: Mapping[str, list[Any]] = {"response": [_async_hook]}
ANSWERS_FIT_SYNC: Mapping[str, list[Any]] = {"response": [_sync_hook]}
