"""The kinds of texts that settings and content are made of, each with its bounds, and how JSON becomes them."""

from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from identity.content.errors import InvalidContent

T = TypeVar("T")

Color = Annotated[str, Meta(pattern=r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")]
# Only web addresses: they become links in a page on our own origin, where `javascript:` would be a script.
WebUrl = Annotated[str, Meta(pattern=r"^https?://[^\s\x00-\x20<>\"']+\Z", max_length=2048)]
WebUrlOrEmpty = Annotated[str, Meta(pattern=r"^(https?://[^\s\x00-\x20<>\"']+)?\Z", max_length=2048)]
WebOrigin = Annotated[str, Meta(pattern=r"^https?://[a-z0-9.-]+(:[0-9]{1,5})?\Z", max_length=256)]
EmailOrEmpty = Annotated[str, Meta(pattern=r"^([^\s@\x00]+@[^\s@\x00]+)?\Z", max_length=128)]
ShortText = Annotated[str, Meta(min_length=1, max_length=256, pattern=r"^[^\x00]+\Z")]
LongText = Annotated[str, Meta(max_length=262_144, pattern=r"^[^\x00]*\Z")]
LanguageTag = Annotated[str, Meta(pattern=r"^[a-z]{2}(-([A-Z]{2}|[0-9]{3}))?\Z")]


def content_of(value: Any, shape: type[T]) -> T:
    """The value in its shape, or the refusal that names what is wrong."""
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise InvalidContent(reason=str(error)) from None
