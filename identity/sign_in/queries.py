"""Reads of a sign-in in progress; the interaction's id in the cookie is the permission."""

from typing import Any

from identity.experience.settings import SignInSettings
from identity.kernel import database
from identity.kernel.actor import NOBODY
from identity.sign_in.events import StepName
from identity.sign_in.records import State, shown
from identity.sign_in.steps import read_step


async def shown_interaction(interaction_id: str) -> dict[str, Any]:
    """For the hosted pages: the state without its secrets."""
    return shown(await started_interaction(interaction_id))


async def started_interaction(interaction_id: str) -> State:
    """For the hosted pages: the state, if the interaction has been started."""
    return (await read_step(NOBODY, interaction_id, StepName.UPDATE)).state


async def is_username_taken(settings: SignInSettings, username: str) -> bool:
    """For the protocol: whether somebody has this name, or one that counts as the same."""
    column = "username = $1" if settings.username_policy.case_sensitive else "lower(username) = lower($1)"
    found = await database.fetch_value(f"SELECT 1 FROM users WHERE {column} LIMIT 1", username)
    return found is not None
