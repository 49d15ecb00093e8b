"""The database cluster on disk: made once, checked at every start, never opened by another major version."""

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from keystead.embedded_postgres.errors import EmbeddedPostgresError
from keystead.embedded_postgres.places import Place
from keystead.embedded_postgres.programs import Programs

# Not a superuser: an injected statement must not reach files or programs. It owns the database, which is
# enough for trusted extensions such as pg_trgm.
ROLE = "keystead"
DATABASE = "keystead"


def prepare_cluster(place: Place, programs: Programs, say: Callable[[str], None]) -> str:
    """Make the cluster if there is none; the password of its role."""
    if not place.data.exists():
        say(f"Creating the database (PostgreSQL {programs.version}) in {place.data}.")
        _create(place, programs)
    _refuse_other_version(place, programs)
    if place.password.exists():
        return place.password.read_text().strip()
    return _set_password(place, programs)


def _create(place: Place, programs: Programs) -> None:
    # Made beside its place and renamed: a start killed half-way leaves nothing that looks like a database.
    draft = place.directory / "postgresql.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    place.account.owns(draft)
    locale = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    programs.run(
        "initdb", f"--pgdata={draft}", "--username=postgres", "--auth=reject", "--data-checksums", *locale
    )
    _allow_passwords_only(draft / "pg_hba.conf", place)
    _type_as_superuser(draft, programs, f"CREATE ROLE {ROLE} LOGIN CREATEDB")
    place.password.unlink(missing_ok=True)
    draft.rename(place.data)


def _allow_passwords_only(rules: Path, place: Place) -> None:
    # As root in a directory of another user: a new file, never through a link that somebody laid there.
    rules.unlink()
    with os.fdopen(os.open(rules, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"local all {ROLE} scram-sha-256\n")
        os.fchown(file.fileno(), place.account.uid, place.account.gid)


def _refuse_other_version(place: Place, programs: Programs) -> None:
    version = place.data / "PG_VERSION"
    found = version.read_text().strip() if version.exists() else "unknown"
    if found != programs.major:
        raise EmbeddedPostgresError(
            f"The database in {place.data} is of PostgreSQL {found}, this release brings {programs.major}. "
            "Start the release that wrote it, save the data with pg_dump, move the directory away, "
            "start this release and load the data with pg_restore; nothing was changed."
        )


def _set_password(place: Place, programs: Programs) -> str:
    password = secrets.token_urlsafe(32)
    _type_as_superuser(place.data, programs, f"ALTER ROLE {ROLE} PASSWORD '{password}'")
    draft = place.password.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(password + "\n")
    draft.rename(place.password)
    return password


def _type_as_superuser(data: Path, programs: Programs, statement: str) -> None:
    # Single-user mode: no socket is open, so no superuser ever needs a password.
    options = ("-c", "exit_on_error=on", "-c", "log_min_messages=error")
    programs.run("postgres", "--single", "-D", str(data), *options, "postgres", typed=statement + "\n")
