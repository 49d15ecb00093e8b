"""Reads of the sign-in experience: the settings themselves, and what is shown to anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from identity.applications.clients import CONSOLE_ID, Client
from identity.applications.queries import client
from identity.content.models import CustomProfileField
from identity.content.profile_field_queries import profile_field_catalog
from identity.experience.captcha_queries import public_captcha_config
from identity.experience.connected import known_connected
from identity.experience.looks import look_of_application, look_of_organization
from identity.experience.narrowing import narrowed
from identity.experience.new_passwords import issues_of, known_of
from identity.experience.phrase_queries import phrases_for
from identity.experience.rules import recovery_kinds
from identity.experience.settings import CONSOLE_SETTINGS, SignInSettings, as_keys, settings_of
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.errors import InputRefused, NotFound
from identity.kernel.permissions import Permission
from identity.security.password_policy import NOBODY_KNOWN, PasswordIssue
from identity.users.models import User
from identity.users.queries import visible_user

ROW_ID = "default"
NOT_PUBLIC = ("email_blocklist_policy", "forgot_password_methods")  # as columns of the settings
_NOT_SHOWN = frozenset({"emailBlocklistPolicy", "forgotPasswordMethods"})
_IDENTITY = {"tenantId": "default", "id": ROW_ID}
_LONGEST_ID = 64


async def _load(row_id: str) -> SignInSettings:
    stored = await database.fetch_value("SELECT settings FROM sign_in_experiences WHERE id = $1", row_id)
    return settings_of(stored or {})


settings_cache: Cache[SignInSettings] = Cache("sign_in_experience", _load)


async def sign_in_experience() -> SignInSettings:
    """For the protocol: the settings in force."""
    return await settings_cache.get(ROW_ID)


def peek_sign_in_experience() -> SignInSettings | None:
    """For the protocol: the settings in force, if they are known without waiting."""
    found = settings_cache.peek(ROW_ID)
    return found if isinstance(found, SignInSettings) else None


async def settings_for(application_id: str | None) -> SignInSettings:
    """For the protocol: the settings for a sign-in to this application, which may leave out ways of signing in; the
    console has its own."""
    if application_id == CONSOLE_ID:
        return CONSOLE_SETTINGS
    settings, look = await sign_in_experience(), await look_of_application(application_id)
    return narrowed(settings, look.sign_in_methods) if look.sign_in_methods else settings


async def visible_settings(actor: Actor) -> SignInSettings:
    """All settings, for who may read them."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    return await sign_in_experience()


def shown_keys(settings: SignInSettings) -> dict[str, Any]:
    """The settings in the contract's keys, as they are shown to administrators."""
    return _IDENTITY | as_keys(settings)


async def visible_sign_in_experience(actor: Actor) -> dict[str, Any]:
    """The same in the contract's keys."""
    return shown_keys(await visible_settings(actor))


async def public_sign_in_experience(
    application_id: str | None = None, organization_id: str | None = None
) -> dict[str, Any]:
    """What anybody may know, for the hosted pages: an application's look goes before the general one, and an
    organization's before both."""
    settings = await settings_for(application_id)
    keys = {key: value for key, value in as_keys(settings).items() if key not in _NOT_SHOWN}
    if application_id != CONSOLE_ID:  # a style that others write would read along what administrators type
        (await look_of_application(application_id)).apply(keys)
        (await look_of_organization(organization_id)).apply(keys)
    return _IDENTITY | keys | await _surroundings(settings)


async def _surroundings(settings: SignInSettings) -> dict[str, Any]:
    """What a page needs to know of other features."""
    there = await known_connected()
    recovery = recovery_kinds(settings, there.kinds)
    catalog = await profile_field_catalog()
    captcha = await public_captcha_config()
    return {
        "socialConnectors": there.social_of(settings.social_sign_in_connector_targets),
        "ssoConnectors": list(there.sso) if settings.single_sign_on_enabled else [],
        "forgotPassword": {"phone": "phone" in recovery, "email": "email" in recovery},
        "isDevelopmentTenant": False,
        **({"googleOneTap": there.one_tap} if _offers_one_tap(settings, there.one_tap) else {}),
        **({"captchaConfig": captcha} if captcha and settings.captcha_policy.enabled is True else {}),
        "customProfileFields": [_field_keys(each) for each in _asked_at_sign_up(settings, catalog)],
        "customProfileFieldCatalog": [_field_keys(each) for each in catalog],
    }


def _offers_one_tap(settings: SignInSettings, one_tap: dict[str, Any] | None) -> bool:
    """Whether Google is among the providers that people sign in with, and may offer its accounts by itself."""
    return one_tap is not None and "google" in settings.social_sign_in_connector_targets


def _asked_at_sign_up(
    settings: SignInSettings, catalog: Sequence[CustomProfileField]
) -> Sequence[CustomProfileField]:
    """The fields that registration asks for, in the order chosen there; all when nothing was chosen."""
    if settings.sign_up_profile_fields is None:
        return catalog
    by_name = {each.name: each for each in catalog}
    return [by_name[each.name] for each in settings.sign_up_profile_fields if each.name in by_name]


def _field_keys(field: CustomProfileField) -> dict[str, Any]:
    """A profile field in the contract's keys."""
    return {
        "tenantId": "default",
        "id": field.id,
        "name": field.name,
        "type": field.type,
        "label": field.label,
        "description": field.description,
        "required": field.is_required,
        "config": field.config,
        "createdAt": int(field.created_at.timestamp() * 1000),
        "sieOrder": field.position,
    }


async def sign_up_fields(settings: SignInSettings) -> Sequence[CustomProfileField]:
    """For the protocol: the details that newcomers are asked for."""
    return _asked_at_sign_up(settings, await profile_field_catalog())


async def public_phrases(wanted: Sequence[str] = (), lng: str | None = None) -> tuple[str, dict[str, Any]]:
    """The language that fits best, and its phrases: an explicit `lng` first, then the browser's wishes."""
    info = (await sign_in_experience()).language_info
    asked = [*([lng] if lng else []), *(wanted if info.auto_detect else ())]
    return await phrases_for(asked, info.fallback_language)


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


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the pages tell people about the application that they are asked to trust."""

    name: str
    branding: dict[str, Any]
    terms_of_use_url: str | None
    privacy_policy_url: str | None
    has_own_look: bool  # the operator has given it a logo, which goes before the general one

    @property
    def logo_url(self) -> str | None:
        """Its logo."""
        return self.branding.get("logoUrl")


async def introduction_of(found: Client) -> Introduction:
    """For the hosted pages: what the operator says about the application, else what it says about itself."""
    look = await look_of_application(found.id)
    return Introduction(
        name=look.display_name or found.name,
        branding=({"logoUrl": found.logo_uri} if found.logo_uri else {}) | look.branding,
        terms_of_use_url=look.terms_of_use_url or found.protocol.tos_uri,
        privacy_policy_url=look.privacy_policy_url or found.protocol.policy_uri,
        has_own_look=bool(look.branding.get("logoUrl")),
    )


async def _shown_application(application_id: str | None) -> dict[str, Any] | None:
    if not application_id or len(application_id) > _LONGEST_ID or "\0" in application_id:
        return None
    found: Client | None = await client(application_id)
    if found is None:
        return None
    own = await introduction_of(found)
    return {
        "id": found.id,
        "name": own.name,
        "isThirdParty": found.is_third_party,
        "branding": own.branding,
        "termsOfUseUrl": own.terms_of_use_url,
        "privacyPolicyUrl": own.privacy_policy_url,
    }


async def password_problems(actor: Actor, password: str, user_id: str | None = None) -> list[PasswordIssue]:
    """Every reason that the policy has against the password, also as one of this user's."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    known = known_of(await _user_of(actor, user_id)) if user_id else NOBODY_KNOWN
    return await issues_of(await sign_in_experience(), password, known)


async def _user_of(actor: Actor, user_id: str) -> User:
    try:
        return await visible_user(actor, user_id)
    except NotFound:
        raise InputRefused(path="userId", reason="there is no user with this id") from None


@dataclass(frozen=True, slots=True)
class UsernameConflicts:
    """Names that are the same when case does not count: how many, and some with the users who bear them."""

    total: int
    samples: dict[str, list[str]]


async def username_conflicts(actor: Actor, limit: int) -> UsernameConflicts:
    """What keeps usernames from becoming case-insensitive."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    actor.require(Permission.USERS_READ)
    rows = await database.fetch(
        "SELECT lower(username) AS name, array_agg(id ORDER BY created_at, id) AS ids, count(*) OVER () AS total "
        "FROM users WHERE username IS NOT NULL GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT $1",
        limit,
    )
    total = rows[0]["total"] if rows else 0
    return UsernameConflicts(total, {row["name"]: row["ids"] for row in rows})
