"""What the templates of messages can be filled in with, besides a code or a link: where it comes from and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from identity.applications.queries import client
from identity.experience.languages import best_language
from identity.experience.looks import look_of_application
from identity.experience.phrase_queries import known_languages
from identity.kernel import database
from identity.users.models import User

_LONGEST_ID = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a message is about: the application and the organization that somebody signs in to, the person themselves,
    and the languages that the application asked for."""

    application_id: str | None = None
    organization_id: str | None = None
    user: User | None = None
    ui_locales: str | None = None


async def message_language(languages: Sequence[str], fallback: str) -> str:
    """The first of the languages that this server speaks."""
    return best_language(languages, fallback, await known_languages())


async def message_variables(about: About, locale: str) -> dict[str, Any]:
    """The variables in the contract's names; what there is nothing of is left out."""
    found = {
        "locale": locale,
        "uiLocales": about.ui_locales,
        "application": await _application(about.application_id),
        "organization": await _organization(about.organization_id),
        "user": person_variables(about.user) if about.user else None,
    }
    return {name: value for name, value in found.items() if value}


def person_variables(user: User) -> dict[str, Any]:
    """A person, as templates may name them."""
    return {
        "id": user.id,
        "name": user.name,
        "avatar": user.avatar,
        "username": user.username,
        "primaryEmail": user.primary_email,
        "primaryPhone": user.primary_phone,
        "profile": user.profile,
    }


async def _application(application_id: str | None) -> dict[str, Any] | None:
    found = await client(application_id) if application_id and _is_id(application_id) else None
    if found is None:
        return None
    look = await look_of_application(found.id)
    return {
        "id": found.id,
        "name": found.name,
        "displayName": look.display_name or found.name,
        "branding": look.branding,
    }


async def _organization(organization_id: str | None) -> dict[str, Any] | None:
    if not _is_id(organization_id):
        return None
    row = await database.fetch_row(
        "SELECT id, name, branding FROM organizations WHERE id = $1", organization_id
    )
    return dict(row) if row else None


def _is_id(value: str | None) -> TypeGuard[str]:
    return bool(value) and len(str(value)) <= _LONGEST_ID and "\0" not in str(value)
