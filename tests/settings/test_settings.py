"""Settings: what is accepted, what stops the start and with which words, what is never shown."""

from base64 import b64encode
from dataclasses import fields
from ipaddress import ip_network
from pathlib import Path

import pytest

from identity.settings import Settings, SettingsError, load_settings, settings_table

KEY = b64encode(bytes(range(32))).decode()
PRODUCTION = {
    "KEYSTEAD_ENV": "production",
    "KEYSTEAD_ENDPOINT": "https://id.example.com",
    "KEYSTEAD_ENCRYPTION_KEY": KEY,
}


def problems(environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as refusal:
        load_settings(environ)
    assert str(refusal.value) == "\n".join(refusal.value.problems)
    return refusal.value.problems


def test_an_empty_environment_describes_a_development_server() -> None:
    settings = load_settings({"PATH": "/usr/bin"})
    assert settings == Settings()
    assert (settings.port, settings.issuer) == (3001, "http://localhost:3001/oidc")
    assert settings.data_dir == Path.cwd() / ".keystead"
    assert settings.signing_algorithm == "ES256"
    assert settings.database_url is None
    assert not settings.is_production
    assert not settings.cookie_secure


def test_the_endpoint_follows_the_port_unless_given() -> None:
    assert load_settings({"KEYSTEAD_PORT": "3100"}).endpoint == "http://localhost:3100"
    given = {"KEYSTEAD_PORT": "3100", "KEYSTEAD_ENDPOINT": "https://id.example.com"}
    settings = load_settings(given)
    assert settings.issuer == "https://id.example.com/oidc"
    assert settings.cookie_secure


def test_lists_are_separated_by_commas() -> None:
    settings = load_settings(
        {
            "KEYSTEAD_TRUSTED_PROXIES": "10.0.0.0/8, 127.0.0.1,::1",
            "KEYSTEAD_ENCRYPTION_KEY": f"{KEY}, {b64encode(b'x' * 32).decode()}",
        }
    )
    assert settings.trusted_proxies == tuple(map(ip_network, ("10.0.0.0/8", "127.0.0.1", "::1")))
    assert settings.encryption_keys == (bytes(range(32)), b"x" * 32)


def test_keys_may_be_spelt_for_urls() -> None:
    key = b64encode(b"\xfb\xff" * 16).decode().replace("+", "-").replace("/", "_")
    assert load_settings({"KEYSTEAD_ENCRYPTION_KEY": key}).encryption_keys == (b"\xfb\xff" * 16,)


def test_an_empty_value_counts_as_not_given() -> None:
    assert load_settings({"KEYSTEAD_PORT": "", "KEYSTEAD_ENCRYPTION_KEY": ""}) == Settings()


def test_unknown_settings_are_refused_with_the_nearest_known_one() -> None:
    assert problems({"KEYSTEAD_PROT": "1"}) == (
        "KEYSTEAD_PROT is not a setting; did you mean KEYSTEAD_PORT?",
    )
    assert problems({"KEYSTEAD_": "1"})[0].startswith("KEYSTEAD_ is not a setting")


def test_every_problem_has_its_own_line() -> None:
    found = problems({"KEYSTEAD_PORT": "x", "KEYSTEAD_LOG_LEVEL": "loud", "KEYSTEAD_COLOR": "red"})
    assert sorted(line.split()[0] for line in found) == [
        "KEYSTEAD_COLOR",
        "KEYSTEAD_LOG_LEVEL",
        "KEYSTEAD_PORT",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENV", "staging"),
        ("HOST", "a b"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "٣"),
        ("ENDPOINT", "id.example.com"),
        ("ENDPOINT", "https://id.example.com/"),
        ("ENDPOINT", "https://id.example.com/auth"),
        ("ENDPOINT", "https://id.example.com?x=1"),
        ("ENDPOINT", "https://id.example.com#"),
        ("ENDPOINT", "https://ID.example.com"),
        ("ENDPOINT", "https://user@id.example.com"),
        ("ENDPOINT", "https://id.example.com:0"),
        ("ENDPOINT", "https://id.example.com:99999"),
        ("ENDPOINT", "https://id.example.com\n"),
        ("ENDPOINT", "ftp://id.example.com"),
        ("DATA_DIR", "a\0b"),
        ("DATABASE_URL", "mysql://localhost/keystead"),
        ("DATABASE_URL", "postgresql://localhost"),
        ("WORKERS", "0"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("TRUSTED_PROXIES", "localhost"),
        ("SIGNING_ALGORITHM", "HS256"),
        ("SYNCHRONOUS_AUDIT", "yes"),
        ("METRICS_TOKEN", "two words"),
    ],
)
def test_malformed_values_are_refused(name: str, value: str) -> None:
    (line,) = problems({f"KEYSTEAD_{name}": value})
    assert line.startswith(f"KEYSTEAD_{name} must be ")
    assert "\n" not in line


@pytest.mark.parametrize("key", ["short", b64encode(b"x" * 31).decode(), "!" * 44, ","])
def test_a_malformed_secret_is_not_repeated(key: str) -> None:
    (line,) = problems({"KEYSTEAD_ENCRYPTION_KEY": key})
    assert line == "KEYSTEAD_ENCRYPTION_KEY must be a comma-separated list of base64 keys of 32 bytes each."


def test_production_refuses_unsafe_defaults_by_name() -> None:
    assert load_settings(PRODUCTION).is_production
    lines = problems({"KEYSTEAD_ENV": "production", "KEYSTEAD_ENDPOINT": "http://id.example.com"})
    assert [line.split()[0] for line in lines] == ["KEYSTEAD_ENDPOINT", "KEYSTEAD_ENCRYPTION_KEY"]


def test_production_locks_out_who_guesses() -> None:
    assert load_settings({"KEYSTEAD_SIGN_IN_THROTTLING": "false"}).sign_in_throttling is False
    (line,) = problems(PRODUCTION | {"KEYSTEAD_SIGN_IN_THROTTLING": "false"})
    assert line.startswith("KEYSTEAD_SIGN_IN_THROTTLING must be true in production")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "id.localhost:8080"])
def test_production_allows_http_on_loopback(host: str) -> None:
    settings = load_settings(PRODUCTION | {"KEYSTEAD_ENDPOINT": f"http://{host}"})
    assert not settings.cookie_secure


@pytest.mark.parametrize(
    "host", ["localhost.example.com", "127.0.0.1.example.com", "10.0.0.1", "[2001:db8::1]"]
)
def test_production_refuses_http_elsewhere(host: str) -> None:
    (line,) = problems(PRODUCTION | {"KEYSTEAD_ENDPOINT": f"http://{host}"})
    assert line.startswith("KEYSTEAD_ENDPOINT must start with https://")


def test_secrets_are_not_shown() -> None:
    secrets = {
        "KEYSTEAD_DATABASE_URL": "postgresql://keystead:hidden-a@db/keystead",
        "KEYSTEAD_ENCRYPTION_KEY": b64encode(b"hidden-b" * 4).decode(),
        "KEYSTEAD_METRICS_TOKEN": "hidden-c",
        "KEYSTEAD_ADMIN_PASSWORD": "hidden-d and spaces ",
        "KEYSTEAD_M2M_SECRET": "hidden-e",
    }
    settings = load_settings(secrets)
    assert settings.admin_password == "hidden-d and spaces "
    assert "hidden" not in repr(settings)


def test_the_table_has_one_row_for_each_setting() -> None:
    rows = settings_table().splitlines()
    assert rows[0] == "| Setting | Value | Default | Meaning |"
    assert all(row.count(" | ") == 3 for row in rows)
    names = [row.split("`")[1] for row in rows[2:]]
    assert len(names) == len(set(names)) == len(fields(Settings))
    assert {"KEYSTEAD_PORT", "KEYSTEAD_ENCRYPTION_KEY", "KEYSTEAD_M2M_SECRET"} <= set(names)
