"""The REST contract's search: terms on fields, joined by or / and, as conditions of a SELECT."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from identity.kernel.paging import Conditions

Mode = Literal["like", "exact", "similar_to", "posix"]


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One condition; field None means any of the searchable fields."""

    field: str | None
    mode: Mode
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """All conditions of one request."""

    terms: tuple[SearchTerm, ...] = ()
    joint: Literal["or", "and"] = "or"
    is_case_sensitive: bool = False


def add_search(
    conditions: Conditions, search: Search, columns: Mapping[str, str], whole: str | None = None
) -> None:
    """Add the search to the conditions; `columns` maps the contract's field names to SQL expressions.

    `whole` is an indexed expression that has all of them in lower case: what a field is like, it contains.
    """
    if not search.terms:
        return
    parts: list[str] = []
    values: list[object] = []
    for term in search.terms:
        wanted = list(columns.values()) if term.field is None else [columns[term.field]]
        comparisons = [_comparison(column, term, search.is_case_sensitive) for column in wanted]
        part = "(" + " OR ".join(comparisons) + ")"
        if whole is not None and term.mode == "like":
            part = f"({whole} LIKE '%' || lower({{}}::text) || '%' AND {part})"
            values.append(term.values[0])
        parts.append(part)
        values.extend(_value(term, search.is_case_sensitive) for _ in wanted)
    conditions.add("(" + f" {search.joint.upper()} ".join(parts) + ")", *values)


def _comparison(column: str, term: SearchTerm, is_case_sensitive: bool) -> str:
    if term.mode == "exact":
        return f"{column if is_case_sensitive else f'lower({column})'} = ANY({{}}::text[])"
    operators = {
        "like": "LIKE" if is_case_sensitive else "ILIKE",
        "similar_to": "SIMILAR TO",
        "posix": "~" if is_case_sensitive else "~*",
    }
    return f"{column} {operators[term.mode]} {{}}"


def _value(term: SearchTerm, is_case_sensitive: bool) -> object:
    if term.mode == "exact":
        return [value if is_case_sensitive else value.lower() for value in term.values]
    return term.values[0]
