"""Fixtures of bulk jobs."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from identity.bulk.jobs import BulkWorker
from identity.bulk.models import BulkError, BulkJob
from identity.kernel.actor import Actor


class Done:
    """A job that is over, and the codes of its refused rows."""

    def __init__(self, job: BulkJob, errors: list[BulkError]) -> None:
        self.job, self.errors = job, errors

    @property
    def numbers(self) -> tuple[str, int, int]:
        return self.job.status, self.job.succeeded, self.job.failed

    @property
    def codes(self) -> dict[int, str]:
        return {error.row: error.code for error in self.errors}


Finish = Callable[[BulkJob], Awaitable[Done]]


@pytest.fixture
def finish(database: str) -> Finish:
    """Let a worker do all that waits; the job as it is then."""

    async def run(job: BulkJob) -> Done:
        await BulkWorker().run_until_idle()
        found = await BulkJob.get(id=job.id)
        return Done(found, await BulkError.filter(job_id=job.id).order_by("row"))

    return run


@pytest.fixture
async def machine(administrator: Actor) -> Callable[..., Awaitable[Actor]]:
    """A machine whose role on this server gives just these permissions."""
    from identity.applications.access_actions import assign_application_roles
    from identity.applications.actions import NewApplication, create_application
    from identity.kernel import database
    from identity.kernel.actor import ActorKind
    from identity.kernel.permissions import Permission
    from identity.resources.queries import MANAGEMENT_API_ID
    from identity.roles.actions import NewRole, create_role
    from identity.roles.models import RoleType

    async def make(*permissions: Permission) -> Actor:
        scopes = await database.fetch(
            "SELECT id FROM scopes WHERE resource_id = $1 AND name = ANY($2)",
            MANAGEMENT_API_ID,
            [each.value for each in permissions],
        )
        created = await create_application(administrator, NewApplication(name="job", type="MachineToMachine"))
        role = await create_role(
            administrator,
            NewRole(
                name=f"role of {created.application.id}",
                description="-",
                type=RoleType.MACHINE,
                scope_ids=[row["id"] for row in scopes],
            ),
        )
        await assign_application_roles(administrator, created.application.id, [role.id])
        return Actor(
            ActorKind.APPLICATION, application_id=created.application.id, permissions=frozenset(permissions)
        )

    return make


def rows_of_users(number: int, **values: Any) -> list[Any]:
    """Rows of users with names of their own."""
    return [{"username": f"person_{n}", "name": f"Person {n}", **values} for n in range(number)]
