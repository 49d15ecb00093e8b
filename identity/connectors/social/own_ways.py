"""Calls to providers that go ways of their own: parameters in addresses, JSON, and refusals inside of successes."""

from collections.abc import Awaitable, Collection, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from identity.connectors.errors import ConnectorFailed
from identity.connectors.social.flow import Begun, Kept, Opening
from identity.connectors.social.oauth import decoded, quoted, unreachable
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.delivery.outgoing import Answer
from identity.kernel.errors import Refusal

_REFUSALS = frozenset({400, 401, 403})


def begun(endpoint: str, query: Mapping[str, str], opening: Opening, fragment: str = "") -> Begun:
    """The way to the provider, with the parameters in the order that they are given in."""
    kept = {"state": opening.state, "redirect_uri": opening.redirect_uri}
    return Begun(uri=f"{endpoint}?{urlencode(query, quote_via=quote)}{fragment}", kept=kept)


async def fetched(
    endpoint: str,
    query: Mapping[str, str],
    refusal: type[Refusal],
    headers: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What the provider answers to these parameters. They hold secrets, and so no redirect is followed."""
    address = f"{endpoint}?{urlencode(query)}" if query else endpoint
    return await said_by(outgoing.get(address, headers, follows_redirects=False), refusal)


async def posted(endpoint: str, value: object, refusal: type[Refusal]) -> dict[str, Any]:
    """What the provider answers to this JSON."""
    return await said_by(outgoing.post_json(endpoint, value), refusal)


async def said_by(call: Awaitable[Answer], refusal: type[Refusal]) -> dict[str, Any]:
    """The object that the provider answers with; `refusal` is what its refusing means."""
    return read(await answered_by(call, refusal))


async def answered_by(call: Awaitable[Answer], refusal: type[Refusal]) -> Answer:
    """The provider's answer, if it did as it was asked."""
    try:
        answer = await call
    except OutgoingError as error:
        raise unreachable(error) from None
    if answer.status in _REFUSALS:
        raise refusal
    if not answer.is_success:
        raise ConnectorFailed(reason=f"it answered with {answer.status}")
    return answer


def read(answer: Answer) -> dict[str, Any]:
    """The object that an answer holds."""
    said = decoded(answer)
    if not isinstance(said, dict):
        raise ConnectorFailed(reason="its answer is not an object")
    return said


def require_no_error(error: Any, known: Collection[Any], refusal: type[Refusal]) -> None:
    """Refuse what the provider says went wrong in an answer that looks like a success; `known` are the errors that
    mean `refusal`, any other is the operator's or the provider's own."""
    if error in (None, 0, "0", ""):
        return
    if isinstance(error, str | int) and error in known:
        raise refusal
    raise ConnectorFailed(reason=f"it answered with {quoted(error)}")


def came_back_to(kept: Kept, data: Mapping[str, Any]) -> str:
    """The address that the person came back to; who keeps nothing names it with the answer."""
    named = kept.get("redirect_uri", data.get("redirectUri"))
    return named if isinstance(named, str) else ""


def text_in(said: Mapping[str, Any], name: str, refusal: type[Refusal]) -> str:
    """A text that has to be there, such as a token."""
    value = said.get(name)
    if not isinstance(value, str) or not value:
        raise refusal
    return value
