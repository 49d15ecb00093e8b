"""Kinds of connectors: each describes itself well, hides its secrets, and packages can bring further ones."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from typing import Annotated, Any

import orjson
import pytest

from identity.connectors import catalogue
from identity.connectors.catalogue import every_kind
from identity.connectors.errors import InvalidConnectorConfig
from identity.connectors.forms import (
    MASK,
    Settings,
    checked,
    config_template,
    form_items,
    hidden,
    secret,
    text,
    unhidden,
)
from identity.connectors.kinds import ConnectorKind, ConnectorType
from tests.connectors.samples import OIDC

SECRETS = ("secret", "password", "token", "key", "authorization")
PUBLIC = ("accessKeyId", "keyId")


class OwnSettings(Settings, frozen=True, kw_only=True):
    account: Annotated[str, text("Account")]
    pin: Annotated[str, secret("Pin")] | None = None


OWN = ConnectorKind(
    id="own-sms", type=ConnectorType.SMS, target="own", name="Own", description="", readme="", logo="",
    settings=OwnSettings,
)  # fmt: skip


@pytest.mark.parametrize("kind", every_kind().values(), ids=lambda kind: kind.id)
def test_the_example_of_a_kind_is_valid(kind: ConnectorKind) -> None:
    example = orjson.loads(config_template(kind.settings))
    for key, value in example.items():
        if value == f"<{key}>" and key.endswith("Endpoint"):
            example[key] = "https://provider.example.com"
    assert checked(example, kind.settings)


@pytest.mark.parametrize("kind", every_kind().values(), ids=lambda kind: kind.id)
def test_what_sounds_secret_is_secret(kind: ConnectorKind) -> None:
    for item in form_items(kind.settings):
        sounds_secret = any(word in item["key"].lower() for word in SECRETS) and item["type"] == "Text"
        if sounds_secret and item["key"] not in PUBLIC and not item["key"].endswith("Endpoint"):
            assert item.get("isConfidential"), item["key"]


def test_masks_are_set_and_taken_back() -> None:
    shape = every_kind()["oidc"].settings
    masked = hidden({**OIDC, "own": {"a": 1}, "customConfig": {"a": 1}}, shape)
    assert (masked["clientSecret"], masked["own"], masked["clientId"]) == (MASK, MASK, "client")
    assert unhidden({**masked, "clientId": "new"}, {**OIDC, "own": 2}, shape) == {
        **OIDC, "clientId": "new", "own": 2, "customConfig": {"a": 1},
    }  # fmt: skip
    assert unhidden({"clientSecret": "new"}, OIDC, shape) == {"clientSecret": "new"}


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"account": ""},
        {"account": None},
        {"account": "x" * 5000},
        {"account": 1},
        {"account": "x", "pin": []},
    ],
)
def test_settings_are_checked(config: dict[str, Any]) -> None:
    with pytest.raises(InvalidConnectorConfig):
        checked(config, OwnSettings)


def test_an_empty_text_counts_as_not_given() -> None:
    assert checked({"account": "x", "pin": ""}, OwnSettings) == OwnSettings(account="x")


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Packages that bring connectors: a good one, one that breaks, one that is something else, one that exists."""
    entries = [
        EntryPoint("own", "tests.connectors.test_kinds:OWN", catalogue.ENTRY_POINTS),
        EntryPoint("broken", "tests.connectors.nothing:KIND", catalogue.ENTRY_POINTS),
        EntryPoint("other", "tests.connectors.test_kinds:SECRETS", catalogue.ENTRY_POINTS),
        EntryPoint("again", "identity.connectors.providers.oidc:CONNECTOR", catalogue.ENTRY_POINTS),
    ]
    monkeypatch.setattr(
        catalogue, "entry_points", lambda group: entries if group == catalogue.ENTRY_POINTS else []
    )
    every_kind.cache_clear()
    yield
    every_kind.cache_clear()


@pytest.mark.usefixtures("packages")
def test_packages_bring_further_kinds() -> None:
    found = every_kind()
    assert found["own-sms"].settings is OwnSettings or found["own-sms"].name == "Own"
    assert "broken" not in found
    assert list(found) == sorted(found)
