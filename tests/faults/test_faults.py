"""Every action, run with its n-th SQL statement failing, leaves the database and the caches as they were."""

import importlib
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from identity.kernel import caches, clock, database
from identity.kernel.action import ActionFacts, every_action
from identity.one_time_tokens.actions import redeem_one_time_token
from identity.sign_in.completion import register, replace_forgotten_password, sign_in
from identity.verification_codes.actions import (
    issue_personal_code,
    revoke_personal_code,
    verify_personal_code,
)
from tests.architecture.source import import_everything
from tests.conftest import clean_database, every_row
from tests.counting import PlannedFailure, log_of_statements
from tests.faults.cases import Case, every_case, name_of
from tests.faults.watching import announced_events, only_sql_is_awaited
from tests.faults.world import World

_MOST_STATEMENTS = 60
_KEYS = {
    "clients": "SELECT id FROM applications WHERE created_at >= $1",
    "machine_scopes": "SELECT id FROM applications WHERE created_at >= $1",
    "resources": "SELECT indicator FROM resources WHERE created_at >= $1",
}

_RUN_IN_STEPS = (
    register,
    sign_in,
    replace_forgotten_password,
    redeem_one_time_token,
    issue_personal_code,
    revoke_personal_code,
    verify_personal_code,
)

import_everything()
for _path in Path(__file__).parent.glob("*_cases.py"):
    importlib.import_module(f"tests.faults.{_path.stem}")


@pytest.fixture(scope="module")
async def _clean_afterwards(_connected: str) -> AsyncIterator[None]:
    yield
    await clean_database()


@pytest.fixture
async def world(_clean_afterwards: None) -> World:
    """Cases share a database: their rows have names of their own, and truncating takes longer than the cases."""
    await database.execute(  # one case's ways to sign in are not another's
        "UPDATE sign_in_experiences SET settings = settings - 'mfa' - 'passkeySignIn'"
    )
    caches.drop_everything()
    return await World.with_administrator()


def test_every_action_has_a_case() -> None:
    ours = {name for name in every_action if name.startswith("identity.")}
    assert {case.action for case in every_case} == ours


@pytest.mark.parametrize("case", every_case, ids=lambda case: case.id)
async def test_a_failing_statement_leaves_everything_as_it_was(case: Case, world: World) -> None:
    started_at = clock.now()
    call = await case.set_up(world)
    before = await _fingerprints()
    for number in range(1, _MOST_STATEMENTS):
        await _warm_caches(started_at)
        with only_sql_is_awaited(), announced_events() as announced:
            log, outcome = await _run(call, number)
        await _require_caches_to_hold_what_is_stored()
        if log.number < number:
            break
        assert isinstance(outcome, PlannedFailure), f"{log.texts[-1]!r} failed unnoticed: {outcome!r}"
        after = await _fingerprints()
        changed = {name for name, rows in after.items() if rows != before[name]} - case.leaves
        assert not changed, f"{changed} changed although statement {number} failed: {log.texts[-1]}"
    else:
        pytest.fail("more statements than any action should need")
    if case.refused:
        assert type(outcome) is case.refused
    elif isinstance(outcome, Exception):
        raise outcome
    _require_declared(case, announced.told)
    _require_no_secret(announced.rows, [*world.secrets, *_secrets_in(outcome)])


async def _run(call: Any, fails_at: int) -> tuple[Any, Any]:
    """The log of the run, and its result or exception."""
    with log_of_statements(fails_at) as log:
        try:
            return log, await call()
        except Exception as error:
            return log, error


async def _fingerprints() -> dict[str, str]:
    """A hash of the rows of each table: one statement for all of them."""
    names = await database.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    each = (
        f"SELECT '{row['tablename']}' AS name, md5(string_agg(t::text, ',' ORDER BY t::text)) AS rows "
        f"FROM {row['tablename']} t"
        for row in names
    )
    return {row["name"]: row["rows"] for row in await database.fetch(" UNION ALL ".join(each))}


async def _warm_caches(since: datetime) -> None:
    """Fill the caches with what the case is about."""
    for name, statement in _KEYS.items():
        for row in await database.fetch(statement, since):
            await caches._caches[name].get(row[0])
    for name in ("default_resource", "sign_in_experience"):
        await caches._caches[name].get("default")


async def _require_caches_to_hold_what_is_stored() -> None:
    for name, cache in caches._caches.items():
        if name == "signing_keys":  # objects of OpenSSL do not compare
            continue
        for key, value in list(cache._values.items()):
            assert await cache._load(key) == value, f"the cache {name} is stale for {key}"


def _require_declared(case: Case, told: list[Any]) -> None:
    facts = every_action[case.action]
    # A step of a sign-in may run an action, which declares its own events.
    inner = (facts, *map(every_action.get, map(name_of, _RUN_IN_STEPS))) if _is_step(facts) else (facts,)
    declared = tuple(event for each in inner if each for event in each.announces)
    undeclared = {type(event).__name__ for event in told if not isinstance(event, declared)}
    assert not undeclared, f"{case.action} does not declare {undeclared}"


def _is_step(facts: ActionFacts) -> bool:
    return facts.name.startswith("identity.sign_in.")


def _require_no_secret(rows: list[dict[str, Any]], secrets: list[str]) -> None:
    told = orjson.dumps(rows).decode()
    for secret in secrets:
        assert len(secret) >= 16
        assert secret not in told


def _secrets_in(result: Any) -> list[str]:
    """Values of secrets and tokens that an action hands out."""
    parts = result if isinstance(result, list) else [result, getattr(result, "secret", None)]
    names = ("value", "token", "session_token", "access_token", "refresh_token")
    found = [getattr(part, name, None) for part in parts for name in names]
    return [value for value in found if isinstance(value, str) and value]


async def test_failing_groups_of_the_event_writer_fail_each_request(database: str) -> None:
    from identity.grants.events import TokenExchangedByMachine
    from identity.kernel.actor import SYSTEM
    from identity.kernel.events import EventWriter

    before = await every_row("events")
    with log_of_statements(fails_at=1):
        writer = EventWriter()
        writer.start()
    with pytest.raises(PlannedFailure):
        await writer.write(TokenExchangedByMachine(application_id="machine"), SYSTEM)
    assert await every_row("events") == before
    await writer.write(TokenExchangedByMachine(application_id="machine"), SYSTEM)
    await writer.stop()
    assert len((await every_row("events"))["events"]) == len(before["events"]) + 1
