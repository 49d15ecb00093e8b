"""The routes of the Account API are those of its contract, with what it beyond that says why."""

import pytest

from rest_api.account.operations import AccountOperation
from rest_api.account.routes import OPERATIONS
from rest_api.openapi import document, shown_path
from tests.contract.test_operations import nameless
from tests.contract.validation import account_contract

CONTRACT = {
    (method.upper(), path): operation
    for path, methods in account_contract()["paths"].items()
    for method, operation in methods.items()
}
NAMELESS = {nameless(each): each for each in CONTRACT}
SERVED = {(each.method, shown_path(each.path)) for each in OPERATIONS}
# People's own tokens are managed by back ends in the contract; here their owners manage them as well.
BEYOND = {
    (method, path)
    for path, methods in (
        ("/api/my-account/personal-access-tokens", ("GET", "POST")),
        ("/api/my-account/personal-access-tokens/{name}", ("PATCH", "DELETE")),
        ("/api/my-account/trusted-devices", ("GET", "DELETE")),
        ("/api/my-account/trusted-devices/{deviceId}", ("DELETE",)),
    )
    for method in methods
}


def test_every_operation_of_the_contract_is_served_and_nothing_else() -> None:
    served = {nameless(each) for each in SERVED}
    assert served - {nameless(each) for each in BEYOND} == set(NAMELESS)
    assert {each for each in SERVED if nameless(each) not in NAMELESS} == BEYOND


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: f"{each.method} {each.path}")
def test_success_has_the_status_of_the_contract(operation: AccountOperation) -> None:
    found = NAMELESS.get(nameless((operation.method, shown_path(operation.path))))
    if found is not None:
        named = {int(status) for status in CONTRACT[found]["responses"] if int(status) < 400}
        assert operation.status in named


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: f"{each.method} {each.path}")
def test_parameters_and_bodies_are_those_of_the_contract(operation: AccountOperation) -> None:
    found = NAMELESS.get(nameless((operation.method, shown_path(operation.path))))
    if found is None:
        return
    theirs = CONTRACT[found]
    ours = document("user")["paths"][shown_path(operation.path)][operation.method.lower()]
    wanted = {each["name"] for each in theirs["parameters"] if each["in"] == "query"}
    assert {each["name"] for each in ours["parameters"] if each["in"] == "query"} == wanted
    assert set(ours.get("requestBody", {}).get("content", {})) == set(theirs.get("body", {}))
