"""The embedded database: starting, stopping, being killed, and refusing what would lose data."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import asyncpg
import psutil
import pytest

from keystead.embedded_postgres import EmbeddedPostgres, EmbeddedPostgresError, places, programs
from tests.embedded_postgres.servers import Server, as_root, postmaster_of, query, somebody
from tests.waiting import wait_until

StartServer = Callable[[Path], Server]
REMEMBER = "CREATE TABLE remembered AS SELECT 42 AS value"
RECALL = "SELECT value FROM remembered"


def silent(line: str) -> None:
    pass


def test_data_survive_a_restart(data_dir: Path) -> None:
    said: list[str] = []
    with EmbeddedPostgres(data_dir, said.append) as url:
        query(url, REMEMBER)
    assert [line.split("(")[0] for line in said] == ["Creating the database "]
    assert not (data_dir / "postgresql" / "postmaster.pid").exists()
    with EmbeddedPostgres(data_dir, said.append) as url:
        assert query(url, RECALL) == 42
    assert len(said) == 1


def test_the_database_is_safe_and_durable(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, silent, max_connections=60) as url:
        query(url, "CREATE EXTENSION pg_trgm")
        assert query(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        wanted = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "data_checksums": "on"}
        wanted |= {"jit": "off", "listen_addresses": "", "max_connections": "60", "server_encoding": "UTF8"}
        for name, value in wanted.items():
            assert query(url, f"SHOW {name}") == value, name
        assert query(url, "SELECT lower('ÄÖÜ')") == "äöü"
        assert not psutil.Process(postmaster_of(data_dir / "postgresql")).net_connections("inet")
        with pytest.raises(asyncpg.InvalidPasswordError):
            query(url.replace("://keystead:", "://keystead:not"), "SELECT 1")


def test_everything_is_closed_to_other_users(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, silent):
        modes = {path.name: oct(path.stat().st_mode & 0o777) for path in data_dir.iterdir()}
        process = psutil.Process(postmaster_of(data_dir / "postgresql"))
        assert 0 not in process.uids()
        assert process.ppid() == os.getpid()
        # An interrupt typed at the server's terminal must not reach the database.
        assert os.getsid(process.pid) == process.pid
    assert modes == {
        "postgresql": "0o700",
        "postgresql.lock": "0o600",
        "postgresql.log": "0o600",
        "postgresql.password": "0o600",
        "postgresql.socket": "0o700",
    }


def test_a_killed_server_takes_its_database_along(used_data_dir: Path, start_server: StartServer) -> None:
    first = start_server(used_data_dir)
    query(first.url, REMEMBER)
    database = psutil.Process(postmaster_of(used_data_dir / "postgresql"))
    first.kill()
    second = start_server(used_data_dir)
    assert query(second.url, RECALL) == 42
    wait_until(lambda: not database.is_running() or database.status() == psutil.STATUS_ZOMBIE)
    second.stop()


def test_a_killed_database_is_started_again(used_data_dir: Path) -> None:
    said: list[str] = []
    with EmbeddedPostgres(used_data_dir, said.append) as url:
        query(url, REMEMBER)
        killed = postmaster_of(used_data_dir / "postgresql")
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: said and said[-1].startswith("The database ended unexpectedly"))
        wait_until(lambda: can_connect(url))
        assert query(url, RECALL) == 42
        assert postmaster_of(used_data_dir / "postgresql") != killed


def can_connect(url: str) -> bool:
    try:
        return query(url, "SELECT true") is True
    except Exception:
        return False


def test_both_killed_at_once(used_data_dir: Path, start_server: StartServer) -> None:
    first = start_server(used_data_dir)
    query(first.url, REMEMBER)
    os.kill(first.process.pid, signal.SIGSTOP)
    os.kill(postmaster_of(used_data_dir / "postgresql"), signal.SIGKILL)
    first.kill()
    with EmbeddedPostgres(used_data_dir, silent) as url:
        assert query(url, RECALL) == 42


def test_a_database_without_its_server_is_ended_first(used_data_dir: Path) -> None:
    with EmbeddedPostgres(used_data_dir, silent) as url:
        query(url, REMEMBER)
    data = used_data_dir / "postgresql"
    options = ("-c", "listen_addresses=", "-c", f"unix_socket_directories={used_data_dir}/postgresql.socket")
    with (used_data_dir / "orphan.log").open("wb") as log:
        tools = programs.Programs(places.find_place(used_data_dir, silent).account)
        orphan = tools.spawn("postgres", "-D", str(data), *options, log=log)
    wait_until((data / "postmaster.pid").exists)
    said: list[str] = []
    with EmbeddedPostgres(used_data_dir, said.append) as url:
        assert query(url, RECALL) == 42
    assert said == ["Waiting for the database of a killed server to end."]
    assert orphan.wait(60) == 0


def test_a_reused_process_id_is_not_taken_for_a_database(used_data_dir: Path) -> None:
    with EmbeddedPostgres(used_data_dir, silent) as url:
        query(url, REMEMBER)
    tools = programs.Programs(somebody())
    with (used_data_dir / "other.log").open("wb") as log:
        other = tools.spawn("../../../../../../../../../../bin/sleep", "600", log=log)
    record = used_data_dir / "postgresql" / "postmaster.pid"
    record.write_text(f"{other.pid}\n{used_data_dir}/postgresql\n1\n5432\n\n\n  0 0\n")
    with EmbeddedPostgres(used_data_dir, silent) as url:
        assert query(url, RECALL) == 42
    assert other.poll() is None
    other.kill()
    other.wait()


def test_a_second_server_names_the_first_and_stops(used_data_dir: Path, start_server: StartServer) -> None:
    first = start_server(used_data_dir)
    with pytest.raises(EmbeddedPostgresError, match=rf"Another server \(process {first.process.pid}\) uses"):
        EmbeddedPostgres(used_data_dir, silent).start()
    assert query(first.url, "SELECT true")
    first.stop()
    with EmbeddedPostgres(used_data_dir, silent) as url:
        assert query(url, "SELECT true")


def test_a_start_that_was_killed_half_way_is_begun_anew(data_dir: Path) -> None:
    leftover = data_dir / "postgresql.new"
    leftover.mkdir(parents=True, mode=0o711)
    data_dir.chmod(0o711)
    (leftover / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(data_dir, silent) as url:
        assert query(url, "SELECT true")
    assert not leftover.exists()


def test_another_major_version_is_refused_and_left_alone(used_data_dir: Path) -> None:
    version = used_data_dir / "postgresql" / "PG_VERSION"
    current = version.read_text()
    version.write_text("17\n")
    with pytest.raises(EmbeddedPostgresError, match=r"of PostgreSQL 17, this release brings 18\..*pg_dump"):
        EmbeddedPostgres(used_data_dir, silent).start()
    version.write_text(current)
    with EmbeddedPostgres(used_data_dir, silent) as url:
        assert query(url, "SELECT true")


def test_a_lost_password_is_replaced(used_data_dir: Path) -> None:
    with EmbeddedPostgres(used_data_dir, silent) as before:
        query(before, REMEMBER)
    (used_data_dir / "postgresql.password").unlink()
    with EmbeddedPostgres(used_data_dir, silent) as after:
        assert after != before
        assert query(after, RECALL) == 42


def test_a_wrong_password_file_is_named(used_data_dir: Path) -> None:
    (used_data_dir / "postgresql.password").write_text("wrong\n")
    with pytest.raises(EmbeddedPostgresError, match=r"postgresql\.password: delete that file"):
        EmbeddedPostgres(used_data_dir, silent).start()
    assert not (used_data_dir / "postgresql" / "postmaster.pid").exists()


def test_a_missing_database_is_created(used_data_dir: Path) -> None:
    with EmbeddedPostgres(used_data_dir, silent) as url:
        query(url.replace("/keystead?", "/postgres?"), "DROP DATABASE keystead")
    with EmbeddedPostgres(used_data_dir, silent) as url:
        assert query(url, "SELECT current_database()") == "keystead"


def test_the_reason_of_a_failed_start_is_told(used_data_dir: Path) -> None:
    (used_data_dir / "postgresql" / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(EmbeddedPostgresError, match=r"does not start: .*(FATAL|no_such_setting)"):
        EmbeddedPostgres(used_data_dir, silent).start()


def test_a_long_path_has_its_socket_elsewhere(open_directory: Path) -> None:
    data_dir = open_directory / ("long-" * 20)
    with EmbeddedPostgres(data_dir, silent) as url:
        assert query(url, "SELECT true")
        sockets = Path(url.split("?host=")[1])
        assert sockets.name.startswith("keystead-")
        assert sockets.stat().st_mode & 0o777 == 0o700
    sockets.rmdir()


def test_a_closed_parent_is_left_alone(open_directory: Path, shared_directory: Path) -> None:
    closed = open_directory / "home"
    closed.mkdir(mode=0o700)
    said: list[str] = []
    for value in (1, 2):
        with EmbeddedPostgres(closed / "data", said.append) as url:
            query(url, f"CREATE TABLE remembered_{value} AS SELECT 1")
            tables = "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'remembered%'"
            assert query(url, tables) == value
    assert closed.stat().st_mode & 0o777 == 0o700
    elsewhere = [line for line in said if f"the database goes to {shared_directory}" in line]
    # Only root hands the database to another user, who cannot enter then.
    assert len(elsewhere) == as_root()
    assert (closed / "data" / "postgresql").exists() != as_root()


def test_a_deleted_data_directory_does_not_find_old_data(
    open_directory: Path, shared_directory: Path
) -> None:
    closed = open_directory / "home"
    closed.mkdir(mode=0o700)
    for _ in range(2):
        with EmbeddedPostgres(closed / "data", silent) as url:
            query(url, REMEMBER)
        shutil.rmtree(closed / "data")


def test_programs_in_a_closed_directory_are_copied(
    open_directory: Path, shared_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = open_directory / "home"
    closed.mkdir(mode=0o700)
    installed = programs._packaged()
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(installed.parents[1] / part, closed / part, symlinks=True)
    monkeypatch.setattr(programs, "_packaged", lambda: closed / "embedded_postgres" / "pginstall")
    for _ in range(2):
        with EmbeddedPostgres(open_directory / "data", silent) as url:
            assert query(url, "SELECT true")
    copies = sorted(path.name.split("-")[0] for path in shared_directory.glob("*"))
    assert copies == (["programs"] if as_root() else [])


def test_a_data_directory_that_cannot_be_made_is_named(open_directory: Path) -> None:
    (open_directory / "file").write_text("")
    with pytest.raises(EmbeddedPostgresError, match=r"The data directory cannot be used \(.*file"):
        EmbeddedPostgres(open_directory / "file" / "data", silent).start()


def test_a_socket_directory_of_somebody_else_is_refused(open_directory: Path) -> None:
    place = places.Place(open_directory, somebody())
    place.sockets.symlink_to(open_directory)
    with pytest.raises((EmbeddedPostgresError, OSError)):
        places.open_sockets(place)


def test_the_launcher_ends_when_its_server_is_gone() -> None:
    command = programs.Programs(somebody()).command("postgres", "--version")
    command[7] = "1"
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "the server ended" in done.stderr
