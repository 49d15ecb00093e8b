"""Reads of bulk jobs: one's own, and those of the kinds that one may hand in."""

from collections.abc import Iterable, Sequence

from identity.bulk.inputs import JobKind
from identity.bulk.models import BulkError, BulkJob
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import Conditions, Keyset, Slice, SortOrder, keyset_slice, row_count
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows

NEEDED = {
    JobKind.IMPORT_USERS: Permission.USERS_WRITE,
    JobKind.ADD_ORGANIZATION_MEMBERS: Permission.ORGANIZATIONS_MEMBERS_ADD,
    JobKind.ASSIGN_USER_ROLES: Permission.ROLES_ASSIGN,
}
_NEWEST_FIRST = SortOrder("created_at")
_ERRORS = RelatedRows(
    columns=database.columns(BulkError, "e"),
    source="bulk_errors e",
    link="e.job_id = parent.id",
    # Lists are read from their latest time on, and the first row of a job comes first: row 0 is the latest.
    time="to_timestamp(-e.row)",
    tie="e.id::text",
)


def requester(actor: Actor) -> str:
    """Who handed a job in, the same with every token of theirs."""
    return f"{actor.kind.value}:{actor.user_id or actor.application_id or ''}"


async def visible_job(actor: Actor, job_id: str) -> BulkJob:
    """The job, if there is one that the actor may see."""
    if job := (await jobs_by_ids(actor, [job_id])).get(job_id):
        return job
    raise NotFoundById(entity="bulk job", id=job_id)


async def jobs_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, BulkJob]:
    """Jobs by id; unknown ids are left out."""
    conditions = _visible_to(actor)
    conditions.add("j.id = ANY({})", list(ids))
    statement = f"SELECT {database.columns(BulkJob, 'j')} FROM bulk_jobs j{conditions.sql}"
    return {job.id: job for job in await database.fetch_models(BulkJob, statement, *conditions.values)}


async def jobs_slice(actor: Actor, keyset: Keyset) -> Slice[BulkJob]:
    """Jobs by keyset, newest first."""
    return await keyset_slice(BulkJob, "bulk_jobs j", "j", _visible_to(actor), _NEWEST_FIRST, keyset)


async def jobs_count(actor: Actor) -> int:
    """How many jobs there are to see."""
    return await row_count("bulk_jobs j", _visible_to(actor))


async def error_slices_by_job_ids(
    actor: Actor, job_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[BulkError]]:
    """The refused rows of each job in their order, in one statement; whoever sees a job sees them."""
    return await _ERRORS.models(BulkError, job_ids, keyset)


async def error_counts_by_job_ids(actor: Actor, job_ids: Sequence[str]) -> dict[str, int]:
    """How many rows of each job were refused, in one statement."""
    return await _ERRORS.counts(job_ids)


def _visible_to(actor: Actor) -> Conditions:
    conditions = Conditions()
    kinds = [kind.value for kind, permission in NEEDED.items() if actor.may(permission)]
    conditions.add("(j.requested_by = {} OR j.kind = ANY({}))", requester(actor), kinds)
    return conditions
