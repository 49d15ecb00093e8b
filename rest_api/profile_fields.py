"""Custom profile fields over REST."""

from identity.content import profile_field_actions as actions
from identity.content import profile_field_queries as queries
from identity.content.profile_fields import NewProfileField, ProfileFieldChanges
from identity.kernel.actor import Actor
from rest_api.bodies.content import FieldOrderBody, NewFields
from rest_api.views.content import ProfileFieldView, profile_field_view


async def list_profile_fields(actor: Actor) -> list[ProfileFieldView]:
    """List all profile fields in the order of the sign-up form."""
    return [profile_field_view(row) for row in await queries.profile_fields(actor)]


async def create_profile_field(actor: Actor, body: NewProfileField) -> ProfileFieldView:
    """Create a profile field."""
    return profile_field_view(await actions.create_profile_field(actor, body))


async def create_profile_fields(actor: Actor, body: NewFields) -> list[ProfileFieldView]:
    """Create up to 20 profile fields, or none when one is refused."""
    return [profile_field_view(row) for row in await actions.create_profile_fields(actor, body)]


async def get_profile_field(actor: Actor, name: str) -> ProfileFieldView:
    """Read a profile field."""
    return profile_field_view(await queries.visible_profile_field(actor, name))


async def replace_profile_field(actor: Actor, name: str, body: ProfileFieldChanges) -> ProfileFieldView:
    """Set all of a profile field but its name and place."""
    return profile_field_view(await actions.update_profile_field(actor, name, body))


async def delete_profile_field(actor: Actor, name: str) -> None:
    """Delete a profile field."""
    await actions.delete_profile_field(actor, name)


async def order_profile_fields(actor: Actor, body: FieldOrderBody) -> list[ProfileFieldView]:
    """Give profile fields their places in the sign-up form."""
    return [profile_field_view(row) for row in await actions.set_profile_field_order(actor, body.order)]
