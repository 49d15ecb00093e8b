"""Reads of the captcha service in use."""

from typing import Any

from identity.content.models import CaptchaProvider
from identity.experience import captcha
from identity.experience.captcha import CaptchaConfig
from identity.experience.errors import CaptchaProviderMissing
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.permissions import Permission

PROVIDER_ID = "default"  # there is one


async def _load(provider_id: str) -> CaptchaProvider | None:
    return await database.fetch_model(
        CaptchaProvider,
        f"SELECT {database.columns(CaptchaProvider, 'c')} FROM captcha_providers c WHERE c.id = $1",
        provider_id,
    )


async def _load_public(provider_id: str) -> dict[str, Any]:
    row = await _load(provider_id)
    return captcha.public_part(captcha.opened(row)) if row else {}


public_captcha_cache: Cache[dict[str, Any]] = Cache("captcha_provider", _load_public)


async def public_captcha_config() -> dict[str, Any] | None:
    """For the pages: what a browser needs to show the captcha; None without one."""
    return await public_captcha_cache.get(PROVIDER_ID) or None


async def captcha_config() -> CaptchaConfig | None:
    """For the protocol: the settings to verify an answer with, the secret in clear."""
    row = await _load(PROVIDER_ID)
    return captcha.opened(row) if row else None


async def visible_captcha_provider(actor: Actor) -> CaptchaProvider:
    """The captcha service in use; its settings are opened by who may."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    return await _there()


async def _there() -> CaptchaProvider:
    row = await _load(PROVIDER_ID)
    if row is None:
        raise CaptchaProviderMissing
    return row


def shown_config(provider: CaptchaProvider) -> dict[str, Any]:
    """The provider's settings without its secret."""
    return captcha.without_secret(captcha.opened(provider))
