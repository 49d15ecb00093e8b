"""Second factors that are asked for when a sign-in does not look like the person's own."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from identity.adaptive_mfa.rules import History, Place, Signals, triggers
from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.settings import SettingsError, load_settings
from identity.sign_in import actions, errors, totp_actions
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.conftest import SettableClock
from tests.sign_in.conftest import BROWSER, PASSWORD, SIGN_IN, begin_interaction
from tests.sign_in.second_factors import code_of, identified, totp_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BERLIN, PARIS, TOKYO = Place(52.52, 13.405), Place(48.8566, 2.3522), Place(35.6762, 139.6503)


def found(signals: Signals, history: History) -> list[str]:
    return [each["rule"] for each in triggers(signals, history, NOW)]


def test_distances() -> None:
    assert BERLIN.distance_km(PARIS) == pytest.approx(878, abs=5)
    assert BERLIN.distance_km(BERLIN) == 0
    assert Place(0, 179.5).distance_km(Place(0, -179.5)) == pytest.approx(111, abs=1)


@pytest.mark.parametrize(
    ("days", "expected"), [(1, []), (180, []), (181, ["new_country"]), (None, ["new_country"])]
)
def test_a_country_of_long_ago_is_new(days: int | None, expected: list[str]) -> None:
    seen = {"FR": NOW - timedelta(days=1)} | ({"DE": NOW - timedelta(days=days)} if days else {})
    assert found(Signals(country="DE"), History(countries=seen)) == expected


def test_the_first_country_is_none_to_wonder_about() -> None:
    assert found(Signals(country="DE"), History()) == []


@pytest.mark.parametrize(
    ("there", "hours", "expected"),
    [
        (PARIS, 1, []),
        (PARIS, 0.9, ["geo_velocity"]),
        (TOKYO, 12, []),
        (TOKYO, 9, ["geo_velocity"]),
        (BERLIN, 0, []),
    ],
)
def test_nobody_travels_faster_than_an_airliner(there: Place, hours: float, expected: list[str]) -> None:
    history = History(last_place=BERLIN, last_place_at=NOW - timedelta(hours=hours))
    assert found(Signals(place=there), history) == expected


@pytest.mark.parametrize(("days", "expected"), [(30, []), (31, ["long_inactivity"])])
def test_long_inactivity(days: int, expected: list[str]) -> None:
    assert found(Signals(), History(last_sign_in_at=NOW - timedelta(days=days))) == expected


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ({"botScore": "29"}, ["untrusted_ip"]),
        ({"botScore": "30"}, []),
        ({"botScore": "99", "botVerified": "true"}, ["untrusted_ip"]),
        ({"botScore": "nan", "botVerified": "false"}, []),
        ({"country": "Germany", "latitude": "91", "longitude": "0", "botScore": "many"}, []),
    ],
)
def test_signals_as_they_come(context: dict[str, str], expected: list[str]) -> None:
    assert found(Signals.of(context), History(last_place=BERLIN, last_place_at=NOW)) == expected


async def _ada() -> str:
    user = await create_user(SYSTEM, NewUser(username="ada", password=PASSWORD))
    secret = await totp_of(user.id)
    mfa = {"factors": ["Totp"], "policy": "PromptOnlyAtSignInMandatory"}
    await update_sign_in_experience(SYSTEM, {"mfa": mfa, "adaptiveMfa": {"enabled": True}})
    return secret


async def _came(**context: str) -> str:
    interaction = await begin_interaction()
    await actions.start(BROWSER, interaction, SIGN_IN, None, context)
    return await identified(interaction=interaction)


GERMANY: dict[str, Any] = {"country": "DE", "latitude": "52.5", "longitude": "13.4"}
JAPAN: dict[str, Any] = {"country": "JP", "latitude": "35.7", "longitude": "139.7"}


async def test_danger_alone_asks_for_a_factor(database: str, settable_clock: SettableClock) -> None:
    secret = await _ada()
    await actions.submit(BROWSER, await _came(**GERMANY))
    settable_clock.advance(hours=1)
    await actions.submit(BROWSER, await _came(**GERMANY))
    settable_clock.advance(hours=1)
    interaction = await _came(**JAPAN)
    with pytest.raises(errors.SecondFactorRequired):
        await actions.submit(BROWSER, interaction)
    told = await _triggered()
    assert [each["rule"] for each in told["adaptive_mfa_result"]["triggeredRules"]] == [
        "new_country",
        "geo_velocity",
    ]
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    await actions.submit(BROWSER, interaction)
    settable_clock.advance(hours=1)
    await actions.submit(BROWSER, await _came(**JAPAN))  # the place is known by now


async def _triggered() -> dict[str, Any]:
    payload: dict[str, Any] = await database.fetch_value(
        "SELECT payload FROM events WHERE key = 'PostSignInAdaptiveMfaTriggered'"
    )
    return payload


async def test_a_refused_sign_in_is_no_history(database: str, settable_clock: SettableClock) -> None:
    await _ada()
    await actions.submit(BROWSER, await _came(**GERMANY))
    for _ in range(2):
        with pytest.raises(errors.SecondFactorRequired):
            await actions.submit(BROWSER, await _came(**JAPAN))


@pytest.mark.parametrize(
    "value", ["[]", "{", '{"planet": "x-planet"}', '{"country": "x country"}', '{"country": 1}']
)
def test_malformed_header_names(value: str) -> None:
    with pytest.raises(SettingsError):
        load_settings({"KEYSTEAD_INJECTED_HEADER_MAPPING_JSON": value})


def test_header_names() -> None:
    settings = load_settings({"KEYSTEAD_INJECTED_HEADER_MAPPING_JSON": '{"country": "CF-IPCountry"}'})
    names = dict(settings.signal_headers)
    assert (names["country"], names["botScore"]) == ("cf-ipcountry", "x-logto-cf-bot-score")
