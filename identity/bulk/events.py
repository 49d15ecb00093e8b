"""What the bulk feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkJobCreated(Event):
    """Many rows were handed in."""

    key: ClassVar[str] = "BulkJob.Created"
    job_id: str
    kind: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkJobEnded(Event):
    """A job is over: every row was handled, or somebody or something stopped it."""

    key: ClassVar[str] = "BulkJob.Ended"
    job_id: str
    kind: str
    status: str
    succeeded: int
    failed: int
