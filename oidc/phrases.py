"""The words of the provider's own pages: a file for each language in languages/, English where one lacks a phrase."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from starlette.requests import Request

from oidc.experience import experience_at_hand

_DIRECTORY = Path(__file__).parent / "languages"
_DEFAULT = "en"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
# Chinese is told apart by its script (RFC 5646 section 2.2.3), and the files are named by region.
_ALIASES = {"zh-hant": "zh-TW", "zh-hk": "zh-TW", "zh-mo": "zh-TW", "zh": "zh-CN"}
_ASKED = "keystead.ui_locales"  # where a request keeps what its parameters asked for
_MOST_LANGUAGES, _LONGEST_HEADER = 20, 500


@cache
def languages() -> dict[str, str]:
    """The languages that there are, by their tags in lower case."""
    return {path.stem.lower(): path.stem for path in sorted(_DIRECTORY.glob("*.json"))}


@cache
def phrases_in(language: str) -> dict[str, str]:
    """All phrases of a language that there is."""
    found: dict[str, str] = json.loads((_DIRECTORY / f"{language}.json").read_text(encoding="utf-8"))
    return found if language == _DEFAULT else phrases_in(_DEFAULT) | found


def phrase(request: Request, key: str, **values: str) -> str:
    """A phrase in the person's language, as text; whoever puts it into a page escapes it."""
    return phrases_in(language_of(request))[key].format_map(values)


def has_phrase(key: str) -> bool:
    """Whether there is such a phrase."""
    return key in phrases_in(_DEFAULT)


def prefer(request: Request, ui_locales: str | None) -> None:
    """Speak these languages (OpenID Connect Core section 3.1.2.1), also where they are not in the address."""
    if ui_locales:
        request.scope[_ASKED] = ui_locales


def language_of(request: Request) -> str:
    """What the application asked for, what the browser prefers, what the operator has set; in this order."""
    settings = experience_at_hand(request)
    detects, fallback = True, _DEFAULT
    if settings is not None:
        detects, fallback = settings.language_info.auto_detect, settings.language_info.fallback_language
    asked = request.scope.get(_ASKED) or request.query_params.get("ui_locales", "")
    wanted = [*asked[:_LONGEST_HEADER].split(), *(accepted_languages(request) if detects else ()), fallback]
    found = (_known(tag) for tag in wanted[:_MOST_LANGUAGES])
    return next((each for each in found if each), _DEFAULT)


def direction_of(language: str) -> str:
    """Which way its lines run."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def accepted_languages(request: Request) -> list[str]:
    """The browser's languages, those that it likes best first (RFC 9110 section 12.5.4)."""
    ranges = request.headers.get("accept-language", "")[:_LONGEST_HEADER].split(",")
    weighed = [_weighed(each) for each in ranges]
    return [tag for weight, tag in sorted(weighed, key=lambda each: -each[0]) if weight > 0]


def _weighed(language_range: str) -> tuple[float, str]:
    tag, _, weight = language_range.partition(";")
    try:
        quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
    except ValueError:
        quality = 0.0
    return quality, tag.strip()


def _known(tag: str) -> str | None:
    """The language itself, or the nearest more general one."""
    candidates = _shortened(tag.strip().lower())
    return next(
        (found for each in candidates if (found := languages().get(each) or _ALIASES.get(each))), None
    )


def _shortened(tag: str) -> Iterator[str]:
    """RFC 4647 section 3.4: subtags go away from the end."""
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]
