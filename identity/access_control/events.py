"""What the access control feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationAccessControlChanged(Changed):
    """Other people than before may use an application."""

    key: ClassVar[str] = "Application.AccessControl.Updated"
