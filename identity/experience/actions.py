"""What can be done with the sign-in experience."""

from typing import Any

from identity.experience.errors import InvalidSettings, UsernamesConflict
from identity.experience.events import SignInExperienceUpdated
from identity.experience.languages import languages
from identity.experience.queries import ROW_ID, settings_cache
from identity.experience.rules import check_consistency
from identity.experience.settings import KEYS, SignInSettings, as_keys, settings_of
from identity.kernel import clock, database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission

_CONNECTORS: frozenset[str] = (
    frozenset()
)  # kinds of addresses that codes can be sent to: none has a connector


@action(needs=Permission.SIGN_IN_EXPERIENCE_WRITE, announces=SignInExperienceUpdated)
async def update_sign_in_experience(actor: Actor, changes: dict[str, Any]) -> dict[str, Any]:
    """Replace each given key, in the contract's names; all settings as they are then."""
    if unknown := sorted(changes.keys() - KEYS):
        raise InvalidSettings(path=unknown[0], reason=f"there is no setting `{unknown[0]}`")
    before = as_keys(await _locked_settings())
    settings = settings_of(before | changes)
    check_consistency(settings, _CONNECTORS, languages())
    if not settings.username_policy.case_sensitive and before["usernamePolicy"]["caseSensitive"]:
        await _refuse_conflicting_usernames()
    after = as_keys(settings)
    await _store(before, after)
    return {"tenantId": "default", "id": ROW_ID, **after}


async def _locked_settings() -> SignInSettings:
    await database.execute(
        "INSERT INTO sign_in_experiences (id, settings, updated_at) VALUES ($1, '{}', $2) "
        "ON CONFLICT DO NOTHING",
        ROW_ID,
        clock.now(),
    )
    stored = await database.fetch_value(
        "SELECT settings FROM sign_in_experiences WHERE id = $1 FOR UPDATE", ROW_ID
    )
    return settings_of(stored)


async def _refuse_conflicting_usernames() -> None:
    if await database.fetch_value(
        "SELECT 1 FROM users WHERE username IS NOT NULL GROUP BY lower(username) HAVING count(*) > 1 LIMIT 1"
    ):
        raise UsernamesConflict(path="usernamePolicy.caseSensitive")


async def _store(before: dict[str, Any], after: dict[str, Any]) -> None:
    changed = [key for key, value in after.items() if before[key] != value]
    if not changed:
        return
    await database.execute(
        "UPDATE sign_in_experiences SET settings = $2::jsonb, updated_at = $3 WHERE id = $1",
        ROW_ID,
        after,
        clock.now(),
    )
    make_stale(settings_cache, ROW_ID)
    await announce(
        SignInExperienceUpdated(
            before={key: before[key] for key in changed}, after={key: after[key] for key in changed}
        )
    )
