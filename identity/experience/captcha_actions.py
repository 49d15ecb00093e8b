"""What can be done with the captcha service."""

from dataclasses import dataclass

import msgspec

from identity.content.models import CaptchaProvider
from identity.experience import captcha
from identity.experience.captcha import CaptchaConfig
from identity.experience.captcha_queries import PROVIDER_ID, public_captcha_cache
from identity.experience.changes import locked_settings, store_settings
from identity.experience.errors import CaptchaProviderMissing
from identity.experience.events import (
    CaptchaProviderDeleted,
    CaptchaProviderRevealed,
    CaptchaProviderUpdated,
    SignInExperienceUpdated,
)
from identity.experience.settings import Switch
from identity.kernel import clock, database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, locked_row

_WRITE = Permission.SIGN_IN_EXPERIENCE_WRITE


@dataclass(frozen=True, slots=True)
class RevealedProvider:
    """The captcha service with its secret."""

    row: CaptchaProvider
    config: CaptchaConfig


@action(needs=_WRITE, announces=CaptchaProviderUpdated)
async def set_captcha_provider(actor: Actor, config: CaptchaConfig) -> RevealedProvider:
    """Use this captcha service; it takes the place of any other."""
    before = await locked_row(CaptchaProvider, PROVIDER_ID)
    stored = await database.fetch_model(
        CaptchaProvider,
        "INSERT INTO captcha_providers AS c (id, config_encrypted, created_at, updated_at) "
        "VALUES ($1, $2, $3, $3) "
        "ON CONFLICT (id) DO UPDATE SET config_encrypted = excluded.config_encrypted, "
        f"updated_at = excluded.updated_at RETURNING {database.columns(CaptchaProvider, 'c')}",
        PROVIDER_ID,
        captcha.sealed(config),
        clock.now(),
    )
    assert stored is not None
    make_stale(public_captcha_cache)
    was = captcha.without_secret(captcha.opened(before)) if before else None
    await announce(CaptchaProviderUpdated(before=was, after=captcha.without_secret(config)))
    return RevealedProvider(stored, config)


@action(needs=_WRITE, announces=CaptchaProviderRevealed)
async def reveal_captcha_provider(actor: Actor) -> RevealedProvider:
    """Show the captcha service with its secret, on record; who may replace the secret may see it."""
    row = await locked_row(CaptchaProvider, PROVIDER_ID)
    if row is None:
        raise CaptchaProviderMissing
    await announce(CaptchaProviderRevealed())
    return RevealedProvider(row, captcha.opened(row))


@action(needs=_WRITE, announces=(CaptchaProviderDeleted, SignInExperienceUpdated))
async def delete_captcha_provider(actor: Actor, service: str | None = None) -> None:
    """Use no captcha service (if it is this one), and ask for no captcha: nobody could pass it."""
    settings = await locked_settings()
    row = await locked_row(CaptchaProvider, PROVIDER_ID)
    if row is None or service not in {None, captcha.public_part(captcha.opened(row))["type"]}:
        raise CaptchaProviderMissing
    await delete_row(row)
    make_stale(public_captcha_cache)
    await announce(CaptchaProviderDeleted(before=captcha.without_secret(captcha.opened(row))))
    if settings.captcha_policy.enabled is True:
        await store_settings(
            settings, msgspec.structs.replace(settings, captcha_policy=Switch(enabled=False))
        )
