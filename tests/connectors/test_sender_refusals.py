"""What providers answer becomes the contract's refusals, and what may have arrived is not sent twice."""

from typing import Any

import pytest

from identity.connectors.errors import (
    DeliveryFailed,
    InvalidConnectorConfig,
    ProviderAllowanceSpent,
    ProviderRateLimited,
    TemplateNotFound,
)
from identity.connectors.providers import (
    sendgrid,
)
from identity.delivery import outgoing
from tests.connectors.providers import MAILS, PATHS, SENDERS, TEXTS, send, sent
from tests.delivery.hosts import Host


@pytest.mark.parametrize(
    ("factory_id", "answer", "refusal"),
    [
        ("vonage-sms", b'{"messages":[{"status":"1"}]}', ProviderRateLimited),
        ("vonage-sms", b'{"messages":[{"status":"9"}]}', ProviderAllowanceSpent),
        ("vonage-sms", b'{"messages":[{"status":"0"},{"status":"4","error-text":"no"}]}', DeliveryFailed),
        ("vonage-sms", b'{"messages":[]}', DeliveryFailed),
        ("vonage-sms", b"[]", DeliveryFailed),
        ("vonage-sms", b"oh", DeliveryFailed),
        ("smtp2go-email-service", b'{"data":{"succeeded":0,"failed":1}}', DeliveryFailed),
        ("smtp2go-email-service", b'{"data":"no"}', DeliveryFailed),
        ("aliyun-short-message-service", b'{"Code":"isv.BUSINESS_LIMIT_CONTROL"}', ProviderRateLimited),
        ("aliyun-short-message-service", b'{"Code":"isv.AMOUNT_NOT_ENOUGH"}', ProviderAllowanceSpent),
        ("aliyun-short-message-service", b'{"Code":"isv.SMS_SIGNATURE_ILLEGAL"}', DeliveryFailed),
        (
            "tencent-short-message-service",
            b'{"Response":{"SendStatusSet":[{"Code":"LimitExceeded.PhoneNumberOneHourLimit"}]}}',
            ProviderRateLimited,
        ),
        (
            "tencent-short-message-service",
            b'{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure"}}}',
            DeliveryFailed,
        ),
        (
            "tencent-short-message-service",
            b'{"Response":{"SendStatusSet":[{"Code":"FailedOperation.InsufficientBalanceInSmsPackage"}]}}',
            ProviderAllowanceSpent,
        ),
        ("smsaero-short-message-service", b'{"success":false}', DeliveryFailed),
        ("smsbao-sms", b"30", DeliveryFailed),
        ("smsbao-sms", b"41", ProviderAllowanceSpent),
        ("yunpian-sms", b'{"code":33}', ProviderRateLimited),
        ("yunpian-sms", b'{"code":2}', DeliveryFailed),
    ],
)
async def test_a_refusal_that_comes_as_a_success(
    provider: Host, factory_id: str, answer: bytes, refusal: type[Exception]
) -> None:
    provider.answer(PATHS[factory_id], answer)
    with pytest.raises(refusal):
        await send(factory_id, provider)
    assert len(provider.asked) == 1


@pytest.mark.parametrize("factory_id", SENDERS)
async def test_what_a_status_says(provider: Host, factory_id: str) -> None:
    path = PATHS[factory_id]
    for status, refusal, times in (
        (400, DeliveryFailed, 1),
        (401, DeliveryFailed, 1),
        (402, ProviderAllowanceSpent, 1),
        (429, ProviderRateLimited, 1),
        (500, DeliveryFailed, 1),
        (502, DeliveryFailed, 1),
        (503, DeliveryFailed, 3),
    ):
        provider.answer(path, b'{"message":"a secret of the provider"}', status)
        before = len(provider.asked)
        with pytest.raises(refusal) as refused:
            await send(factory_id, provider)
        assert len(provider.asked) - before == times, status
        assert "a secret" not in str(refused.value)


@pytest.mark.parametrize(
    "factory_id", ["sendgrid-email-service", "twilio-short-message-service", "aws-ses-mail"]
)
async def test_what_may_have_arrived_is_not_sent_twice(
    provider: Host, factory_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "DEFAULT_SECONDS", 0.2)
    provider.answers[PATHS[factory_id]] = b""  # it hangs up without a word
    with pytest.raises(DeliveryFailed):
        await send(factory_id, provider)
    assert len(provider.asked) == 1


async def test_who_cannot_be_reached_is_tried_again(provider: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sendgrid, "ADDRESS", "http://127.0.0.1:9")
    tries: list[str] = []
    post = outgoing.post

    async def counted(url: str, *rest: Any, **more: Any) -> Any:
        tries.append(url)
        return await post(url, *rest, **more)

    monkeypatch.setattr(outgoing, "post", counted)
    with pytest.raises(DeliveryFailed):
        await send("sendgrid-email-service", provider)
    assert len(tries) == 3


@pytest.mark.parametrize("factory_id", MAILS)
async def test_mails_go_to_one_address(provider: Host, factory_id: str) -> None:
    for to in (
        "a@example.com,b@example.com",
        "a@example.com\r\nBcc: b@example.com",
        "nobody",
        "<a@example.com>",
    ):
        with pytest.raises(DeliveryFailed):
            await sent(factory_id, provider, to=to)
    assert provider.asked == []


@pytest.mark.parametrize("factory_id", TEXTS)
async def test_texts_go_to_one_number(provider: Host, factory_id: str) -> None:
    for to in ("49151,49152", "me", "+49 151", "49151\n", "٤٩"):
        with pytest.raises(DeliveryFailed):
            await sent(factory_id, provider, to=to)
    assert provider.asked == []


@pytest.mark.parametrize("factory_id", SENDERS)
async def test_a_text_that_nobody_wrote_is_not_sent(provider: Host, factory_id: str) -> None:
    name = "deliveries" if factory_id == "mailgun-email" else "templates"
    given = SENDERS[factory_id][1][name]
    other = {"SignIn": {}} if isinstance(given, dict) else [{**each, "usageType": "SignIn"} for each in given]
    with pytest.raises(TemplateNotFound):
        await sent(factory_id, provider, **{name: other})
    assert provider.asked == []


async def test_a_key_that_cannot_stand_in_a_header(provider: Host) -> None:
    for key in ("schlüssel", "a\r\nx: y"):
        with pytest.raises(InvalidConnectorConfig):
            await sent("sendgrid-email-service", provider, apiKey=key)
    assert provider.asked == []
