"""Decisions about bulk jobs, without I/O: chunks, and whether a user's row can be one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from identity.bulk.errors import InvalidUserId, TimeInFuture
from identity.kernel.errors import InputRefused, Refusal
from identity.security.passwords import PasswordDigest, check_digest_format
from identity.users.errors import InvalidPasswordDigest, PasswordAlgorithmRequired, PasswordAndDigest
from identity.users.rules import IDENTIFIERS, valid_values

CHUNK_ROWS = 500
CHUNK_ROWS_WITH_PASSWORDS = (
    50  # hashing takes a while: the lease must outlast it, and others want the threads too
)
_USER_ID = re.compile(r"[A-Za-z0-9_-]{1,12}", re.ASCII)
_COLUMNS = (*IDENTIFIERS, "name", "avatar", "custom_data", "profile", "is_suspended")


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row was refused."""

    row: int
    code: str
    message: str
    path: str | None

    @classmethod
    def of(cls, row: int, refusal: Refusal) -> "RowError":
        """A refusal, of that row."""
        return cls(row, refusal.code, refusal.text, refusal.path)


@dataclass(slots=True)
class Candidate:
    """A user's row whose values are in order."""

    row: int
    values: dict[str, Any]  # the given columns of the users table, but for the password's
    password: str | None = None
    digest: PasswordDigest | None = None

    @property
    def identifiers(self) -> Iterator[tuple[str, str]]:
        """The given identifiers as they are unique: addresses whatever their case."""
        for name in IDENTIFIERS:
            if value := self.values.get(name):
                yield name, value.lower() if name == "primary_email" else value

    @property
    def claims(self) -> set[tuple[str, str]]:
        """What no other row of the same statement may claim too."""
        own = set(self.identifiers)
        return own | {("id", self.values["id"])} if "id" in self.values else own


def chunk_size(rows: Sequence[Mapping[str, Any]]) -> int:
    """How many of the rows are done at once."""
    return CHUNK_ROWS_WITH_PASSWORDS if any("password" in row for row in rows) else CHUNK_ROWS


def candidate_of(number: int, row: Mapping[str, Any], now: datetime) -> Candidate:
    """The row checked and normalised, or a refusal."""
    values = valid_values({name: row[name] for name in _COLUMNS if name in row})
    if "user_id" in row:
        if not _USER_ID.fullmatch(row["user_id"]):
            raise InvalidUserId(path="userId")
        values["id"] = row["user_id"]
    if "created_at" in row:
        values["created_at"] = _past(row["created_at"], now)
    return Candidate(number, values, row.get("password"), _digest(row))


def without_rivals(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Those that can go into one statement, and those that claim what one before them claims."""
    claimed: set[tuple[str, str]] = set()
    first: list[Candidate] = []
    later: list[Candidate] = []
    for candidate in candidates:
        claims = candidate.claims
        (first if claimed.isdisjoint(claims) else later).append(candidate)
        claimed |= claims
    return first, later


def _past(value: str, now: datetime) -> datetime:
    at = datetime.fromisoformat(value)
    if at > now:
        raise TimeInFuture(path="createdAt")
    return at


def _digest(row: Mapping[str, Any]) -> PasswordDigest | None:
    if "password_digest" not in row:
        if row.get("password") == "":
            raise InputRefused(path="password", reason="a password has at least one character")
        return None
    if "password" in row:
        raise PasswordAndDigest(path="password")
    if "password_algorithm" not in row:
        raise PasswordAlgorithmRequired(path="passwordAlgorithm")
    try:
        check_digest_format(row["password_digest"], row["password_algorithm"])
    except ValueError:
        raise InvalidPasswordDigest(path="passwordDigest") from None
    return PasswordDigest(row["password_digest"], row["password_algorithm"])
