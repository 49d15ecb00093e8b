"""A picture of oneself for the account that is being made. Whoever uploads it is nobody yet: pictures are few and
small, and those that no account shows in the end are removed (jobs.py)."""

from datetime import timedelta
from typing import BinaryIO

from identity.assets.changes import insert_asset, require_store, stored_picture
from identity.assets.errors import StorageFailed
from identity.assets.events import AssetCreated
from identity.assets.models import Asset
from identity.experience.queries import sign_up_fields
from identity.kernel import clock, database
from identity.kernel.action import ANYONE, action
from identity.kernel.actor import Actor
from identity.kernel.errors import Forbidden
from identity.sessions.changes import INTERACTION_TTL
from identity.sessions.errors import InteractionNotFound
from identity.sign_in import rules
from identity.sign_in.errors import TooManyPictures, WrongInteractionType
from identity.sign_in.events import StepName
from identity.sign_in.records import InteractionEvent
from identity.sign_in.steps import Step, read_step

LARGEST_PICTURE = 5 * 1024**2
MOST_PICTURES = 5  # of one registration
_MOST_WAITING = 10_000  # of all registrations together: nobody fills the store from outside
_MOST_WAITING_BYTES = 2 * 1024**3
_GRACE = timedelta(hours=1)
_WAITING = """
SELECT count(*) FILTER (WHERE uploaded_in = $1) AS own, count(*) AS number, coalesce(sum(size), 0) AS bytes
FROM assets WHERE uploaded_in IS NOT NULL
"""


async def require_picture_wanted(actor: Actor, interaction_id: str) -> Step:
    """Before anything is read of the file: pictures are taken in a registration that asks for one."""
    current = await read_step(actor, interaction_id, StepName.PROFILE)
    state = current.state
    if state.interaction_event is not InteractionEvent.REGISTER:
        raise WrongInteractionType
    rules.require_mode(current.settings, state.interaction_event, state.verified_token())
    rules.require_captcha(current.settings, state)
    if all(field.name != "avatar" for field in await sign_up_fields(current.settings)):
        raise Forbidden
    await _require_room(interaction_id)
    return current


async def upload_picture(actor: Actor, interaction_id: str, source: BinaryIO, size: int) -> Asset:
    """Keep a picture for the account to be; it shows once the profile names its address."""
    current = await require_picture_wanted(actor, interaction_id)
    asset = await stored_picture(current.actor, source, size, largest=LARGEST_PICTURE)
    try:
        return await create_own_picture(current.actor, interaction_id, asset)
    except BaseException:
        await require_store().remove(asset.key)
        raise


@action(needs=ANYONE, announces=AssetCreated)
async def create_own_picture(actor: Actor, interaction_id: str, asset: Asset) -> Asset:
    """Note a stored picture. The interaction is held, so that many at once are counted one after the other."""
    held = "SELECT id FROM interactions WHERE id = $1 AND result IS NULL AND expires_at > $2 FOR UPDATE"
    if await database.fetch_value(held, interaction_id, clock.now()) is None:
        raise InteractionNotFound
    await _require_room(interaction_id)
    asset.uploaded_in = interaction_id
    return await insert_asset(asset)


async def _require_room(interaction_id: str) -> None:
    waiting = await database.fetch_row(_WAITING, interaction_id)
    if waiting is None or waiting["own"] >= MOST_PICTURES:
        raise TooManyPictures
    if waiting["number"] >= _MOST_WAITING or waiting["bytes"] >= _MOST_WAITING_BYTES:
        raise StorageFailed


async def remove_unused_pictures(at_once: int) -> int:
    """Pictures of registrations that ended without them. The bytes go first: what is left behind is tried again."""
    rows = await database.fetch(
        "SELECT id, key FROM assets WHERE uploaded_in IS NOT NULL AND created_at < $1 ORDER BY created_at LIMIT $2",
        clock.now() - INTERACTION_TTL - _GRACE,
        at_once,
    )
    for row in rows:
        await require_store().remove(row["key"])
        await database.execute("DELETE FROM assets WHERE id = $1 AND uploaded_in IS NOT NULL", row["id"])
    return len(rows)
