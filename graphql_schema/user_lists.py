"""Which users a list has, and in what order."""

from datetime import UTC, datetime
from enum import Enum
from typing import Any

import strawberry

from graphql_schema.connection import PositionOf
from graphql_schema.lists import OrderDirection
from identity.kernel.paging import SortOrder
from identity.users.models import User as UserRow
from identity.users.queries import NEWEST_FIRST, WHEN_EMPTY

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@strawberry.input
class UserFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="Part of the id, user name, e-mail address, phone number or name. "
        "With three characters or more an index finds it.",
    )
    is_suspended: bool | None = strawberry.UNSET
    role_id: strawberry.ID | None = strawberry.UNSET
    organization_id: strawberry.ID | None = strawberry.UNSET
    application_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="Users who are signed in to the application, or let it act for them.",
    )
    created_after: datetime | None = strawberry.UNSET
    created_before: datetime | None = strawberry.UNSET
    signed_in_after: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="The last sign-in was later."
    )
    signed_in_before: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="The last sign-in was earlier; there was one."
    )
    has_signed_in: bool | None = strawberry.UNSET
    has_password: bool | None = strawberry.UNSET
    has_mfa: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether the user has a second factor."
    )


@strawberry.enum
class UserOrderField(Enum):
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    LAST_SIGN_IN_AT = strawberry.enum_value(
        "last_sign_in_at", description="Whoever has never signed in counts as the earliest."
    )
    USERNAME = strawberry.enum_value("username", description="Whoever has none counts as the first.")


@strawberry.input
class UserOrder:
    field: UserOrderField
    direction: OrderDirection


def user_order(given: UserOrder | None) -> SortOrder:
    """The domain's order; newest first without one."""
    if not given:
        return NEWEST_FIRST
    column = str(given.field.value)
    return SortOrder(column, given.direction is OrderDirection.DESC, WHEN_EMPTY.get(column))


def is_by_text(order: SortOrder) -> bool:
    """Whether places in the list are texts and not times."""
    return order.column == "username"


def user_position(order: SortOrder) -> PositionOf:
    """The position of a user in a list of that order."""
    empty: Any = "" if is_by_text(order) else _EPOCH

    def position(user: UserRow) -> Any:
        return getattr(user, order.column) or empty, user.id

    return position
