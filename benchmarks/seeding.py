"""Fills a database with people, roles and organizations, by COPY and therefore within seconds."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg

from identity.security.passwords import PasswordDigest, PasswordHasher
from keystead.embedded_postgres import EmbeddedPostgres

PASSWORD = "Lantern-Over-The-Quay"
ORGANIZATIONS = 1000
UNUSED_ROLE_ID = f"role{5:017d}"
_ROLES, _ORGANIZATION_ROLES = 5, 3
_SINCE = datetime(2024, 1, 1, tzinfo=UTC)

Row = tuple[Any, ...]


def seed(data_dir: Path, users: int) -> None:
    """Fill the embedded database of this directory; no server may run on it."""
    with EmbeddedPostgres(data_dir, lambda _line: None) as address:
        asyncio.run(_seed(address, users))


async def _seed(address: str, users: int) -> None:
    digest = await PasswordHasher(1).hash(PASSWORD)
    connection = await asyncpg.connect(address)
    try:
        async with connection.transaction():
            for table, columns, rows in _tables(users, digest):
                await connection.copy_records_to_table(table, records=rows, columns=columns)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


def _tables(users: int, digest: PasswordDigest) -> Iterator[tuple[str, list[str], Iterator[Row]]]:
    yield "users", _USER_COLUMNS, (_user(number, digest) for number in range(users))
    yield (
        "roles", ["id", "name", "description", "type", "is_default", "created_at"],
        ((f"role{n:017d}", f"Role {n}", "For measuring.", "User", False, _SINCE) for n in range(_ROLES + 1)),
    )  # fmt: skip
    yield (
        "user_roles", ["user_id", "role_id"],
        ((user_id(n), f"role{role:017d}") for n in range(users) for role in {n % _ROLES, n % 2}),
    )  # fmt: skip
    yield from _organizations(users)


def _organizations(users: int) -> Iterator[tuple[str, list[str], Iterator[Row]]]:
    yield (
        "organizations",
        ["id", "name", "description", "custom_data", "is_mfa_required", "color", "branding", "created_at"],
        (
            (organization_id(n), f"Quay {n}", None, "{}", False, "{}", "{}", _SINCE)
            for n in range(ORGANIZATIONS)
        ),
    )
    yield (
        "organization_roles", ["id", "name", "description", "type", "created_at"],
        ((f"orole{n:016d}", f"Duty {n}", None, "User", _SINCE) for n in range(_ORGANIZATION_ROLES)),
    )  # fmt: skip
    yield (
        "organization_members", ["id", "organization_id", "user_id", "created_at"],
        ((2 * n + k + 1, organization_id((n + k * 7) % ORGANIZATIONS), user_id(n), _SINCE)
         for n in range(users) for k in range(2)),
    )  # fmt: skip
    yield (
        "organization_member_roles", ["member_id", "organization_role_id"],
        ((member, f"orole{member % _ORGANIZATION_ROLES:016d}") for member in range(1, 2 * users + 1)),
    )  # fmt: skip


_USER_COLUMNS = [
    "id", "username", "primary_email", "name", "custom_data", "profile", "is_suspended",
    "password_digest", "password_algorithm", "created_at", "updated_at",
]  # fmt: skip


def organization_id(number: int) -> str:
    """The id of the n-th seeded organization."""
    return f"o{number:011d}"


def user_id(number: int) -> str:
    """The id of the n-th seeded user; the scripts of the load generator make the same."""
    return f"u{number:011d}"


def _user(number: int, digest: PasswordDigest) -> Row:
    made_at = _SINCE + timedelta(seconds=number)
    return (
        user_id(number), f"person_{number}", f"person_{number}@harbour.example", f"Person {number}", "{}", "{}",
        False, digest.digest, digest.algorithm, made_at, made_at,
    )  # fmt: skip
