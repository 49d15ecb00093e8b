"""PostgreSQL's programs: found in their package, run as the database's user."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import IO

from keystead.embedded_postgres.errors import EmbeddedPostgresError
from keystead.embedded_postgres.places import SHARED, Account

LAUNCHER = Path(__file__).with_name("launch.py")
# Nothing of the server's environment: PGDATA, PGOPTIONS and the like would change what PostgreSQL does.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


class Programs:
    """The programs of one PostgreSQL version, at a place that the account can reach."""

    def __init__(self, account: Account) -> None:
        self.account = account
        found = _packaged()
        self.version = _version(found)
        if os.geteuid() == 0 and not account.can_reach(found / "bin" / "postgres"):
            found = _copied(found, self.version)
        self.directory = found / "bin"

    @property
    def major(self) -> str:
        return self.version.split(".")[0]

    def command(self, program: str, *arguments: str) -> list[str]:
        """The program as a child that the system shuts down (SIGINT: fast) when the server is killed."""
        who = [str(self.account.uid), str(self.account.gid), str(int(signal.SIGINT)), str(os.getpid())]
        path = str(self.directory / program)
        return [sys.executable, "-I", "-S", str(LAUNCHER), *who, path, *arguments]

    def run(self, program: str, *arguments: str, typed: str = "") -> None:
        """Run to the end; what the program said is the error if it fails."""
        done = subprocess.run(  # noqa: S603 - our own command
            self.command(program, *arguments),
            input=typed,
            capture_output=True,
            text=True,
            env=ENVIRONMENT,
            cwd="/",
            start_new_session=True,
            check=False,
        )
        if done.returncode:
            said = (done.stderr or done.stdout).strip()
            raise EmbeddedPostgresError(f"{program} of the embedded database failed: {said}")

    def spawn(self, program: str, *arguments: str, log: IO[bytes]) -> "subprocess.Popen[bytes]":
        """Start in a session of its own: an interrupt typed at the terminal is for the server alone."""
        return subprocess.Popen(  # noqa: S603 - our own command
            self.command(program, *arguments),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=ENVIRONMENT,
            cwd="/",
            start_new_session=True,
        )


def _packaged() -> Path:
    # Through the package's list of files, not by importing it: it would bring its own supervisor along.
    try:
        return Path(str(distribution("embedded-postgres").locate_file("embedded_postgres/pginstall")))
    except PackageNotFoundError as error:
        raise EmbeddedPostgresError(
            "The package embedded-postgres is not installed: install it, or set KEYSTEAD_DATABASE_URL."
        ) from error


def _version(installation: Path) -> str:
    command = [str(installation / "bin" / "postgres"), "--version"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    except (OSError, subprocess.CalledProcessError) as error:
        raise EmbeddedPostgresError(
            f"The embedded PostgreSQL does not run on this system ({error}): set KEYSTEAD_DATABASE_URL."
        ) from error
    return answer.stdout.split()[-1]


def _copied(installation: Path, version: str) -> Path:
    """A copy that everybody may read, for a server that is installed in a directory closed to others."""
    packages = installation.parents[1]
    target = SHARED / f"programs-{version}"
    if not target.exists():
        SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="programs-", dir=SHARED))
        try:
            # Shared libraries lie beside the package (Linux) or within it (macOS), found by relative paths.
            for libraries in ("embedded_postgres", "embedded_postgres.libs"):
                if (packages / libraries).exists():
                    shutil.copytree(packages / libraries, draft / libraries, symlinks=True)
            _open_to_all(draft)
            draft.rename(target)
        except OSError:
            if not target.exists():  # else another server made it meanwhile
                raise
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return target / installation.relative_to(packages)


def _open_to_all(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runnable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runnable else 0o644)
