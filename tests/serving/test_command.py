"""The command `keystead`: help, settings that are wrong, bootstrapping, the doctor."""

from dataclasses import replace

import psutil
import pytest

from tests.server import (
    ADMIN_PASSWORD,
    ADMIN_USERNAME,
    MACHINE_ID,
    MACHINE_SECRET,
    Installation,
    RunningServer,
    ServerDidNotStart,
)


def test_help_names_the_commands(installation: Installation) -> None:
    done = installation.command("--help")
    assert done.returncode == 0
    for command in ("serve", "migrate", "bootstrap", "doctor"):
        assert command in done.stdout
        assert installation.command(command, "--help").returncode == 0


def refusal_of(installation: Installation, **settings: str) -> list[str]:
    done = installation.command("serve", **settings)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()


def test_each_wrong_setting_has_a_line_of_its_own(installation: Installation) -> None:
    lines = refusal_of(installation, KEYSTEAD_PROT="3001", KEYSTEAD_WORKERS="many", KEYSTEAD_LOG_LEVEL="loud")
    assert len(lines) == 3
    assert any("KEYSTEAD_PROT" in line and "KEYSTEAD_PORT" in line for line in lines)
    assert any("KEYSTEAD_WORKERS" in line and "many" in line for line in lines)
    assert any("KEYSTEAD_LOG_LEVEL" in line for line in lines)


def test_a_malformed_secret_is_not_repeated(installation: Installation) -> None:
    (line,) = refusal_of(installation, KEYSTEAD_ENCRYPTION_KEY="half-a-secret")
    assert "KEYSTEAD_ENCRYPTION_KEY" in line
    assert "half-a-secret" not in line


def test_production_refuses_what_is_unsafe_by_name(installation: Installation) -> None:
    bare = replace(installation, settings={})
    lines = refusal_of(bare, KEYSTEAD_ENV="production", KEYSTEAD_ENDPOINT="http://sign-in.example.com")
    assert any("KEYSTEAD_ENDPOINT" in line and "https" in line for line in lines)
    assert any("KEYSTEAD_ENCRYPTION_KEY" in line for line in lines)


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_a_database_that_is_not_there_is_said_in_words(installation: Installation, command: str) -> None:
    address = "postgresql://nobody:nothing@127.0.0.1:9/nowhere"
    done = installation.command(command, KEYSTEAD_DATABASE_URL=address)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert "KEYSTEAD_DATABASE_URL" in line
    assert "nothing" not in line


def test_a_database_that_does_not_let_us_in_is_said_in_words(
    installation: Installation, database_server: str
) -> None:
    address = database_server.replace("://keystead:", "://keystead:not")
    (line,) = refusal_of(installation, KEYSTEAD_DATABASE_URL=address)
    assert "password authentication failed" in line


def test_beside_an_external_database_there_is_no_embedded_one(server: RunningServer) -> None:
    assert "KEYSTEAD_DATABASE_URL" in server.installation.settings
    assert server.management_token()
    names = {process.name() for process in psutil.Process(server.process.pid).children(recursive=True)}
    assert "postgres" not in names


def test_the_wrong_encryption_key_stops_the_start(installation: Installation) -> None:
    other = "b3RoZXItdGVzdC1lbmNyeXB0aW9uLWtleS0zMi1iLi4="
    with pytest.raises(ServerDidNotStart, match="KEYSTEAD_ENCRYPTION_KEY"):
        installation.start(KEYSTEAD_ENCRYPTION_KEY=other)


def test_bootstrapping_again_changes_nothing(installation: Installation) -> None:
    again = installation.command(
        "bootstrap", "--admin-username", ADMIN_USERNAME, "--admin-password", "Another-One-77"
    )
    assert again.returncode == 0, again.stderr
    assert "was there" in again.stdout
    installation.bootstrap()


def test_bootstrapping_reads_its_secrets_from_the_environment_and_from_standard_input(
    new_installation: Installation,
) -> None:
    done = new_installation.command(
        "bootstrap", "--admin-username", ADMIN_USERNAME, "--admin-password", "-", "--m2m-secret", "-",
        stdin=f"{ADMIN_PASSWORD}\n{MACHINE_SECRET}\n", KEYSTEAD_M2M_ID=MACHINE_ID,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert ADMIN_PASSWORD not in done.stdout + done.stderr
    with new_installation.served() as running:
        assert running.management_token()
        assert not any("/console/setup?code=" in line for line in running.printed)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing to do"),
        (("--admin-username", "boss"), "--admin-password"),
        (("--m2m-id", "machine"), "--m2m-secret"),
        (("--admin-username", "boss", "--admin-password", "short"), "characters"),
    ],
)
def test_bootstrapping_refuses_what_is_incomplete(
    installation: Installation, arguments: tuple[str, ...], words: str
) -> None:
    done = installation.command("bootstrap", *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_the_doctor_finds_a_good_installation_good(new_installation: Installation) -> None:
    assert new_installation.command("migrate").returncode == 0
    done = new_installation.command("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    for subject in (
        "settings",
        "user interfaces",
        "port",
        "disk",
        "database",
        "migrations",
        "encryption key",
    ):
        assert subject in done.stdout


def test_the_doctor_says_what_is_wrong(server: RunningServer) -> None:
    """It looks at an installation that is being served: its port is taken, and so is its directory."""
    done = server.installation.command("doctor")
    assert done.returncode == 1
    assert "somebody listens there already" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
