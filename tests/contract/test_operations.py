"""Routes, the documentation's table and the contract name the same operations."""

import re
from pathlib import Path

import pytest

from rest_api.openapi import shown_path
from rest_api.operations import Operation
from rest_api.reference import LATER, SELF_HOSTED, page, served_operations
from rest_api.routes import MANAGEMENT
from tests.contract.deviations import BEYOND_THE_CONTRACT
from tests.contract.validation import contract

COMMITTED = Path(__file__).parents[2] / "docs" / "rest-operations.md"
CONTRACT = {
    (method.upper(), path): operation
    for path, methods in contract()["paths"].items()
    for method, operation in methods.items()
}


def nameless(operation: tuple[str, str]) -> tuple[str, str]:
    """The operation, whatever the parameters of its path are called."""
    return operation[0], re.sub(r"\{[^}]*\}", "{}", operation[1])


NAMELESS = {nameless(each): each for each in CONTRACT}


def listed() -> set[tuple[str, str]]:
    """The operations of the table."""
    rows = re.findall(r"^\| ([A-Z]+) \| `([^`]+)` \|", page(), re.MULTILINE)
    return {(method, path) for method, path in rows}


def test_every_operation_of_the_contract_is_served() -> None:
    served = {nameless(each) for each in served_operations()}
    assert [each for plain, each in NAMELESS.items() if plain not in served] == []


def test_nothing_is_served_that_the_contract_does_not_name() -> None:
    extra = {each for each in served_operations() if nameless(each) not in NAMELESS}
    assert extra == set(BEYOND_THE_CONTRACT)


def test_parameters_of_paths_have_the_names_of_the_contract() -> None:
    assert [
        (each, NAMELESS[nameless(each)])
        for each in sorted(served_operations())
        if each not in CONTRACT and nameless(each) in NAMELESS
    ] == []


def test_the_table_lists_what_is_served() -> None:
    assert listed() == served_operations()
    assert set(LATER) | set(SELF_HOSTED) <= served_operations()
    assert not set(LATER) & set(SELF_HOSTED)


def test_the_committed_table_is_current() -> None:
    assert COMMITTED.read_text() == page()


def test_every_operation_that_is_done_asks_the_domain() -> None:
    silent = [line for line in page().splitlines() if line.endswith("| done | — |")]
    about_the_server = ("openapi.json", "swagger.json", "/api/status", "/service-status")
    assert [line for line in silent if not any(each in line for each in about_the_server)] == []


@pytest.mark.parametrize("operation", MANAGEMENT, ids=lambda each: f"{each.method} {each.path}")
def test_success_has_the_status_of_the_contract(operation: Operation) -> None:
    found = NAMELESS.get(nameless((operation.method, shown_path(operation.path))))
    if found is not None:
        named = {int(status) for status in CONTRACT[found]["responses"] if int(status) < 400}
        assert operation.status in named
