"""Bulk jobs: many rows in one request, done in the background, with progress and the refused rows."""

from datetime import UTC, datetime
from typing import Any, cast

import strawberry

from graphql_schema.access import AUTHENTICATED, declare, declare_more
from graphql_schema.connection import Connection, Page, Relation, by_time, keyset, relation
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import mutation, object_of, values_of
from graphql_schema.node import Node, or_null, readable
from graphql_schema.scalars import JSON, time_text
from graphql_schema.users import UserProfileInput
from identity.bulk import actions, inputs, queries
from identity.bulk.models import BulkError as ErrorRow
from identity.bulk.models import BulkJob as JobRow
from identity.kernel.actor import Actor

BulkJobKind: Any = strawberry.enum(inputs.JobKind, name="BulkJobKind")
BulkJobStatus: Any = strawberry.enum(inputs.JobStatus, name="BulkJobStatus")
OnConflict: Any = strawberry.enum(inputs.OnConflict, name="OnConflict")


@strawberry.type(description="Why a row was refused; the other rows are done all the same.")
class BulkJobError:
    row: int = strawberry.field(description="The row's place in the request, from 0.")
    code: str = strawberry.field(description="A code of the domain, as REST shows it.")
    message: str
    path: str | None = strawberry.field(description="The field of the row.")


def _error_position(error: ErrorRow) -> Any:
    return datetime.fromtimestamp(-error.row, tz=UTC), str(error.id)


@strawberry.type(
    description="Many rows, done in the background. Rows are done in order, in chunks of some hundreds."
)
class BulkJob(Node):
    bulk_job_id: strawberry.ID = row(lambda job: job.id)
    kind: BulkJobKind = row(lambda job: inputs.JobKind(job.kind))
    status: BulkJobStatus = row(lambda job: inputs.JobStatus(job.status))
    total: int = strawberry.field(description="How many rows were handed in.")
    succeeded: int = strawberry.field(
        description="How many are done; those that an import skips count as done."
    )
    failed: int = strawberry.field(description="How many were refused.")
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    errors: Connection[BulkJobError] | None = relation(
        Relation(queries.error_slices_by_job_ids, queries.error_counts_by_job_ids, position=_error_position),
        "The refused rows, in the order of the rows.",
    )


readable(JobRow, queries.jobs_by_ids, "BulkJob")
for _name in ("BulkJob", "BulkJobError"):
    declare(_name, AUTHENTICATED)
declare_more("Query", bulkJob=AUTHENTICATED, bulkJobs=AUTHENTICATED)


@strawberry.type
class BulkQueries:
    @resolved(BulkJob | None, description="A job of yours, or of a kind that you may hand in.")
    async def bulk_job(self, info: Info, bulk_job_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_job(info.context.actor, bulk_job_id))

    @resolved(
        Connection[BulkJob],
        description="Your jobs and those of the kinds that you may hand in, newest first.",
    )
    async def bulk_jobs(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
    ) -> Page:
        actor = info.context.actor
        found = await queries.jobs_slice(actor, keyset(first, after, last, before))
        return Page(found, by_time(), lambda: queries.jobs_count(actor))


@strawberry.input(
    description="A user to create, or what to change of one. What is left out stays, null clears, "
    "`customData` and `profile` are replaced as a whole."
)
class ImportedUserInput:
    user_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Kept as it is: 1 to 12 letters, digits, hyphens and underscores.",
    )
    username: str | None = strawberry.UNSET
    primary_email: str | None = strawberry.UNSET
    primary_phone: str | None = strawberry.UNSET
    name: str | None = strawberry.UNSET
    avatar: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    profile: UserProfileInput | None = strawberry.UNSET
    password: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="In clear. Hashing takes time: an import with digests is much faster.",
    )
    password_digest: str | None = strawberry.field(
        default=strawberry.UNSET, description="Of another system; made anew at the next sign-in."
    )
    password_algorithm: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="What made the digest: Argon2i, Argon2id, Argon2d, SHA1, SHA256, MD5, Bcrypt or Legacy.",
    )
    is_suspended: bool | None = strawberry.field(default=strawberry.UNSET, description="Of new users.")
    created_at: datetime | None = strawberry.UNSET


@strawberry.input
class ImportUsersInput:
    rows: list[ImportedUserInput] = strawberry.field(description="1 to 10,000.")
    on_conflict: OnConflict = strawberry.field(
        default=inputs.OnConflict.REFUSE,
        description="What becomes of a row whose user is there already: the one with its id or, without an id, "
        "the one with its user name, e-mail address or phone number.",
    )
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class NewMemberInput:
    organization_id: strawberry.ID
    user_id: strawberry.ID
    organization_role_ids: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="At most 100, besides those that the member holds."
    )


@strawberry.input
class AddOrganizationMembersInBulkInput:
    rows: list[NewMemberInput] = strawberry.field(description="1 to 10,000.")
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class NewRoleHolderInput:
    user_id: strawberry.ID
    role_ids: list[strawberry.ID] = strawberry.field(
        description="At most 100, besides those that the user holds."
    )


@strawberry.input
class AssignUserRolesInBulkInput:
    rows: list[NewRoleHolderInput] = strawberry.field(description="1 to 10,000.")
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class CancelBulkJobInput:
    bulk_job_id: strawberry.ID


@mutation(queries.NEEDED[inputs.JobKind.IMPORT_USERS], again=queries.visible_job, bulk_job=BulkJob)
async def import_users(actor: Actor, input: ImportUsersInput) -> JobRow:
    """Create or update many users in the background; ids, digests of other systems and times of creation are kept."""
    rows = [_user_row(each) for each in input.rows]
    return await actions.import_users(actor, rows, inputs.OnConflict(input.on_conflict))


@mutation(
    queries.NEEDED[inputs.JobKind.ADD_ORGANIZATION_MEMBERS], again=queries.visible_job, bulk_job=BulkJob
)
async def add_organization_members_in_bulk(actor: Actor, input: AddOrganizationMembersInBulkInput) -> JobRow:
    """Make many users members of organizations in the background; who is a member already stays one."""
    rows = [
        inputs.MemberRow(
            organization_id=each.organization_id,
            user_id=each.user_id,
            organization_role_ids=list(each.organization_role_ids or ()),
        )
        for each in input.rows
    ]
    return await actions.add_organization_members_in_bulk(actor, rows)


@mutation(queries.NEEDED[inputs.JobKind.ASSIGN_USER_ROLES], again=queries.visible_job, bulk_job=BulkJob)
async def assign_user_roles_in_bulk(actor: Actor, input: AssignUserRolesInBulkInput) -> JobRow:
    """Give many users roles in the background, besides those that they hold."""
    rows = [inputs.RoleRow(user_id=each.user_id, role_ids=list(each.role_ids)) for each in input.rows]
    return await actions.assign_user_roles_in_bulk(actor, rows)


@mutation(AUTHENTICATED, bulk_job=BulkJob)
async def cancel_bulk_job(actor: Actor, input: CancelBulkJobInput) -> JobRow:
    """Stop a job after the rows that are being done; what was done stays."""
    return await actions.cancel_bulk_job(actor, input.bulk_job_id)


_NOT_CLEARED = frozenset(
    {"user_id", "password", "password_digest", "password_algorithm", "is_suspended", "created_at"}
)


def _user_row(given: ImportedUserInput) -> inputs.UserRow:
    """The row as it is stored; null for what cannot be cleared counts as left out, an empty object clears."""
    values = values_of(given)
    for name in ("custom_data", "profile"):
        if name in values:
            values[name] = (
                (object_of(values[name]) if name == "profile" else values[name]) if values[name] else {}
            )
    if created_at := values.get("created_at"):
        values["created_at"] = time_text(created_at)
    kept = {name: value for name, value in values.items() if value is not None or name not in _NOT_CLEARED}
    return cast(inputs.UserRow, kept)
