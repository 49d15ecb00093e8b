"""What can be done with the operator's own phrases."""

from typing import Any

from identity.content.models import CustomPhrase
from identity.content.texts import LanguageTag, content_of
from identity.experience.changes import locked_settings
from identity.experience.errors import FallbackLanguageInUse, InvalidPhrases
from identity.experience.events import CustomPhrasesDeleted, CustomPhrasesUpdated
from identity.experience.languages import DEFAULT_LANGUAGE, account_phrases, phrases
from identity.experience.phrase_queries import account_trees_cache, custom_phrases_cache, trees_cache
from identity.experience.rules import merged_phrases, misplaced_phrase
from identity.kernel import database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFound
from identity.kernel.permissions import Permission

_WRITE = Permission.SIGN_IN_EXPERIENCE_WRITE


@action(needs=_WRITE, announces=CustomPhrasesUpdated)
async def set_custom_phrases(actor: Actor, tag: str, translation: dict[str, Any]) -> CustomPhrase:
    """Word the pages in a language: these texts, and no others, go before our own."""
    content_of(tag, LanguageTag)
    if misplaced := misplaced_phrase(translation, _ours()):
        raise InvalidPhrases(path="translation", key=misplaced[:200])
    stored = await database.fetch_model(
        CustomPhrase,
        "INSERT INTO custom_phrases AS p (language_tag, translation) VALUES ($1, $2::jsonb) "
        "ON CONFLICT (language_tag) DO UPDATE SET translation = excluded.translation "
        f"RETURNING {database.columns(CustomPhrase, 'p')}",
        tag,
        translation,
    )
    assert stored is not None
    _forget()
    await announce(CustomPhrasesUpdated(language_tag=tag))
    return stored


@action(needs=_WRITE, announces=CustomPhrasesDeleted)
async def delete_custom_phrases(actor: Actor, tag: str) -> None:
    """Speak a language in our own words again, or no longer when there are none."""
    settings = (
        await locked_settings()
    )  # a change of the fallback language waits, and then finds this one gone
    if tag == settings.language_info.fallback_language:
        raise FallbackLanguageInUse(tag=tag)
    if not await database.execute("DELETE FROM custom_phrases WHERE language_tag = $1", tag):
        raise NotFound
    _forget()
    await announce(CustomPhrasesDeleted(language_tag=tag))


def _ours() -> dict[str, Any]:
    """All that there are words for: at the sign-in and in the account centre."""
    return merged_phrases(phrases(DEFAULT_LANGUAGE), account_phrases(DEFAULT_LANGUAGE))


def _forget() -> None:
    make_stale(custom_phrases_cache)
    make_stale(trees_cache)
    make_stale(account_trees_cache)
