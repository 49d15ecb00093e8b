"""The phrases of the hosted pages: one JSON file for each language, read once."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_DIRECTORY = Path(__file__).parent / "phrases"
_ACCOUNT_DIRECTORY = Path(__file__).parent / "account_phrases"
DEFAULT_LANGUAGE = "en"
# Chinese is told apart by its script (RFC 5646 section 2.2.3), and the files are named by region.
_ALIASES = {"zh-hant": "zh-tw", "zh-hk": "zh-tw", "zh-mo": "zh-tw", "zh": "zh-cn"}


@cache
def languages() -> frozenset[str]:
    """The tags of the languages that there are phrases in."""
    return frozenset(path.stem for path in _DIRECTORY.glob("*.json")) | {DEFAULT_LANGUAGE}


@cache
def phrases(tag: str) -> dict[str, Any]:
    """The phrases of a language that there is, as a tree."""
    return _tree(_DIRECTORY, tag) if tag in languages() else {}


@cache
def account_languages() -> frozenset[str]:
    """The tags of the languages that the account centre has words in."""
    return frozenset(path.stem for path in _ACCOUNT_DIRECTORY.glob("*.json"))


@cache
def account_phrases(tag: str) -> dict[str, Any]:
    """What the account centre says beyond the words that it shares with the sign-in, as a tree."""
    return _tree(_ACCOUNT_DIRECTORY, tag) if tag in account_languages() else {}


def _tree(directory: Path, tag: str) -> dict[str, Any]:
    path = directory / f"{tag}.json"
    tree: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return tree


def best_language(wanted: Iterable[str], fallback: str, there: frozenset[str] | None = None) -> str:
    """The first wanted language that there are phrases in, its region aside if need be; else the fallback."""
    there = languages() if there is None else there
    known = {tag.lower(): tag for tag in there}
    for tag in wanted:
        folded = tag.strip().lower()
        for candidate in _candidates(folded):
            if candidate in known:
                return known[candidate]
    return fallback if fallback in there else DEFAULT_LANGUAGE


def _candidates(tag: str) -> list[str]:
    """The tag, then ever less of it, each followed by what we call it."""
    parts = tag.split("-")
    shorter = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return [name for each in shorter for name in (each, _ALIASES.get(each, each))]
