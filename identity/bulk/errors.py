"""What the bulk feature refuses."""

from identity.kernel.errors import Conflict, InputRefused, RateLimited

MOST_ROWS = 10_000
MOST_OPEN_JOBS = 20
MOST_ROLES = 100


class WrongNumberOfRows(InputRefused):
    """A job without rows, or with more than one request takes."""

    code = "bulk.wrong_number_of_rows"
    message = f"Give 1 to {MOST_ROWS} rows; more of them go into another job."


class TooManyRolesInRow(InputRefused):
    """A row with more roles than anybody gives at once."""

    code = "bulk.too_many_roles"
    message = f"A row gives at most {MOST_ROLES} roles."


class TooManyOpenJobs(RateLimited):
    """Whoever asks has many unfinished jobs already."""

    code = "bulk.too_many_open_jobs"
    message = f"Wait until a job is finished: at most {MOST_OPEN_JOBS} of yours can be open at a time."


class JobHasEnded(Conflict):
    """A job that is over cannot be cancelled."""

    code = "bulk.job_has_ended"
    message = "The job is finished or cancelled already."


class RowFailed(Conflict):
    """A row that the server could not handle, for a reason that stands in its log."""

    code = "bulk.row_failed"
    message = (
        "Something went wrong on our side with this row. Quote the reference {reference} when you report it."
    )


class InvalidUserId(InputRefused):
    """An id that no user can have."""

    code = "bulk.invalid_user_id"
    message = "A user's id has 1 to 12 letters, digits, hyphens and underscores."


class UserIdTaken(Conflict):
    """A user has this id."""

    code = "bulk.user_id_in_use"
    message = "There is a user with this id already."


class TimeInFuture(InputRefused):
    """Something cannot have happened yet."""

    code = "bulk.time_in_future"
    message = "This time is still to come."


class SuspensionIsKept(InputRefused):
    """An import does not suspend those who are there, nor lets them in again."""

    code = "bulk.suspension_is_kept"
    message = "An import suspends new users only. Suspend or reinstate this user by its own mutation."


class IdentifiersOfSeveralUsers(Conflict):
    """A row that could mean more than one user."""

    code = "bulk.identifiers_of_several_users"
    message = "The user name, e-mail address and phone number of this row belong to different users."
