"""Reads of the sign-in experience: the settings themselves, and what is shown to anybody."""

from collections.abc import Sequence
from typing import Any

from identity.applications.clients import CONSOLE_ID, Client
from identity.applications.queries import client
from identity.experience.languages import best_language, phrases
from identity.experience.settings import CONSOLE_SETTINGS, SignInSettings, as_keys, settings_of
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.permissions import Permission

ROW_ID = "default"
_NOT_PUBLIC = ("emailBlocklistPolicy", "forgotPasswordMethods")
_IDENTITY = {"tenantId": "default", "id": ROW_ID}
_LONGEST_ID = 64


async def _load(row_id: str) -> SignInSettings:
    stored = await database.fetch_value("SELECT settings FROM sign_in_experiences WHERE id = $1", row_id)
    return settings_of(stored or {})


settings_cache: Cache[SignInSettings] = Cache("sign_in_experience", _load)


async def sign_in_experience() -> SignInSettings:
    """For the protocol: the settings in force."""
    return await settings_cache.get(ROW_ID)


async def settings_for(application_id: str | None) -> SignInSettings:
    """For the protocol: the settings for a sign-in to this application; the console has its own."""
    return CONSOLE_SETTINGS if application_id == CONSOLE_ID else await sign_in_experience()


async def visible_sign_in_experience(actor: Actor) -> dict[str, Any]:
    """All settings in the contract's keys, for who may read them."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    return _IDENTITY | as_keys(await sign_in_experience())


async def public_sign_in_experience(
    application_id: str | None = None, organization_id: str | None = None
) -> dict[str, Any]:
    """What anybody may know, for the hosted pages: an organization's branding goes before the general one."""
    keys = as_keys(await settings_for(application_id))
    for key in _NOT_PUBLIC:
        del keys[key]
    if organization_id:
        await _apply_organization(keys, organization_id)
    return {
        **_IDENTITY,
        **keys,
        "socialConnectors": [],
        "ssoConnectors": [],
        "forgotPassword": {"phone": False, "email": False},
        "isDevelopmentTenant": False,
        "customProfileFields": [],
        "customProfileFieldCatalog": [],
    }


async def _apply_organization(keys: dict[str, Any], organization_id: str) -> None:
    if len(organization_id) > _LONGEST_ID or "\0" in organization_id:
        return
    row = await database.fetch_row(
        "SELECT color, branding, custom_css FROM organizations WHERE id = $1", organization_id
    )
    if row is None:
        return
    keys["color"] |= row["color"]
    keys["branding"] |= row["branding"]
    keys["customCss"] = row["custom_css"] or keys["customCss"]


async def public_phrases(wanted: Sequence[str] = (), lng: str | None = None) -> tuple[str, dict[str, Any]]:
    """The language that fits best, and its phrases: an explicit `lng` first, then the browser's wishes."""
    info = (await sign_in_experience()).language_info
    tag = best_language(
        [*([lng] if lng else []), *(wanted if info.auto_detect else ())], info.fallback_language
    )
    return tag, phrases(tag)


async def page_data(
    application_id: str | None, organization_id: str | None = None, languages: Sequence[str] = ()
) -> dict[str, Any]:
    """All that the hosted sign-in page needs for its first screen."""
    language, tree = await public_phrases(languages)
    return {
        "settings": await public_sign_in_experience(application_id, organization_id),
        "language": language,
        "phrases": tree,
        "application": await _shown_application(application_id),
        "fixedSignIn": application_id == CONSOLE_ID,
    }


async def _shown_application(application_id: str | None) -> dict[str, Any] | None:
    if not application_id or len(application_id) > _LONGEST_ID or "\0" in application_id:
        return None
    found: Client | None = await client(application_id)
    if found is None:
        return None
    branding = {"logoUrl": found.logo_uri} if found.logo_uri else {}
    return {"id": found.id, "name": found.name, "isThirdParty": found.is_third_party, "branding": branding}
