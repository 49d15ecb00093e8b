"""What lists have in common: directions and orders of their input."""

from enum import Enum
from typing import Any

import strawberry

from identity.kernel.paging import SortOrder


@strawberry.enum
class OrderDirection(Enum):
    ASC = "asc"
    DESC = "desc"


def sort_order(given: Any) -> SortOrder:
    """The domain's order of an `orderBy`; newest first without one."""
    if not given:
        return SortOrder("created_at")
    return SortOrder(given.field.value, given.direction is OrderDirection.DESC)
