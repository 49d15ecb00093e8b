"""The dashboard's figures over REST."""

from identity.audit import figures
from identity.kernel.actor import Actor
from rest_api.bodies.logs import ActiveUsersQuery
from rest_api.views.logs import (
    ActiveUsersView,
    NewUsersView,
    TotalUsersView,
    active_users_view,
    new_users_view,
)


async def get_total_users(actor: Actor) -> TotalUsersView:
    """Tell how many users there are."""
    return TotalUsersView(total_user_count=await figures.total_users(actor))


async def get_new_users(actor: Actor) -> NewUsersView:
    """Tell how many users came today and in the last seven days."""
    return new_users_view(await figures.new_users(actor))


async def get_active_users(actor: Actor, query: ActiveUsersQuery) -> ActiveUsersView:
    """Tell how many users were active in the day, week and month that end with a date."""
    last_day = figures.day_of(query.date) if query.date else None
    return active_users_view(await figures.active_users(actor, last_day))
