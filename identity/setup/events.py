"""What the set-up announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSetUp(Changed):
    """The first administrator was made."""

    key: ClassVar[str] = "Server.SetUp"
