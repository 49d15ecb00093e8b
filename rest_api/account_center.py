"""The account centre's settings over REST."""

import msgspec

from identity.content import account_center as queries
from identity.content import account_center_actions as actions
from identity.kernel.actor import Actor
from rest_api.bodies.sign_in_experience import AccountCenterBody
from rest_api.views.sign_in_experience import AccountCenterView, account_center_view


async def get_account_center(actor: Actor) -> AccountCenterView:
    """Read the settings of the account centre."""
    return account_center_view(await queries.visible_account_center(actor))


async def update_account_center(actor: Actor, body: AccountCenterBody) -> AccountCenterView:
    """Replace settings of the account centre."""
    return account_center_view(await actions.update_account_center(actor, msgspec.to_builtins(body)))


async def show_account_center() -> AccountCenterView:
    """Read the settings of the account centre as its page does."""
    return account_center_view(await queries.account_center())
