"""The judge itself: it passes what the contract allows, and nothing else."""

import json
from typing import Any

import pytest

from tests.contract.validation import ContractBroken, answer_fits, contract, operation_of

JSON = {"content-type": "application/json; charset=utf-8"}
ROLE = {"tenantId": "default", "id": "r", "name": "n", "description": "d", "type": "User", "isDefault": False}


def fits(method: str, path: str, status: int, body: Any = None, **headers: str) -> None:
    answer_fits(method, path, status, JSON | headers, b"" if body is None else json.dumps(body).encode())


def test_the_contract_has_all_its_operations() -> None:
    assert sum(len(methods) for methods in contract()["paths"].values()) == 284


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/api/users/ada", "/api/users/{userId}"),
        ("/api/one-time-tokens/verify", "/api/one-time-tokens/verify"),
        ("/api/organizations/o/users/roles", "/api/organizations/{id}/users/roles"),
        ("/api/users/u/personal-access-tokens/a%2Fb", "/api/users/{userId}/personal-access-tokens/{name}"),
    ],
)
def test_a_request_has_its_operation(path: str, template: str) -> None:
    methods = ("GET", "POST", "PATCH", "DELETE")
    assert template in {found[0] for method in methods if (found := operation_of(method, path))}


def test_what_fits_passes() -> None:
    fits("POST", "/api/roles", 200, ROLE)
    fits("GET", "/api/roles/r", 304)
    fits("HEAD", "/api/roles/r", 200)
    fits("GET", "/api/roles/r", 404, {"code": "entity.not_found", "message": "No."})
    fits("GET", "/api/nosuchroute", 418, "not ours")
    fits("GET", "/api/roles?page=1", 200, [], link="<>", **{"total-number": "0"})


@pytest.mark.parametrize(
    ("method", "path", "status", "body"),
    [
        ("POST", "/api/roles", 201, ROLE),
        ("POST", "/api/roles", 200, ROLE | {"secret": "s"}),
        ("POST", "/api/roles", 200, {key: value for key, value in ROLE.items() if key != "type"}),
        ("POST", "/api/roles", 200, ROLE | {"type": "Robot"}),
        ("POST", "/api/roles", 200, ROLE | {"name": None}),
        ("POST", "/api/roles", 409, {"code": "role.name_in_use", "message": "No."}),
        ("POST", "/api/roles", 422, {"message": "No."}),
        ("POST", "/api/roles", 304, None),
        ("DELETE", "/api/roles/r", 204, {}),
        ("GET", "/api/roles?page=1", 200, []),
        ("GET", "/api/roles/r", 422, {"code": "entity.not_found", "message": "No."}),
        ("GET", "/api/status", 401, {"code": "auth.unauthorized", "message": "No."}),
        ("GET", "/api/roles/r", 500, {"message": "the password is 12345", "stack": []}),
    ],
)
def test_what_does_not_fit_is_told(method: str, path: str, status: int, body: Any) -> None:
    with pytest.raises(ContractBroken, match=f"{method} /api/"):
        fits(method, path, status, body)


def test_an_answer_that_is_not_json_does_not_fit() -> None:
    with pytest.raises(ContractBroken, match="not as JSON"):
        answer_fits("POST", "/api/roles", 200, {"content-type": "text/plain"}, json.dumps(ROLE).encode())
    with pytest.raises(ContractBroken, match="what is not JSON"):
        answer_fits("POST", "/api/roles", 200, JSON, b"{")
