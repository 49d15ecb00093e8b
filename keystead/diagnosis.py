"""What `keystead doctor` looks at."""

import asyncio
import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from identity.kernel.database import open_database
from identity.kernel.migration import pending_migrations
from identity.settings import Settings
from keystead import UI_DIRECTORY, keys
from keystead.databases import database_of

_LEAST_FREE_BYTES = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    is_good: bool
    words: str


def findings(own: Settings) -> list[Finding]:
    """All that was looked at, the good and the bad."""
    return [
        finding
        for look in (_settings, _interfaces, _port, _disk, _database)
        for finding in _guarded(look, own)
    ]


def _guarded(look: Callable[[Settings], Iterator[Finding]], own: Settings) -> Iterator[Finding]:
    try:
        yield from look(own)
    except (RuntimeError, OSError, ValueError) as error:
        yield Finding(look.__name__.strip("_"), False, str(error))


def _settings(own: Settings) -> Iterator[Finding]:
    yield Finding("settings", True, f"{own.env}, {own.endpoint}, {own.workers} worker(s)")


def _interfaces(_own: Settings) -> Iterator[Finding]:
    missing = [
        name
        for name in ("console", "experience", "account", "demo-app")
        if not (UI_DIRECTORY / f"{name}.html").is_file()
    ]
    yield Finding(
        "user interfaces",
        not missing,
        f"not built: {', '.join(missing)} (run `make ui`)" if missing else "built",
    )


def _port(own: Settings) -> Iterator[Finding]:
    family = socket.AF_INET6 if ":" in own.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        is_taken = probe.connect_ex((own.host, own.port)) == 0
    words = "somebody listens there already (a running server, or set KEYSTEAD_PORT)" if is_taken else "free"
    yield Finding(f"port {own.port}", not is_taken, words)


def _disk(own: Settings) -> Iterator[Finding]:
    place = next(
        path for path in (own.data_dir.absolute(), *own.data_dir.absolute().parents) if path.exists()
    )
    free = shutil.disk_usage(place).free
    yield Finding("disk", free > _LEAST_FREE_BYTES, f"{free // 1024**2} MiB free at {own.data_dir}")


def _database(own: Settings) -> Iterator[Finding]:
    said: list[str] = []
    with database_of(own, said.append) as address:
        pending = asyncio.run(pending_migrations(address))
        yield Finding("database", True, "external" if own.database_url else "embedded, starts and answers")
        words = (
            f"pending: {', '.join(pending)} (`keystead migrate`, or just serve)"
            if pending
            else "none is pending"
        )
        yield Finding("migrations", True, words)
        if not pending:
            yield asyncio.run(_encryption(own, address))


async def _encryption(own: Settings, address: str) -> Finding:
    from identity.setup.seeds import WrongEncryptionKey, check_encryption_key

    keys.open_vault(own)
    async with open_database(address, 1):
        try:
            await check_encryption_key()
        except WrongEncryptionKey as error:
            return Finding("encryption key", False, str(error))
    return Finding("encryption key", True, "fits the database")
