"""Bulk jobs: many rows in one request, done in the background, with progress and the refused rows."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

import strawberry
from strawberry.types.arguments import InputContext
from strawberry.utils.str_converters import to_camel_case

from graphql_schema.access import AUTHENTICATED, declare, declare_more
from graphql_schema.connection import Connection, Page, Relation, by_time, keyset, relation
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import mutation
from graphql_schema.node import Node, or_null, readable
from graphql_schema.scalars import JSON, time_text
from graphql_schema.users import UserProfileInput
from identity.bulk import actions, inputs, queries
from identity.bulk.models import BulkError as ErrorRow
from identity.bulk.models import BulkJob as JobRow
from identity.kernel.actor import Actor

R = TypeVar("R")
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
    rows = await _all_rows(_user_row, input.rows)
    return await actions.import_users(actor, rows, inputs.OnConflict(input.on_conflict))


@mutation(
    queries.NEEDED[inputs.JobKind.ADD_ORGANIZATION_MEMBERS], again=queries.visible_job, bulk_job=BulkJob
)
async def add_organization_members_in_bulk(actor: Actor, input: AddOrganizationMembersInBulkInput) -> JobRow:
    """Make many users members of organizations in the background; who is a member already stays one."""
    rows = await _all_rows(_member_row, input.rows)
    return await actions.add_organization_members_in_bulk(actor, rows)


@mutation(queries.NEEDED[inputs.JobKind.ASSIGN_USER_ROLES], again=queries.visible_job, bulk_job=BulkJob)
async def assign_user_roles_in_bulk(actor: Actor, input: AssignUserRolesInBulkInput) -> JobRow:
    """Give many users roles in the background, besides those that they hold."""
    rows = await _all_rows(_role_row, input.rows)
    return await actions.assign_user_roles_in_bulk(actor, rows)


@mutation(AUTHENTICATED, bulk_job=BulkJob)
async def cancel_bulk_job(actor: Actor, input: CancelBulkJobInput) -> JobRow:
    """Stop a job after the rows that are being done; what was done stays."""
    return await actions.cancel_bulk_job(actor, input.bulk_job_id)


def _with_rows_as_given(kind: Any, given: Mapping[str, Any], context: InputContext) -> Any:
    """The input, its rows left the mappings that they are."""
    definition = kind.__strawberry_definition__
    values: dict[str, Any] = {"rows": given["rows"]}
    for each in definition.fields:
        name = to_camel_case(each.python_name)
        if name in given and name not in values:
            kind_of_value = each.resolve_type(type_definition=definition)
            values[each.python_name] = context.convert(given[name], kind_of_value, name)
    return kind(**values)


for _input in (ImportUsersInput, AddOrganizationMembersInBulkInput, AssignUserRolesInBulkInput):
    # Ten thousand objects of Strawberry's take seconds in which the worker does nothing else; the mapping is at hand.
    cast(Any, _input).__strawberry_definition__.from_input = _with_rows_as_given


async def _all_rows(row_of: Callable[[Mapping[str, Any]], R], rows: Any) -> list[R]:
    """The rows, given as mappings by GraphQL's names, as they are stored; others are answered meanwhile."""
    return await asyncio.to_thread(lambda: [row_of(each) for each in rows])


def _member_row(given: Mapping[str, Any]) -> inputs.MemberRow:
    return inputs.MemberRow(
        organization_id=given["organizationId"],
        user_id=given["userId"],
        organization_role_ids=given.get("organizationRoleIds") or [],
    )


def _role_row(given: Mapping[str, Any]) -> inputs.RoleRow:
    return inputs.RoleRow(user_id=given["userId"], role_ids=given["roleIds"])


_COLUMN_OF = {to_camel_case(name): name for name in inputs.UserRow.__annotations__}
_OBJECTS = frozenset({"custom_data", "profile"})
_NOT_CLEARED = frozenset(
    {"user_id", "password", "password_digest", "password_algorithm", "is_suspended", "created_at"}
)


def _user_row(given: Mapping[str, Any]) -> inputs.UserRow:
    """The row as it is stored; null for what cannot be cleared counts as left out, an object is cleared by null."""
    values: dict[str, Any] = {}
    for name, value in given.items():
        column = _COLUMN_OF[name]
        if column == "profile":
            values[column] = _without_nulls(value or {})
        elif column in _OBJECTS:
            values[column] = value or {}
        elif value is not None or column not in _NOT_CLEARED:
            values[column] = time_text(value) if column == "created_at" else value
    return cast(inputs.UserRow, values)


def _without_nulls(profile: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _without_nulls(value) if isinstance(value, Mapping) else value
        for name, value in profile.items()
        if value is not None
    }
