"""Opaque cursors: the position of an item in an ordered list."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import TypeAlias

import orjson

from graphql_schema.errors import InvalidCursor
from graphql_schema.scalars import parse_time, time_text

Position: TypeAlias = tuple[datetime | str, str]
_LONGEST = 1200  # a name of 128 characters, whichever they are, and an id


def encode_cursor(position: Position) -> str:
    """The cursor of a position."""
    place = position[0]
    text = orjson.dumps([time_text(place) if isinstance(place, datetime) else place, position[1]])
    return urlsafe_b64encode(text).decode().rstrip("=")


def decode_cursor(cursor: str, argument: str, *, is_text: bool = False) -> Position:
    """The position of a cursor, by a time or by a text; refused under the argument's name."""
    try:
        if len(cursor) > _LONGEST or not cursor.isascii():
            raise ValueError
        place, item_id = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(item_id, str) or "\0" in item_id:
            raise ValueError
        if not is_text:
            return parse_time(place), item_id
        if not isinstance(place, str) or "\0" in place:
            raise ValueError
        return place, item_id
    except (ValueError, TypeError, binascii.Error) as error:
        raise InvalidCursor(path=argument) from error
    except Exception as error:  # GraphQLError of the time, whatever else a forged cursor provokes
        raise InvalidCursor(path=argument) from error
