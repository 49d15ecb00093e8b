"""What the store of uploaded files announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetCreated(Changed):
    """A file was uploaded."""

    key: ClassVar[str] = "Asset.Created"
    asset_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetDeleted(Changed):
    """An uploaded file was removed."""

    key: ClassVar[str] = "Asset.Deleted"
    asset_id: str
