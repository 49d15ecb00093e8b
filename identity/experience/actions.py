"""What can be done with the sign-in experience."""

from typing import Any

import msgspec

from identity.content.errors import InvalidContent
from identity.experience.changes import locked_settings, store_settings
from identity.experience.connected import Connected, connected
from identity.experience.errors import UsernamesConflict
from identity.experience.events import SignInExperienceUpdated
from identity.experience.languages import languages
from identity.experience.rules import check_consistency, kinds_in_use
from identity.experience.settings import KEYS, SignInSettings, as_keys, settings_of
from identity.kernel import clock, database
from identity.kernel.action import action
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission


@action(needs=Permission.SIGN_IN_EXPERIENCE_WRITE, announces=SignInExperienceUpdated)
async def update_sign_in_experience(actor: Actor, changes: dict[str, Any]) -> SignInSettings:
    """Replace each given key, in the contract's names; all settings as they are then."""
    if unknown := sorted(changes.keys() - KEYS):
        raise InvalidContent(path=unknown[0], reason=f"there is no setting `{unknown[0]}`")
    before = await locked_settings()
    there = await connected()
    after = _completed(before, settings_of(as_keys(before) | changes), there)
    check_consistency(after, there.kinds | kinds_in_use(before), languages() | await _custom_languages())
    if before.username_policy.case_sensitive and not after.username_policy.case_sensitive:
        await _refuse_conflicting_usernames()
    await store_settings(before, after)
    return after


def _completed(before: SignInSettings, given: SignInSettings, there: Connected) -> SignInSettings:
    """The settings as they are kept: unknown social providers left out, and when expiry began noted by us."""
    targets = dict.fromkeys(given.social_sign_in_connector_targets)
    expiration, was = given.password_expiration, before.password_expiration
    began = was.enabled_at if was.enabled is True else int(clock.now().timestamp() * 1000)
    return msgspec.structs.replace(
        given,
        social_sign_in_connector_targets=[each for each in targets if each in there.targets],
        password_expiration=msgspec.structs.replace(
            expiration, enabled_at=began if expiration.enabled is True else msgspec.UNSET
        ),
    )


async def _custom_languages() -> frozenset[str]:
    return frozenset(
        row["language_tag"] for row in await database.fetch("SELECT language_tag FROM custom_phrases")
    )


async def _refuse_conflicting_usernames() -> None:
    if await database.fetch_value(
        "SELECT 1 FROM users WHERE username IS NOT NULL GROUP BY lower(username) HAVING count(*) > 1 LIMIT 1"
    ):
        raise UsernamesConflict(path="usernamePolicy.caseSensitive")
