"""What can be done with the account centre."""

from typing import Any

from identity.content.account_center import (
    KEYS,
    ROW_ID,
    AccountCenterSettings,
    account_center_cache,
    as_keys,
)
from identity.content.errors import InvalidContent
from identity.content.events import AccountCenterUpdated
from identity.content.texts import content_of
from identity.kernel import clock, database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission


@action(needs=Permission.SIGN_IN_EXPERIENCE_WRITE, announces=AccountCenterUpdated)
async def update_account_center(actor: Actor, changes: dict[str, Any]) -> AccountCenterSettings:
    """Replace each given key, in the contract's names; all settings as they are then."""
    if unknown := sorted(changes.keys() - KEYS):
        raise InvalidContent(path=unknown[0], reason=f"there is no setting `{unknown[0]}`")
    before = as_keys(content_of(await _locked_settings(), AccountCenterSettings))
    settings = content_of(before | changes, AccountCenterSettings)
    after = as_keys(settings)
    if changed := [key for key, value in after.items() if before[key] != value]:
        await database.execute(
            "UPDATE account_centers SET settings = $2::jsonb, updated_at = $3 WHERE id = $1",
            ROW_ID,
            after,
            clock.now(),
        )
        make_stale(account_center_cache)
        await announce(
            AccountCenterUpdated(
                before={key: before[key] for key in changed}, after={key: after[key] for key in changed}
            )
        )
    return settings


async def _locked_settings() -> dict[str, Any]:
    now = clock.now()
    await database.execute(
        "INSERT INTO account_centers (id, settings, updated_at) VALUES ($1, '{}', $2) ON CONFLICT DO NOTHING",
        ROW_ID,
        now,
    )
    stored: dict[str, Any] = await database.fetch_value(
        "SELECT settings FROM account_centers WHERE id = $1 FOR UPDATE", ROW_ID
    )
    return stored
