"""What the development inbox announces; never what a message says."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxMessagesDeleted(Changed):
    """Messages were thrown away."""

    key: ClassVar[str] = "Inbox.Messages.Deleted"
