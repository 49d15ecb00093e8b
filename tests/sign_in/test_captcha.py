"""A captcha is checked with its service over HTTP, once for an interaction; who asks nobody vouches for nobody."""

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from identity.experience import captcha_verification
from identity.experience.actions import update_sign_in_experience
from identity.experience.captcha import CaptchaConfig, config_of
from identity.experience.captcha_actions import set_captcha_provider
from identity.kernel import database as db
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions, code_actions, errors, identification_actions, new_identity_actions
from tests.delivery.hosts import Host, allowed, host
from tests.sign_in.conftest import (
    BROWSER,
    FORGOT,
    REGISTER,
    SIGN_IN,
    Begin,
    MakeUser,
    event_keys,
    experience_of,
    named,
    signed_in,
)

TURNSTILE = config_of({"type": "Turnstile", "siteKey": "site", "secretKey": "secret-of-turnstile"})
RECAPTCHA: dict[str, Any] = {
    "type": "RecaptchaEnterprise", "siteKey": "site", "secretKey": "key-of-recaptcha", "projectId": "a/project",
}  # fmt: skip
TURNSTILE_PATH, RECAPTCHA_PATH = "/turnstile/v0/siteverify", "/v1/projects/a%2Fproject/assessments"


@pytest.fixture
async def service(inbox: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Host]:
    """Both services, at their own paths, on this machine."""
    async with host() as found, allowed("127.0.0.1"):
        for name in ("TURNSTILE", "RECAPTCHA"):
            path = urlsplit(getattr(captcha_verification, name)).path
            monkeypatch.setattr(captcha_verification, name, found.url + path)
        yield found


async def _use(config: CaptchaConfig, **policy: Any) -> None:
    await set_captcha_provider(SYSTEM, config)
    await update_sign_in_experience(SYSTEM, {"captchaPolicy": {"enabled": True}, **policy})


def _says(service: Host, path: str, told: Any, status: int = 200) -> None:
    service.answer(path, json.dumps(told).encode(), status)


async def test_turnstile_is_asked_and_believed(service: Host, begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    await _use(TURNSTILE)
    _says(service, TURNSTILE_PATH, {"success": True})
    interaction = await begin()
    await actions.start(BROWSER, interaction, SIGN_IN, "a token")
    (asked,) = service.asked
    assert parse_qs(asked.body.decode()) == {
        "secret": ["secret-of-turnstile"], "response": ["a token"], "remoteip": ["192.0.2.7"],
    }  # fmt: skip
    assert (await experience_of(interaction))["captcha"] == {"verified": True, "skipped": False}
    await signed_in(interaction)
    assert len(service.asked) == 1


async def test_recaptcha_is_told_what_it_needs_with_the_key_in_a_header(service: Host, begin: Begin) -> None:
    await _use(config_of(RECAPTCHA))
    _says(service, RECAPTCHA_PATH, {"tokenProperties": {"valid": True}, "riskAnalysis": {"score": 0.5}})
    await actions.start(BROWSER, await begin(), SIGN_IN, "a token")
    (asked,) = service.asked
    assert json.loads(asked.body) == {
        "event": {
            "token": "a token",
            "siteKey": "site",
            "userIpAddress": "192.0.2.7",
            "userAgent": "a browser",
        }
    }
    assert asked.headers["x-goog-api-key"] == "key-of-recaptcha"
    assert "key-of-recaptcha" not in asked.path


@pytest.mark.parametrize(
    ("mode", "told", "is_solved"),
    [
        ({}, {"tokenProperties": {"valid": True}, "riskAnalysis": {"score": 0.9}}, True),
        ({}, {"tokenProperties": {"valid": True}, "riskAnalysis": {"score": 1}}, True),
        ({}, {"tokenProperties": {"valid": True}, "riskAnalysis": {"score": 0.49}}, False),
        ({}, {"tokenProperties": {"valid": True}}, False),
        ({}, {"tokenProperties": {"valid": False}, "riskAnalysis": {"score": 0.9}}, False),
        ({}, {"riskAnalysis": {"score": 0.9}}, False),
        ({"mode": "invisible"}, {"tokenProperties": {"valid": True}, "riskAnalysis": {"score": 0.4}}, False),
        ({"mode": "checkbox"}, {"tokenProperties": {"valid": True}, "riskAnalysis": {"score": 0.1}}, True),
        ({"mode": "checkbox"}, {"tokenProperties": {"valid": False}, "riskAnalysis": {"score": 0.9}}, False),
    ],
)
async def test_what_counts_with_recaptcha(
    service: Host, begin: Begin, mode: dict[str, str], told: Any, is_solved: bool
) -> None:
    await _use(config_of(RECAPTCHA | mode))
    _says(service, RECAPTCHA_PATH, told)
    interaction = await begin()
    if is_solved:
        await actions.start(BROWSER, interaction, SIGN_IN, "a token")
        return
    with pytest.raises(errors.CaptchaFailed):
        await actions.start(BROWSER, interaction, SIGN_IN, "a token")


@pytest.mark.parametrize(
    "answer",
    [
        b'{"success": false, "error-codes": ["timeout-or-duplicate"]}',
        b'{"success": "true"}',
        b"[true]",
        b"not json",
        b"",
    ],
)
async def test_what_is_not_a_success_is_a_failure(service: Host, begin: Begin, answer: bytes) -> None:
    await _use(TURNSTILE)
    service.answer(TURNSTILE_PATH, answer)
    with pytest.raises(errors.CaptchaFailed) as refusal:
        await actions.start(BROWSER, await begin(), SIGN_IN, "a token")
    assert (refusal.value.status, refusal.value.code) == (422, "session.captcha_failed")


@pytest.mark.parametrize(
    "answer", [b"never", b"HTTP/1.1 500 X\r\ncontent-length: 17\r\n\r\n" + b'{"success": true}', b"?"]
)
async def test_a_service_that_does_not_answer_vouches_for_nobody(
    service: Host, begin: Begin, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr(captcha_verification, "_SECONDS", 0.2)
    await _use(TURNSTILE)
    service.answers[TURNSTILE_PATH] = answer
    with pytest.raises(errors.CaptchaFailed):
        await actions.start(BROWSER, await begin(), SIGN_IN, "a token")


async def test_a_redirect_is_not_followed_with_the_secret(service: Host, begin: Begin) -> None:
    await _use(TURNSTILE)
    elsewhere = service.answer("/elsewhere", b'{"success": true}')
    service.answer(TURNSTILE_PATH, b"", 307, location=elsewhere)
    with pytest.raises(errors.CaptchaFailed):
        await actions.start(BROWSER, await begin(), SIGN_IN, "a token")
    assert [asked.path for asked in service.asked] == [TURNSTILE_PATH]


async def test_without_a_service_no_captcha_is_right(begin: Begin) -> None:
    with pytest.raises(errors.CaptchaFailed):
        await actions.start(BROWSER, await begin(), SIGN_IN, "a token")


async def test_a_failure_leaves_the_interaction_as_it_was_and_is_on_record(
    service: Host, begin: Begin
) -> None:
    await _use(TURNSTILE)
    interaction = await begin(SIGN_IN)
    before = await experience_of(interaction)
    _says(service, TURNSTILE_PATH, {"success": False})
    with pytest.raises(errors.CaptchaFailed):
        await actions.start(BROWSER, interaction, REGISTER, "a token")
    assert await experience_of(interaction) == before
    told = await event_keys()
    assert ("Interaction.Create.Captcha", "Error") in told
    assert ("Interaction.Register.Create", "Error") in told


async def test_a_success_is_on_record_without_the_token(service: Host, begin: Begin) -> None:
    await _use(TURNSTILE)
    _says(service, TURNSTILE_PATH, {"success": True})
    interaction = await begin()
    await actions.start(BROWSER, interaction, SIGN_IN, "a-very-own-token")
    (row,) = await db.fetch("SELECT * FROM events WHERE key = 'Interaction.Create.Captcha'")
    assert (row["result"], row["application_id"]) == ("Success", "demo-app")
    assert row["payload"]["interaction_id"] == interaction
    told = json.dumps([dict(each) for each in await db.fetch("SELECT * FROM events")], default=str)
    assert "a-very-own-token" not in told
    assert "secret-of-turnstile" not in told


async def test_starting_again_asks_again(service: Host, begin: Begin, make_user: MakeUser) -> None:
    """A reset forgets the captcha with everything else: one solution is not for any number of sign-ins."""
    await make_user()
    await _use(TURNSTILE)
    _says(service, TURNSTILE_PATH, {"success": True})
    interaction = await begin()
    await actions.start(BROWSER, interaction, SIGN_IN, "a token")
    await actions.start(BROWSER, interaction, SIGN_IN)
    with pytest.raises(errors.CaptchaRequired):
        await signed_in(interaction)


async def test_an_account_is_made_only_for_a_person(service: Host, begin: Begin) -> None:
    await _use(TURNSTILE)
    _says(service, TURNSTILE_PATH, {"success": True})
    for token in (None, "a token"):
        interaction = await begin()
        await actions.start(BROWSER, interaction, REGISTER, token)
        record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", "kx7Wm2pq!")
        if token is None:
            with pytest.raises(errors.CaptchaRequired) as refusal:
                await identification_actions.identify(BROWSER, interaction, record)
            assert (refusal.value.status, refusal.value.code) == (422, "session.captcha_required")
            assert await db.fetch_value("SELECT count(*) FROM users") == 0
        else:
            await identification_actions.identify(BROWSER, interaction, record)
    assert await db.fetch_value("SELECT count(*) FROM users") == 1


@pytest.mark.parametrize("event", [SIGN_IN, REGISTER, FORGOT])
async def test_no_message_is_sent_for_a_program(service: Host, begin: Begin, event: Any) -> None:
    await _use(TURNSTILE)
    _says(service, TURNSTILE_PATH, {"success": True})
    address = named("ada@example.com", "email")
    interaction = await begin(event)
    with pytest.raises(errors.CaptchaRequired):
        await code_actions.send_code(BROWSER, interaction, address, event)
    assert await db.fetch_value("SELECT count(*) FROM verification_codes") == 0
    await actions.start(BROWSER, interaction, event, "a token")
    assert await code_actions.send_code(BROWSER, interaction, address, event)
    assert await db.fetch_value("SELECT count(*) FROM verification_codes") == 1
