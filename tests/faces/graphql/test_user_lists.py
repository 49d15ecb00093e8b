"""Users found and sorted: every filter, every order with its cursors, and the index behind the search."""

from typing import Any

import pytest

from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.paging import Keyset
from identity.users.queries import NEWEST_FIRST, UserFilter, users_slice
from tests.counting import log_of_statements
from tests.faces.graphql.asking import codes_of, data_of

LIST = """query ($filter: UserFilter, $order: UserOrder, $first: Int, $after: String) {
    users(first: $first, after: $after, filter: $filter, orderBy: $order) {
        totalCount nodes { userId } pageInfo { hasNextPage endCursor } } }"""


@pytest.fixture
async def people(administrator: Actor) -> None:
    """Five who differ in all that a filter asks for."""
    for statement in (
        "INSERT INTO users (id, username, primary_email, name, custom_data, profile, is_suspended, password_digest, "
        "password_algorithm, last_sign_in_at, created_at, updated_at) "
        "SELECT 'p' || n, CASE WHEN n < 5 THEN 'person_' || (5 - n) END, 'p' || n || '@example.com', 'Person ' || n, "
        "'{}', '{}', n = 1, CASE WHEN n <> 2 THEN 'x' END, CASE WHEN n <> 2 THEN 'MD5' END, "
        "CASE WHEN n <> 3 THEN timestamptz '2020-01-01' + n * interval '1 day' END, "
        "timestamptz '2021-01-01' + n * interval '1 day', now() + n * interval '1 day' FROM generate_series(1, 5) n",
        "INSERT INTO mfa_factors (id, user_id, type, credential, created_at) VALUES ('f', 'p4', 'Totp', '{}', now())",
        "INSERT INTO grants (id, user_id, application_id, scope, resource_scopes, rejected_scopes, is_offline, "
        "created_at, expires_at) VALUES ('g', 'p5', 'app', '', '{}', '[]', false, now(), now() + interval '1 day')",
    ):
        await database.execute(statement)


async def found(actor: Actor, **wanted: Any) -> set[str]:
    answer = await data_of(actor, LIST, {"first": 50, "filter": {"text": "@example.com", **wanted}})
    ids = {each["userId"] for each in answer["users"]["nodes"]}
    assert answer["users"]["totalCount"] == len(ids)
    return ids


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, "12345"),
        ({"isSuspended": True}, "1"),
        ({"isSuspended": False}, "2345"),
        ({"hasPassword": False}, "2"),
        ({"hasPassword": True}, "1345"),
        ({"hasSignedIn": False}, "3"),
        ({"hasSignedIn": True}, "1245"),
        ({"hasMfa": True}, "4"),
        ({"hasMfa": False}, "1235"),
        ({"applicationId": "app"}, "5"),
        ({"applicationId": "other"}, ""),
        ({"signedInAfter": "2020-01-03T00:00:00Z"}, "45"),
        ({"signedInBefore": "2020-01-03T00:00:00Z"}, "1"),
        ({"createdAfter": "2021-01-04T00:00:00Z"}, "45"),
        ({"createdBefore": "2021-01-03T00:00:00Z"}, "1"),
        ({"hasMfa": False, "hasPassword": True, "isSuspended": False}, "35"),
        ({"text": "SON_2"}, "3"),
        ({"text": "p4@EX"}, "4"),
        ({"text": "%"}, ""),
        ({"text": "_2"}, "3"),
    ],
    ids=str,
)
async def test_filters(administrator: Actor, wanted: dict[str, Any], numbers: str) -> None:
    assert await found(administrator, **wanted) == {f"p{number}" for number in numbers}


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("field", "numbers"),
    [("CREATED_AT", "12345"), ("UPDATED_AT", "12345"), ("LAST_SIGN_IN_AT", "31245"), ("USERNAME", "54321")],
)
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
async def test_orders_page_by_page(administrator: Actor, field: str, numbers: str, direction: str) -> None:
    seen: list[str] = []
    given = {
        "first": 2,
        "filter": {"text": "@example.com"},
        "order": {"field": field, "direction": direction},
        "after": None,
    }
    while True:
        page = (await data_of(administrator, LIST, given))["users"]
        seen += [each["userId"] for each in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        given["after"] = page["pageInfo"]["endCursor"]
    assert seen == [f"p{number}" for number in (numbers if direction == "ASC" else reversed(numbers))]


@pytest.mark.usefixtures("people")
async def test_a_cursor_of_another_order_is_refused(administrator: Actor) -> None:
    by_name = {"field": "USERNAME", "direction": "ASC"}
    page = (await data_of(administrator, LIST, {"first": 1, "order": by_name}))["users"]
    given = {"first": 1, "after": page["pageInfo"]["endCursor"]}
    assert await codes_of(administrator, LIST, given) == ["REQUEST_INVALID_CURSOR"]


async def test_the_search_reads_an_index(administrator: Actor) -> None:
    """With as many users as it takes for the index to be worth it; 100,000 are measured in benchmarks/."""
    await database.execute(
        "INSERT INTO users (id, username, primary_email, name, custom_data, profile, is_suspended, created_at, "
        "updated_at) SELECT 's' || n, 'user_' || n, 'user' || n || '@example.com', 'Name ' || md5(n::text), '{}', "
        "'{}', false, now(), now() FROM generate_series(1, 4000) n"
    )
    await database.execute("ANALYZE users")
    with log_of_statements() as log:
        page = await users_slice(SYSTEM, UserFilter(text="ser_3999"), NEWEST_FIRST, Keyset(first=20))
    assert [user.id for user in page.items] == ["s3999"]
    assert log.number == 2, log.texts
    statement = log.texts[1]  # the first one looks at the next thousand users
    plan = await database.fetch(f"EXPLAIN {statement}", "%ser\\_3999%")
    text = "\n".join(row[0] for row in plan)
    assert "users_search" in text, text
    for column, index in (
        ("coalesce(u.last_sign_in_at, 'epoch'::timestamptz)", "users_last_sign_in"),
        ("coalesce(u.username, '')", "users_by_username"),
        ("u.created_at", "users_created_at"),
    ):
        plan = await database.fetch(
            f"EXPLAIN SELECT * FROM users u ORDER BY {column} DESC, u.id DESC LIMIT 20"
        )
        text = "\n".join(row[0] for row in plan)
        assert "Index Scan" in text, text
        assert index in text or column == "u.created_at", text
