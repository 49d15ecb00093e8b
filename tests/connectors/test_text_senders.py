"""Text messages: each provider is asked as it documents it, on a real socket."""

from hashlib import sha256

import orjson
import pytest

from identity.connectors.errors import (
    DeliveryFailed,
)
from tests.connectors.providers import (
    KEPT,
    TEXT,
    fields,
    keyed,
    login,
    require_aliyun_signature,
    require_signature,
    send,
    sent,
    value,
)
from tests.delivery.hosts import Host


async def test_amazon_sns(provider: Host) -> None:
    asked = await sent("aws-sns-sms", provider)
    require_signature(asked, "sns")
    assert fields(asked) == {
        "Action": "Publish",
        "Version": "2010-03-31",
        "PhoneNumber": "+4915112345678",
        "Message": "Code 123456",
        "MessageAttributes.entry.1.Name": "AWS.SNS.SMS.SMSType",
        "MessageAttributes.entry.1.Value.DataType": "String",
        "MessageAttributes.entry.1.Value.StringValue": "Transactional",
        "MessageAttributes.entry.2.Name": "AWS.SNS.SMS.SenderID",
        "MessageAttributes.entry.2.Value.DataType": "String",
        "MessageAttributes.entry.2.Value.StringValue": "Brand",
    }


async def test_twilio(provider: Host) -> None:
    asked = await sent("twilio-short-message-service", provider)
    assert login(asked) == "AC1:token"
    assert fields(asked) == {"To": "+4915112345678", "MessagingServiceSid": "MG1", "Body": "Code 123456"}
    unchecked = await sent("twilio-short-message-service", provider, disableRiskCheck=True)
    assert fields(unchecked)["RiskCheck"] == "disable"


async def test_vonage(provider: Host) -> None:
    expected = {"api_key": "key", "api_secret": "secret", "from": "Brand", "to": "4915112345678"}
    assert fields(await sent("vonage-sms", provider)) == expected | {"text": "Code 123456"}
    chinese = [{**TEXT, "content": "验证码 {{code}}"}]
    found = fields(await sent("vonage-sms", provider, templates=chinese, to="+4915112345678"))
    assert found == expected | {"text": "验证码 123456", "type": "unicode"}


async def test_aliyun_text_messages(provider: Host) -> None:
    given = require_aliyun_signature(await sent("aliyun-short-message-service", provider, to="8613800138000"))
    assert orjson.loads(given.pop("TemplateParam")) == {"code": "123456", "locale": "de"}
    expected = {"Action": "SendSms", "Version": "2017-05-25", "SignName": "Brand", "TemplateCode": "T_1"}
    assert given == expected | {"PhoneNumbers": "13800138000"}
    regions = [{"usageType": "Generic", "templateCode": {"china": "T_CN", "overseas": "T_X"}}]
    for number, local, code in (
        ("8613800138000", "13800138000", "T_CN"),
        ("4915112345678", "4915112345678", "T_X"),
    ):
        given = require_aliyun_signature(
            await sent("aliyun-short-message-service", provider, to=number, templates=regions)
        )
        assert (given["PhoneNumbers"], given["TemplateCode"]) == (local, code)
    strict = {"strictPhoneRegionNumberCheck": True, "templates": [KEPT]}
    before = len(provider.asked)
    with pytest.raises(DeliveryFailed):
        await sent("aliyun-short-message-service", provider, to="13800138000", **strict)
    assert len(provider.asked) == before


async def test_aliyun_text_messages_of_the_authentication_service(provider: Host) -> None:
    given = require_aliyun_signature(await sent("aliyun-short-message-auth-service", provider))
    assert orjson.loads(given.pop("TemplateParam")) == {"code": "123456", "min": "10"}
    assert given == {
        "Action": "SendSmsVerifyCode",
        "Version": "2017-05-25",
        "CountryCode": "86",
        "PhoneNumber": "13800138000",
        "SignName": "Brand",
        "TemplateCode": "T_1",
    }

    with pytest.raises(DeliveryFailed):
        await sent("aliyun-short-message-auth-service", provider, to="4915112345678")
    assert len(provider.asked) == 1


async def test_tencent(provider: Host) -> None:
    asked = await sent("tencent-short-message-service", provider)
    assert value(asked) == {
        "PhoneNumberSet": ["+4915112345678"],
        "SmsSdkAppId": "1400",
        "SignName": "Brand",
        "TemplateId": "T_1",
        "TemplateParamSet": ["123456"],
    }
    headers = asked.headers
    assert (headers["x-tc-action"], headers["x-tc-version"]) == ("SendSms", "2021-01-11")
    assert headers["x-tc-region"] == "ap-guangzhou"
    scheme, _, rest = headers["authorization"].partition(" ")
    parts = dict(each.split("=", 1) for each in rest.split(", "))
    _, date, service, _ = parts["Credential"].split("/")
    names = parts["SignedHeaders"].split(";")
    lines = "".join(f"{name}:{headers[name].lower()}\n" for name in names)
    canonical = f"POST\n/\n\n{lines}\n{';'.join(names)}\n{sha256(asked.body).hexdigest()}"
    scope = f"{date}/{service}/tc3_request"
    to_sign = f"{scheme}\n{headers['x-tc-timestamp']}\n{scope}\n{sha256(canonical.encode()).hexdigest()}"
    key = b"TC3secret"
    for part in (date, "sms", "tc3_request"):
        key = keyed(key, part)
    assert (scheme, service) == ("TC3-HMAC-SHA256", "sms")
    assert parts["Signature"] == keyed(key, to_sign).hex()


async def test_gatewayapi(provider: Host) -> None:
    asked = await sent("gatewayapi-sms", provider)
    assert asked.headers["authorization"] == "Token token"
    assert value(asked) == {
        "sender": "Brand",
        "message": "Code 123456",
        "recipients": [{"msisdn": 4915112345678}],
        "encoding": "UTF8",
    }


async def test_smsaero(provider: Host) -> None:
    asked = await sent("smsaero-short-message-service", provider)
    assert login(asked) == "me@example.com:key"
    assert value(asked) == {"number": "4915112345678", "sign": "Brand", "text": "Code 123456"}


async def test_smsbao(provider: Host) -> None:
    asked = await sent("smsbao-sms", provider)
    assert fields(asked) == {"u": "me", "p": "key", "m": "+4915112345678", "c": "Code 123456"}
    provider.answer("/sms", b"0")
    inside = fields(await send("smsbao-sms", provider, to="8613800138000", goodsId="7"))
    assert inside == {"u": "me", "p": "key", "m": "13800138000", "c": "Code 123456", "g": "7"}


async def test_yunpian(provider: Host) -> None:
    asked = await sent("yunpian-sms", provider)
    assert fields(asked) == {"apikey": "key", "mobile": "+4915112345678", "text": "Code 123456"}
    assert fields(await sent("yunpian-sms", provider, to="8613800138000"))["mobile"] == "13800138000"
    before = len(provider.asked)
    refusal = {"enableInternational": False, "unsupportedCountriesMsg": "Only China."}
    with pytest.raises(DeliveryFailed) as refused:
        await send("yunpian-sms", provider, **refusal)
    assert "Only China." in str(refused.value)
    assert len(provider.asked) == before


async def test_whatsapp(provider: Host) -> None:
    asked = await sent("whatsapp-short-message-service", provider)
    assert asked.headers["authorization"] == "Bearer token"
    code = [{"type": "text", "text": "123456"}]
    assert value(asked) == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "4915112345678",
        "type": "template",
        "template": {
            "name": "code",
            "language": {"code": "de"},
            "components": [
                {"type": "body", "parameters": code},
                {"type": "button", "sub_type": "url", "index": "0", "parameters": code},
            ],
        },
    }
