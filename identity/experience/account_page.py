"""What the account centre's page is given for its first screen."""

from collections.abc import Sequence
from typing import Any

from identity.content.account_center import AccountCenterSettings, account_center, as_keys
from identity.experience.phrase_queries import account_phrases_for
from identity.experience.queries import public_sign_in_experience, sign_in_experience

_SHOWN_SETTINGS = (
    "color", "branding", "hideLogtoBranding", "supportEmail", "supportWebsiteUrl", "termsOfUseUrl",
    "privacyPolicyUrl", "passwordPolicy", "mfa", "passkeySignIn", "socialConnectors",
    "customProfileFieldCatalog",
)  # fmt: skip


async def account_page_data(languages: Sequence[str] = ()) -> dict[str, Any]:
    """The settings that the page obeys, and its words; nothing about anybody."""
    center = await account_center()
    info = (await sign_in_experience()).language_info
    language, phrases = await account_phrases_for(
        languages if info.auto_detect else (), info.fallback_language
    )
    return {
        "settings": await _shown_settings(center),
        "accountCenter": as_keys(center),
        "language": language,
        "phrases": phrases,
        "application": None,
    }


async def _shown_settings(center: AccountCenterSettings) -> dict[str, Any]:
    """Of the sign-in's settings those that hold here too; the style is the account centre's own."""
    settings = await public_sign_in_experience()
    return {key: settings[key] for key in _SHOWN_SETTINGS} | {"customCss": center.custom_css}
