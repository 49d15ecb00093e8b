"""What our OpenAPI document says of an operation agrees with the contract: parameters, bodies and fields of answers."""

from collections.abc import Iterator
from typing import Any

import pytest

from rest_api.openapi import document, shown_path
from rest_api.operations import Operation
from rest_api.routes import MANAGEMENT
from tests.contract.deviations import (
    ALSO_AS_FORM,
    MISREAD_FIELDS,
    OTHER_FIELDS,
    OTHER_PARAMETERS,
    TAKEN_FOR_NOTHING,
)
from tests.contract.test_operations import CONTRACT, NAMELESS, nameless
from tests.contract.validation import contract

Json = dict[str, Any]
OURS = document()
KNOWN = [
    each for each in MANAGEMENT if nameless((each.method, shown_path(each.path))) in NAMELESS
]  # fmt: skip
ANYTHING = object()
_SEARCH = "search_params"  # the contract's word for all the parameters of a search


def name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def theirs(operation: Operation) -> Json:
    """The contract's operation."""
    found: Json = CONTRACT[NAMELESS[nameless((operation.method, shown_path(operation.path)))]]
    return found


def ours(operation: Operation) -> Json:
    """The same in our document."""
    found: Json = OURS["paths"][shown_path(operation.path)][operation.method.lower()]
    return found


def key(operation: Operation) -> tuple[str, str]:
    return operation.method, shown_path(operation.path)


def resolved(schema: Json, root: Json) -> Json:
    """The schema itself, where another place is named."""
    while "$ref" in schema:
        found: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema


def fields(schema: Any, root: Json, path: str = "", depth: int = 4) -> Iterator[tuple[str, bool]]:
    """The names of all fields, as paths, each with whether it is required; of alternatives, those of each."""
    schema = resolved(schema or {}, root)
    alternatives = [each for each in schema.get("anyOf", schema.get("oneOf", [])) if each != {"type": "null"}]
    for each in alternatives:
        yield from fields(each, root, path, depth)
    if "items" in schema and isinstance(schema["items"], dict):
        yield from fields(schema["items"], root, f"{path}[]", depth)
    for field, each in schema.get("properties", {}).items() if depth else ():
        is_required = field in schema.get("required", ()) and not alternatives
        yield f"{path}.{field}", is_required
        if field not in MISREAD_FIELDS:
            yield from fields(each, root, f"{path}.{field}", depth - 1)


def is_open(schema: Any, root: Json) -> bool:
    """Whether nothing is said of the fields."""
    schema = resolved(schema or {}, root)
    if schema.get("type") == "array" and "items" in schema:
        return is_open(schema["items"], root)
    return not any(each in schema for each in ("properties", "anyOf", "oneOf", "$ref"))


@pytest.mark.parametrize("operation", KNOWN, ids=name)
def test_parameters_are_those_of_the_contract(operation: Operation) -> None:
    wanted = {each["name"] for each in theirs(operation)["parameters"] if each["in"] == "query"}
    found = {each["name"] for each in ours(operation)["parameters"] if each["in"] == "query"}
    if _SEARCH in wanted:
        wanted.remove(_SEARCH)
        assert "search" in found
        found = {
            each
            for each in found
            if each not in {"search", "mode", "joint", "isCaseSensitive"} and "." not in each
        }
    assert found ^ wanted == set(OTHER_PARAMETERS.get(key(operation), ())), (sorted(found), sorted(wanted))


@pytest.mark.parametrize("operation", KNOWN, ids=name)
def test_bodies_have_the_fields_of_the_contract(operation: Operation) -> None:
    wanted = theirs(operation).get("body", {})
    found = ours(operation).get("requestBody", {}).get("content", {})
    forms = {"application/x-www-form-urlencoded"} if key(operation) in ALSO_AS_FORM else set()
    assert set(found) - forms == set(wanted) - forms
    their_schema, our_schema = (each.get("application/json") for each in (wanted, found))
    our_schema = (our_schema or {}).get("schema")
    if is_open(their_schema, contract()) or is_open(our_schema, OURS):
        return
    _compare(operation, "body", dict(fields(their_schema, contract())), dict(fields(our_schema, OURS)))


@pytest.mark.parametrize("operation", KNOWN, ids=name)
def test_answers_have_the_fields_of_the_contract(operation: Operation) -> None:
    wanted = theirs(operation)["responses"][str(operation.status)].get("application/json")
    found = ours(operation)["responses"][str(operation.status)].get("content", {}).get("application/json", {})
    if is_open(wanted, contract()) or is_open(found.get("schema"), OURS):
        return
    _compare(
        operation,
        "answer",
        dict(fields(wanted, contract())),
        dict(fields(found["schema"], OURS)),
        is_strict=False,
    )


def _compare(
    operation: Operation, what: str, wanted: dict[str, bool], found: dict[str, bool], is_strict: bool = True
) -> None:
    known = set(OTHER_FIELDS.get((*key(operation), what), ()))
    # An answer may leave out what is not required: what it really shows is looked at in every answer of every test.
    extra = {each for each in set(found) - set(wanted) if is_strict or found[each]}
    differing = {each for each in extra if _parent(each) in _parents(wanted, found)}
    missing = {each for each in set(wanted) - set(found) if _parent(each) in _parents(wanted, found)}
    if is_strict:
        differing |= {each for each in missing if each.rpartition(".")[2] not in TAKEN_FOR_NOTHING}
        both = set(wanted) & set(found)
        differing |= {f"{each}, which is required" for each in both if found[each] and not wanted[each]}
        differing |= {f"{each}, which is not required" for each in both if wanted[each] and not found[each]}
    else:
        differing |= {each for each in missing if wanted[each]}
    assert differing == known


def _parent(field: str) -> str:
    return field.rpartition(".")[0]


def _parents(*sides: dict[str, bool]) -> set[str]:
    """The objects of which both sides name fields: inside of what one leaves open, the other may say more."""
    first, second = ({_parent(each) for each in side} for side in sides)
    return first & second
