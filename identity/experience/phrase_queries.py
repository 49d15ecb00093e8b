"""Reads of the phrases: what operators have written, and what a page is given in a language."""

from collections.abc import Sequence
from typing import Any

from identity.content.models import CustomPhrase
from identity.experience.languages import (
    DEFAULT_LANGUAGE,
    account_languages,
    account_phrases,
    best_language,
    languages,
    phrases,
)
from identity.experience.rules import merged_phrases
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.errors import NotFound
from identity.kernel.permissions import Permission

_EVERY = "every"
_LONGEST_TAG = 16
_SHARED_WITH_ACCOUNT = (
    "input", "identifier", "action", "description", "error", "password_requirement", "profile", "factor",
)  # fmt: skip


async def _load_custom(_key: str) -> dict[str, dict[str, Any]]:
    return {row.language_tag: row.translation for row in await _rows()}


async def _load_tree(tag: str) -> dict[str, Any]:
    custom = await custom_phrases_cache.get(_EVERY)
    translated = merged_phrases(phrases(DEFAULT_LANGUAGE), phrases(tag))
    return merged_phrases(translated, custom.get(tag, {}))


async def _load_account_tree(tag: str) -> dict[str, Any]:
    custom = await custom_phrases_cache.get(_EVERY)
    shared = merged_phrases(phrases(DEFAULT_LANGUAGE), phrases(tag))
    tree = {key: shared[key] for key in _SHARED_WITH_ACCOUNT if key in shared}
    for own in (account_phrases(DEFAULT_LANGUAGE), account_phrases(tag), custom.get(tag, {})):
        tree = merged_phrases(tree, own)
    return tree


custom_phrases_cache: Cache[dict[str, dict[str, Any]]] = Cache("custom_phrases", _load_custom)
trees_cache: Cache[dict[str, Any]] = Cache("phrases", _load_tree, capacity=200)
account_trees_cache: Cache[dict[str, Any]] = Cache("account_phrases", _load_account_tree, capacity=200)


async def known_languages() -> frozenset[str]:
    """The languages of our own phrases and of the operator's."""
    return languages() | (await custom_phrases_cache.get(_EVERY)).keys()


async def phrases_for(wanted: Sequence[str], fallback: str) -> tuple[str, dict[str, Any]]:
    """For the pages: the first wanted language that there is, and all its phrases; English where some are missing."""
    tag = best_language(wanted, fallback, await known_languages())
    return tag, await trees_cache.get(tag)


async def account_phrases_for(wanted: Sequence[str], fallback: str) -> tuple[str, dict[str, Any]]:
    """The same for the account centre, with its own words."""
    tag = best_language(wanted, fallback, await known_languages() | account_languages())
    return tag, await account_trees_cache.get(tag)


async def custom_phrases(actor: Actor) -> list[CustomPhrase]:
    """All phrases of the operator's own, by language."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    return await _rows()


async def visible_custom_phrase(actor: Actor, tag: str) -> CustomPhrase:
    """The operator's phrases in one language."""
    found = await custom_phrases_by_tags(actor, [tag])
    if tag not in found:
        raise NotFound
    return found[tag]


async def custom_phrases_by_tags(actor: Actor, tags: Sequence[str]) -> dict[str, CustomPhrase]:
    """Those of the languages that the operator has phrases in."""
    actor.require(Permission.SIGN_IN_EXPERIENCE_READ)
    rows = await database.fetch_models(
        CustomPhrase,
        f"SELECT {database.columns(CustomPhrase, 'p')} FROM custom_phrases p WHERE p.language_tag = ANY($1)",
        [tag for tag in tags if len(tag) <= _LONGEST_TAG],
    )
    return {row.language_tag: row for row in rows}


async def _rows() -> list[CustomPhrase]:
    return await database.fetch_models(
        CustomPhrase,
        f"SELECT {database.columns(CustomPhrase, 'p')} FROM custom_phrases p ORDER BY p.language_tag",
    )
