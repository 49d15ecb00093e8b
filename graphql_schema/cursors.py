"""Opaque cursors: the position of an item in an ordered list."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import TypeAlias

import orjson

from graphql_schema.errors import InvalidCursor
from graphql_schema.scalars import parse_time, time_text

Position: TypeAlias = tuple[datetime, str]
_LONGEST = 256


def encode_cursor(position: Position) -> str:
    """The cursor of a position."""
    text = orjson.dumps([time_text(position[0]), position[1]])
    return urlsafe_b64encode(text).decode().rstrip("=")


def decode_cursor(cursor: str, argument: str) -> Position:
    """The position of a cursor, refused under the argument's name."""
    try:
        if len(cursor) > _LONGEST or not cursor.isascii():
            raise ValueError
        time, item_id = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(item_id, str) or "\0" in item_id:
            raise ValueError
        return parse_time(time), item_id
    except (ValueError, TypeError, binascii.Error) as error:
        raise InvalidCursor(path=argument) from error
    except Exception as error:  # GraphQLError of the time, whatever else a forged cursor provokes
        raise InvalidCursor(path=argument) from error
