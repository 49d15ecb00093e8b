"""Nobody with few permissions gains one by any sequence of mutations, nor gets at those who hold more."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import orjson
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from identity.kernel.actor import Actor
from identity.kernel.permissions import EVERY_PERMISSION, OrganizationPermission, Permission
from tests.conftest import clean_database
from tests.escalation.attacks import MUTATIONS, Attack
from tests.escalation.world import (
    World,
    credentials,
    grantable_inside,
    inner_powers,
    look_around,
    machine_as_of_now,
    make_world,
    member_as_of_now,
    powers,
)
from tests.faces.graphql.asking import ask

T = TypeVar("T")
_names = st.sampled_from(sorted(set(MUTATIONS) - {"setUpFirstAdministrator"}))
_seeds = st.integers(0, 2**32)


class Escalation(RuleBasedStateMachine):
    """One attacker: a machine or a member with a few permissions, who calls what they like."""

    loop: asyncio.AbstractEventLoop
    as_of_now: Callable[[World], Coroutine[Any, Any, Actor]]

    def _run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(60)

    @initialize(
        held=st.sets(st.sampled_from(sorted(Permission)), max_size=12),
        held_inside=st.sets(st.sampled_from(sorted(OrganizationPermission)), max_size=5),
    )
    def begin(self, held: set[Permission], held_inside: set[OrganizationPermission]) -> None:
        """The world as it is before the attack."""
        self._run(self._begin(held, held_inside))

    async def _begin(self, held: set[Permission], held_inside: set[OrganizationPermission]) -> None:
        await clean_database()
        self.world = await make_world(held, held_inside)
        self.start = await type(self).as_of_now(self.world)
        self.powers, self.inner_powers = await powers(), await inner_powers()
        above = [each for each, names in self.powers.items() if not names <= self.start.permissions]
        self.above = {each: await credentials(each) for each in above if each != "whoever registers"}
        self.told = ""

    @rule(name=_names, seed=_seeds)
    def attack(self, name: str, seed: int) -> None:
        """Call one mutation."""
        self._run(self._attack(Attack(self.world, name, seed)))

    async def _attack(self, attack: Attack) -> None:
        actor = await type(self).as_of_now(self.world)
        answer = await ask(actor, attack.document, attack.variables)
        self.told = orjson.dumps(answer).decode()
        assert '"code":"INTERNAL"' not in self.told, (attack, self.told)
        await look_around(self.world)

    @invariant()
    def nobody_gains(self) -> None:
        """Whoever holds more than before holds no more than the attacker had to give."""
        if hasattr(self, "world"):
            self._run(self._nobody_gains())

    async def _nobody_gains(self) -> None:
        for before, after, own in (
            (self.powers, await powers(), self.start.permissions),
            (self.inner_powers, await inner_powers(), grantable_inside(self.start)),
        ):
            for holder, names in after.items():
                gained = names - before.get(holder, frozenset())
                assert gained <= set(own), f"{holder} gained {sorted(gained - set(own))}"

    @invariant()
    def those_above_are_untouched(self) -> None:
        """Nobody who holds more has other credentials or roles than before, and none of their secrets is told."""
        if hasattr(self, "world"):
            for secret in self.world.secrets:
                assert secret not in self.told
            for holder, before in self.above.items():
                assert self._run(credentials(holder)) == before, f"{holder} was touched"


class MachineEscalation(Escalation):
    """A machine with permissions of the Management API."""

    as_of_now = staticmethod(machine_as_of_now)


class MemberEscalation(Escalation):
    """A member with permissions in one organization."""

    as_of_now = staticmethod(member_as_of_now)


async def _try(machine: type[Escalation], examples: int, steps: int) -> None:
    machine.loop = asyncio.get_running_loop()
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
        phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    await asyncio.to_thread(run_state_machine_as_test, machine, settings=chosen)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("machine", [MachineEscalation, MemberEscalation])
async def test_nobody_climbs(machine: type[Escalation]) -> None:
    await _try(machine, examples=6, steps=20)


@pytest.mark.long
@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("machine", [MachineEscalation, MemberEscalation])
async def test_nobody_climbs_in_many_tries(machine: type[Escalation]) -> None:
    await _try(machine, examples=300, steps=60)


@pytest.mark.usefixtures("database")
async def test_the_watch_sees_a_climb() -> None:
    """What the invariants compare does change when somebody really is given more."""
    world = await make_world({Permission.USERS_READ}, set())
    before, above = await powers(), await credentials(f"user {world.strong_user_id}")
    assert before[f"application {world.machine_id}"] == {Permission.USERS_READ}
    assert before[f"user {world.strong_user_id}"] == EVERY_PERMISSION
    full = await make_full_machine(world)
    assert (await powers())[f"application {world.machine_id}"] == EVERY_PERMISSION
    answer = await ask(
        full,
        "mutation ($input: UpdateUserInput!) { updateUser(input: $input) { userErrors { code } } }",
        {"input": {"userId": world.strong_user_id, "username": "mallory"}},
    )
    assert answer["data"]["updateUser"]["userErrors"] == [], answer
    assert await credentials(f"user {world.strong_user_id}") != above


async def make_full_machine(world: World) -> Actor:
    """The attacker, after a mistake of the operator."""
    from identity.applications.access_actions import assign_application_roles
    from identity.kernel import database
    from identity.kernel.actor import SYSTEM
    from identity.resources.queries import MANAGEMENT_API_ID

    role_id = await database.fetch_value(
        "SELECT r.id FROM roles r JOIN role_scopes rs ON rs.role_id = r.id JOIN scopes s ON s.id = rs.scope_id"
        " WHERE s.name = 'all' AND s.resource_id = $1 AND r.type = 'MachineToMachine'",
        MANAGEMENT_API_ID,
    )
    await assign_application_roles(SYSTEM, world.machine_id, [role_id])
    return await machine_as_of_now(world)
