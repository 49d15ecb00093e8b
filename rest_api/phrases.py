"""The operator's own phrases over REST."""

from identity.experience import phrase_actions, phrase_queries
from identity.kernel.actor import Actor
from rest_api.bodies import JsonObject
from rest_api.views.content import CustomPhraseView, custom_phrase_view


async def list_custom_phrases(actor: Actor) -> list[CustomPhraseView]:
    """List the languages that have phrases of the operator's own, with these."""
    return [custom_phrase_view(row) for row in await phrase_queries.custom_phrases(actor)]


async def get_custom_phrase(actor: Actor, language_tag: str) -> CustomPhraseView:
    """Read the operator's phrases in a language."""
    return custom_phrase_view(await phrase_queries.visible_custom_phrase(actor, language_tag))


async def replace_custom_phrase(actor: Actor, language_tag: str, body: JsonObject) -> CustomPhraseView:
    """Set the operator's phrases in a language; the body is the tree of texts."""
    return custom_phrase_view(await phrase_actions.set_custom_phrases(actor, language_tag, body))


async def delete_custom_phrase(actor: Actor, language_tag: str) -> None:
    """Remove the operator's phrases in a language."""
    await phrase_actions.delete_custom_phrases(actor, language_tag)
