"""The OpenAPI documents: valid, committed, served under their names, and complete."""

from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from rest_api.experience.described import STEPS
from rest_api.experience.routes import routes as experience_routes
from rest_api.openapi import NAMES, document, document_text
from tests.contract.validation import contract
from tests.faces.rest.conftest import Clients

COMMITTED = Path(__file__).parents[3] / "rest_api" / "openapi.json"
DOCUMENTS = {name: document(name) for name in NAMES}
OPERATIONS = [
    (name, path, method)
    for name in NAMES
    for path, methods in DOCUMENTS[name]["paths"].items()
    for method in methods
]


def test_the_committed_document_is_current() -> None:
    assert COMMITTED.read_text() == document_text()


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_valid(name: str) -> None:
    OpenAPIV31SpecValidator(DOCUMENTS[name]).validate()


@pytest.mark.parametrize("name", NAMES)
def test_every_operation_has_its_own_name_and_a_summary(name: str) -> None:
    operations = [each for path in DOCUMENTS[name]["paths"].values() for each in path.values()]
    names = [each["operationId"] for each in operations]
    assert len(names) == len(set(names))
    assert [each for each in operations if not each["summary"].endswith(".")] == []


@pytest.mark.parametrize(("name", "path", "method"), OPERATIONS)
def test_an_operation_says_how_it_succeeds_and_refuses(name: str, path: str, method: str) -> None:
    operation = DOCUMENTS[name]["paths"][path][method]
    statuses = operation["responses"]
    if name == "management" and "security" not in operation:
        assert {"400", "401", "403"} <= set(statuses)
        assert operation["x-required-scopes"][0] == ["all"]
        assert operation["x-required-scopes"][1]
    if "requestBody" in operation:
        assert {"400", "413"} <= set(statuses)
    assert all("$ref" in each or "content" in each for status, each in statuses.items() if status >= "304")


def test_pages_name_their_headers() -> None:
    paged = [
        (path, method, operation["responses"]["200"])
        for path, methods in DOCUMENTS["management"]["paths"].items()
        for method, operation in methods.items()
        if "page" in {each["name"] for each in operation["parameters"]}
    ]
    assert len(paged) > 2
    assert [each for each in paged if not {"Link", "Total-Number"} <= set(each[2].get("headers", {}))] == []


def test_every_step_of_a_sign_in_is_described() -> None:
    assert set(STEPS) == {route.name for route in experience_routes}


@pytest.mark.parametrize(
    ("address", "name"),
    [("/api/swagger.json", "management")]
    + [(f"/api/.well-known/{name}.openapi.json", name) for name in NAMES],
)
async def test_a_document_is_served_and_cached(clients: Clients, address: str, name: str) -> None:
    client = clients(None)
    first = await client.get(address)
    assert (first.status_code, first.json()) == (200, DOCUMENTS[name])
    again = await client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


def test_the_documents_have_the_addresses_of_the_contract() -> None:
    addresses = {path for path in contract()["paths"] if path.endswith(".openapi.json")}
    assert addresses == {f"/api/.well-known/{name}.openapi.json" for name in NAMES}


def test_no_document_speaks_of_a_type_that_it_does_not_have() -> None:
    for name in NAMES:
        found = DOCUMENTS[name]
        assert _references(found) <= {
            f"#/components/{kind}/{each}"
            for kind in found["components"]
            for each in found["components"][kind]
        }


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(_references, value.values()))
    return set().union(*map(_references, value)) if isinstance(value, list) else set()
