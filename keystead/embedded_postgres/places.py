"""Who runs the embedded PostgreSQL, and where its data and its socket are, so that this user reaches them."""

import os
import pwd
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from keystead.embedded_postgres.errors import EmbeddedPostgresError

SHARED = Path("/var/lib/keystead")
# A file in the data directory that names the place of the data when it had to go elsewhere. Not a name
# computed from the path: a data directory that was deleted and made anew must not find the old data.
POINTER = "postgresql.location"
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 103  # macOS; Linux allows 107


@dataclass(frozen=True)
class Account:
    """The operating system's user that PostgreSQL runs as."""

    uid: int
    gid: int
    name: str

    def owns(self, path: Path) -> None:
        """Give a directory of ours to this user, closed to everyone else."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)

    def can_reach(self, path: Path) -> bool:
        return all(self._can_enter(parent) for parent in path.resolve().parents)

    def _can_enter(self, directory: Path) -> bool:
        status = directory.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == self.gid:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)


@dataclass(frozen=True)
class Place:
    """One embedded database on disk: the directory, what lies in it, and who runs it."""

    directory: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.directory / "postgresql"

    @property
    def log(self) -> Path:
        return self.directory / "postgresql.log"

    @property
    def password(self) -> Path:
        return self.directory / "postgresql.password"

    @property
    def sockets(self) -> Path:
        nearby = self.directory / "postgresql.socket"
        if len(os.fsencode(nearby / SOCKET)) <= LONGEST_SOCKET_PATH:
            return nearby
        runtime = "/run" if os.geteuid() == 0 else "/tmp"  # noqa: S108 - owner and mode are checked before use
        return Path(runtime) / f"keystead-{_digest(self.directory)}"


def find_place(data_dir: Path, say: Callable[[str], None]) -> Place:
    """Where the database of this data directory is, or shall be."""
    pointer = data_dir / POINTER
    directory = Path(pointer.read_text().strip()) if pointer.exists() else data_dir
    place = Place(directory, _account_for(directory / "postgresql"))
    if os.geteuid() != 0 or place.account.can_reach(place.data):
        return place
    if place.data.exists():
        raise EmbeddedPostgresError(
            f"The database in {place.data} runs as user {place.account.name}, who cannot reach it any more: "
            f"allow entering its parent directories again, or move {data_dir} to where that user can go."
        )
    place = Place(_shared_directory(data_dir), place.account)
    pointer.write_text(f"{place.directory}\n")
    say(f"User {place.account.name} cannot reach {data_dir}: the database goes to {place.directory}.")
    return place


def open_sockets(place: Place) -> Path:
    """The directory of the socket: there, closed to everyone but the database's user and root."""
    path = place.sockets
    path.mkdir(mode=0o700, exist_ok=True)
    status = path.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (os.geteuid(), place.account.uid):
        raise EmbeddedPostgresError(
            f"{path} belongs to somebody else: remove it, or use a shorter data directory."
        )
    place.account.owns(path)
    return path


def _account_for(data: Path) -> Account:
    # PostgreSQL refuses to run as root: we use the owner of the data then, and before there is any, nobody.
    uid = os.geteuid()
    if uid == 0 and data.exists():
        uid = data.stat().st_uid
    try:
        entry = pwd.getpwuid(uid) if uid != 0 else pwd.getpwnam("nobody")
    except KeyError:
        raise EmbeddedPostgresError(
            f"PostgreSQL needs a named user: the system knows no user {uid or 'nobody'}."
        ) from None
    return Account(entry.pw_uid, entry.pw_gid, entry.pw_name)


def _shared_directory(data_dir: Path) -> Path:
    SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    directory = Path(tempfile.mkdtemp(prefix=f"{_digest(data_dir)}-", dir=SHARED))
    directory.chmod(0o711)
    return directory


def _digest(path: Path) -> str:
    return sha256(os.fsencode(path)).hexdigest()[:16]
