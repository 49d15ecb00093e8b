"""What a handler is given out of a request: who asks, the body, the query, the page, the search."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, TypeVar, cast, get_args

import msgspec
from msgspec import inspect
from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request

from identity.authentication.errors import AuthorizationHeaderMissing, BearerRefused
from identity.kernel.actor import Actor, ActorKind, Origin
from identity.kernel.errors import InputRefused
from identity.kernel.paging import MAX_PAGE_SIZE, PageNumber
from identity.kernel.search import Mode, Search, SearchTerm
from rest_api.guard import checked, decoded_body, decoded_form

T = TypeVar("T")
_FORM = "application/x-www-form-urlencoded"
_FURTHEST_PAGE = 1_000_000_000
_MOST_LANGUAGES = 20
_MANAGERS = frozenset({ActorKind.ADMINISTRATOR, ActorKind.APPLICATION, ActorKind.SYSTEM})
_MODES: tuple[str, ...] = get_args(Mode)
_TRUE = frozenset({"true", "1", "yes", "y", "on"})


class InvalidPagination(InputRefused):
    """A page that cannot be."""

    code = "guard.invalid_pagination"
    message = f"`page` starts at 1 and `page_size` goes from 1 to {MAX_PAGE_SIZE}."


class InvalidSearch(InputRefused):
    """A search that cannot be read."""

    message = "The search cannot be read: {reason}."


class ExclusiveParameters(InputRefused):
    """Two parameters of which only one can be given."""

    message = "Give excludeRoleId or excludeOrganizationId, not both."


class NulRefused(InputRefused):
    """A NUL character: PostgreSQL stores none, and nobody has a use for one."""

    message = "The address has a NUL character in it."


def actor_of(request: Request) -> Actor:
    """Who asks, with a Management API token; tokens for an account or an organization have another audience."""
    refusal = request.scope.get("authentication_refusal")
    if refusal is not None:
        raise refusal
    actor: Actor | None = request.scope.get("actor")
    if actor is None or not actor.is_known:
        raise AuthorizationHeaderMissing
    if actor.kind not in _MANAGERS:
        raise BearerRefused
    return actor


def origin_of(request: Request) -> Origin:
    """Where the request came from, for operations that are for anybody."""
    origin: Origin | None = request.scope.get("origin")
    return origin or Origin()


async def body_of(request: Request, shape: type[T], *, takes_form: bool = False) -> T:
    """The body in the given shape, as JSON or, where that is taken, as an HTML form sends it."""
    raw = await request.body()
    if takes_form and request.headers.get("content-type", "").lower().startswith(_FORM):
        return decoded_form(raw, shape)
    return decoded_body(raw, shape)


def query_of(request: Request, shape: type[T]) -> T:
    """The query's parameters in the given shape."""
    if not request.scope["query_string"]:
        return cast(T, _unasked(cast(Any, shape)))
    given = request.query_params
    lists = _list_names(cast(Any, shape))
    values = {name: given.getlist(name) if name in lists else given[name] for name in given}
    return checked(values, shape, "query")


@lru_cache(maxsize=64)
def _unasked(shape: Any) -> Any:
    """An empty query; the shapes are immutable."""
    return checked({}, shape, "query")


@lru_cache(maxsize=64)
def _list_names(shape: Any) -> frozenset[str]:
    fields = cast(inspect.StructType, inspect.type_info(shape)).fields
    return frozenset(each.encode_name for each in fields if isinstance(each.type, inspect.ListType))


def is_true(value: str | None) -> bool:
    """How the contract reads a flag in a query."""
    return value is not None and value.lower() in _TRUE


def require_one_of(*alternatives: object) -> None:
    """Refuse parameters that exclude each other."""
    if sum(each is not None for each in alternatives) > 1:
        raise ExclusiveParameters


def refuse_nul(request: Request) -> None:
    """Refuse addresses with a NUL in path or query."""
    if "\0" in request.scope["path"] or b"%00" in request.scope["query_string"]:
        raise NulRefused


def languages_of(request: Request) -> list[str]:
    """The languages that the browser asks for, in its order (RFC 9110 section 12.5.4)."""
    accepted = request.headers.get("accept-language", "").split(",")[:_MOST_LANGUAGES]
    tags = (part.partition(";")[0].strip() for part in accepted)
    return [tag for tag in tags if tag and tag != "*"]


def headers_of(request: Request) -> Headers:
    """All headers, for the few operations that others' protocols have put something into."""
    return request.headers


def page_of(request: Request) -> PageNumber:
    """Which page; the first 20 when nothing is said."""
    given = request.query_params
    size = _whole_number(given.get("page_size", "20"), MAX_PAGE_SIZE)
    return PageNumber(_whole_number(given.get("page", "1"), _FURTHEST_PAGE), size)


def optional_page_of(request: Request) -> PageNumber | None:
    """Which page, or None (everything) when nothing is said."""
    given = request.query_params
    return page_of(request) if "page" in given or "page_size" in given else None


def _whole_number(text: str, highest: int) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 12 or not 1 <= int(text) <= highest:
        raise InvalidPagination
    return int(text)


def search_of(request: Request, fields: Sequence[str]) -> Search:
    """The contract's search: `search`, `search.{field}`, `mode`, `mode.{field}`, `joint`, `isCaseSensitive`."""
    query = request.query_params
    if not any(name.startswith(("search", "mode", "joint", "isCaseSensitive")) for name in query):
        return Search()
    is_case_sensitive = is_true(query.get("isCaseSensitive"))
    modes = {_field(name, "mode", fields): _mode(value) for name, value in _named(query, "mode")}
    wanted = dict.fromkeys(name for name, _ in _named(query, "search"))
    terms = tuple(_term(name, query.getlist(name), fields, modes) for name in wanted)
    if not is_case_sensitive and any(term.mode == "similar_to" for term in terms):
        raise InvalidSearch(reason="the mode similar_to needs isCaseSensitive=true")
    return Search(terms, _joint(query), is_case_sensitive)


def _named(query: QueryParams, word: str) -> list[tuple[str, str]]:
    return [pair for pair in query.multi_items() if pair[0] == word or pair[0].startswith(f"{word}.")]


def _term(name: str, values: list[str], fields: Sequence[str], modes: dict[str | None, Mode]) -> SearchTerm:
    if not all(values):
        raise InvalidSearch(reason=f"`{name}` is empty")
    field = _field(name, "search", fields)
    mode = modes.get(field) or modes.get(None) or "like"
    if len(values) > 1 and mode != "exact":
        raise InvalidSearch(reason=f"`{name}` is there twice: only the mode exact takes several values")
    if mode == "like" and (len(values[0]) - len(values[0].rstrip("\\"))) % 2:
        raise InvalidSearch(reason=f"`{name}` ends in a backslash that escapes nothing")
    return SearchTerm(field, mode, tuple(values))


def _field(name: str, word: str, fields: Sequence[str]) -> str | None:
    """The field after the dot, in camel case or as the column is called."""
    if name == word:
        return None
    head, *tail = name.removeprefix(f"{word}.").split("_")
    field = head + "".join(part.capitalize() for part in tail)
    if field not in fields:
        raise InvalidSearch(reason=f"`{name}` is no field of the search")
    return field


def _mode(value: str) -> Mode:
    if value not in _MODES:
        raise InvalidSearch(reason=f"a mode is one of {', '.join(_MODES)}")
    return cast(Mode, value)


def _joint(query: QueryParams) -> Literal["or", "and"]:
    value = query.get("joint", query.get("jointMode", "or"))
    if value not in {"or", "and"}:
        raise InvalidSearch(reason="joint is `or` or `and`")
    return cast(Literal["or", "and"], value)


def given(body: msgspec.Struct) -> dict[str, Any]:
    """The fields that the caller gave, nested objects as plain dicts."""
    values = {name: getattr(body, name) for name in body.__struct_fields__}
    return {
        name: msgspec.to_builtins(value) if isinstance(value, msgspec.Struct) else value
        for name, value in values.items()
        if value is not msgspec.UNSET
    }
