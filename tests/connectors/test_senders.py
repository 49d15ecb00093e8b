"""Each provider is asked as it documents it, on a real socket; what it answers becomes the contract's refusals."""

import hmac
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator
from hashlib import sha1, sha256
from typing import Any
from urllib.parse import parse_qsl, quote

import orjson
import pytest

from identity.connectors import kinds
from identity.connectors.errors import (
    DeliveryFailed,
    InvalidConnectorConfig,
    ProviderAllowanceSpent,
    ProviderRateLimited,
    TemplateNotFound,
)
from identity.connectors.kinds import ConnectorType, Message, every_kind
from identity.connectors.providers import (
    aliyun,
    aws,
    gatewayapi_sms,
    mailgun,
    mailjunky,
    postmark,
    sendgrid,
    smsaero,
    smsbao,
    smtp2go,
    tencent_sms,
    twilio,
    vonage,
    whatsapp,
    yunpian,
)
from identity.delivery import outgoing
from tests.delivery.hosts import Asked, Host, allowed, host

MAIL = {"usageType": "Generic", "subject": "Code\r\n{{code}}", "content": "Hi {{user.name}}, {{code}}"}
HTML = {**MAIL, "contentType": "text/html", "replyTo": "help@example.com"}
TEXT = {"usageType": "Generic", "content": "Code {{code}}"}
KEPT = {"usageType": "Generic", "templateCode": "T_1"}
PAYLOAD = {"code": "123456", "user": {"name": "<Ada>"}, "locale": "de"}
OWN = {
    "usageType": "Generic",
    "subject": "Eigen {{code}}",
    "content": "<i>{{code}}</i>",
    "contentType": "text/html",
    "sendFrom": "own@example.com",
    "replyTo": "reply@example.com",
}
AWS = {"accessKeyId": "AKID", "accessKeySecret": "secret", "region": "eu-central-1"}
ALIYUN = {"accessKeyId": "AKID", "accessKeySecret": "secret"}

# For each provider: where its address stands, the settings, and what a success looks like.
SENDERS: dict[str, tuple[Any, dict[str, Any], bytes]] = {
    "sendgrid-email-service": (
        sendgrid,
        {"apiKey": "key", "fromEmail": "a@example.com", "fromName": "A", "templates": [HTML]},
        b"",
    ),
    "postmark-mail": (
        postmark,
        {
            "serverToken": "token",
            "fromEmail": "a@example.com",
            "templates": [{"usageType": "Generic", "templateAlias": "code"}],
        },
        b'{"ErrorCode":0}',
    ),
    "mailgun-email": (
        mailgun,
        {
            "domain": "mail.example.com",
            "apiKey": "key",
            "from": "a@example.com",
            "deliveries": {
                "Generic": {
                    "subject": "Code {{code}}",
                    "html": "<b>{{user.name}}</b>",
                    "text": "{{user.name}}",
                },
                "SignIn": {"subject": "S", "template": "sign-in", "variables": {"brand": "B"}},
            },
        },
        b'{"id":"1"}',
    ),
    "aws-ses-mail": (
        aws,
        {**AWS, "emailAddress": "a@example.com", "configurationSetName": "set", "templates": [HTML]},
        b'{"MessageId":"1"}',
    ),
    "aliyun-direct-mail": (
        aliyun,
        {**ALIYUN, "accountName": "a@example.com", "fromAlias": "Ä", "templates": [HTML]},
        b'{"EnvId":"1"}',
    ),
    "mailjunky-email-service": (
        mailjunky,
        {"apiKey": "key", "fromEmail": "a@example.com", "fromName": "A", "templates": [HTML]},
        b'{"id":"1"}',
    ),
    "smtp2go-email-service": (
        smtp2go,
        {"apiKey": "key", "sender": "a@example.com", "senderName": "A", "templates": [HTML]},
        b'{"data":{"succeeded":1,"failed":0}}',
    ),
    "twilio-short-message-service": (
        twilio,
        {"accountSID": "AC1", "authToken": "token", "fromMessagingServiceSID": "MG1", "templates": [TEXT]},
        b'{"sid":"SM1"}',
    ),
    "vonage-sms": (
        vonage,
        {"apiKey": "key", "apiSecret": "secret", "brandName": "Brand", "templates": [TEXT]},
        b'{"message-count":"1","messages":[{"status":"0"}]}',
    ),
    "aws-sns-sms": (aws, {**AWS, "senderId": "Brand", "templates": [TEXT]}, b"<PublishResponse/>"),
    "aliyun-short-message-service": (
        aliyun,
        {**ALIYUN, "signName": "Brand", "templates": [KEPT]},
        b'{"Code":"OK"}',
    ),
    "aliyun-short-message-auth-service": (
        aliyun,
        {**ALIYUN, "signName": "Brand", "templates": [KEPT]},
        b'{"Code":"OK"}',
    ),
    "tencent-short-message-service": (
        tencent_sms,
        {**ALIYUN, "signName": "Brand", "sdkAppId": "1400", "region": "ap-guangzhou", "templates": [KEPT]},
        b'{"Response":{"SendStatusSet":[{"Code":"Ok"}]}}',
    ),
    "gatewayapi-sms": (
        gatewayapi_sms,
        {"endpoint": "", "apiToken": "token", "sender": "Brand", "templates": [TEXT]},
        b'{"ids":[1]}',
    ),
    "smsaero-short-message-service": (
        smsaero,
        {"email": "me@example.com", "apiKey": "key", "senderName": "Brand", "templates": [TEXT]},
        b'{"success":true}',
    ),
    "smsbao-sms": (smsbao, {"username": "me", "passwordOrApiKey": "key", "templates": [TEXT]}, b"0"),
    "yunpian-sms": (
        yunpian,
        {"apikey": "key", "enableInternational": True, "templates": [TEXT]},
        b'{"code":0}',
    ),
    "whatsapp-short-message-service": (
        whatsapp,
        {
            "accessToken": "token",
            "phoneNumberId": "1055",
            "templates": [{"usageType": "Generic", "templateName": "code", "language": "de"}],
        },
        b'{"messages":[{"id":"1"}]}',
    ),
}
PATHS = {
    "sendgrid-email-service": "/v3/mail/send",
    "postmark-mail": "/email/withTemplate",
    "mailgun-email": "/v3/mail.example.com/messages",
    "aws-ses-mail": "/v2/email/outbound-emails",
    "aliyun-direct-mail": "/",
    "mailjunky-email-service": "/api/v1/emails/send",
    "smtp2go-email-service": "/v3/email/send",
    "twilio-short-message-service": "/2010-04-01/Accounts/AC1/Messages.json",
    "vonage-sms": "/sms/json",
    "aws-sns-sms": "/",
    "aliyun-short-message-service": "/",
    "aliyun-short-message-auth-service": "/",
    "tencent-short-message-service": "/",
    "gatewayapi-sms": "/rest/mtsms",
    "smsaero-short-message-service": "/v2/sms/send",
    "smsbao-sms": "/wsms",
    "yunpian-sms": "/v2/sms/single_send.json",
    "whatsapp-short-message-service": "/v23.0/1055/messages",
}
MAILS = [each for each in SENDERS if every_kind()[each].type is ConnectorType.EMAIL]
TEXTS = [each for each in SENDERS if each not in MAILS]


@pytest.fixture
async def provider(settings: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Host]:
    """A host in the place of every provider; nobody waits before something is tried again."""
    monkeypatch.setattr(kinds, "PAUSES_SECONDS", (0.0, 0.0))
    async with host() as found, allowed("127.0.0.0/8"):
        for module, _, _ in SENDERS.values():
            monkeypatch.setattr(module, "ADDRESS", found.url)
        yield found


async def send(
    factory_id: str,
    provider: Host,
    *,
    to: str = "",
    usage: str = "Generic",
    template: dict[str, Any] | None = None,
    payload: dict[str, Any] | None = None,
    **changes: Any,
) -> Asked:
    """Send one message; the request that the provider got."""
    _, config, _ = SENDERS[factory_id]
    config = {**config, **changes}
    if factory_id == "gatewayapi-sms":
        config["endpoint"] = provider.url + "/rest/mtsms"
    kind = every_kind()[factory_id]
    number = "8613800138000" if factory_id == "aliyun-short-message-auth-service" else "4915112345678"
    recipient = to or ("ada@example.com" if kind.type is ConnectorType.EMAIL else number)
    message = Message(recipient=recipient, usage=usage, payload=payload or PAYLOAD, template=template)
    await kind.deliver(config, message)
    return provider.asked[-1]


async def sent(factory_id: str, provider: Host, **options: Any) -> Asked:
    """Send one message to a provider that takes it."""
    provider.answer(PATHS[factory_id], SENDERS[factory_id][2])
    return await send(factory_id, provider, **options)


def fields(asked: Asked) -> dict[str, str]:
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    return dict(parse_qsl(asked.body.decode(), strict_parsing=True))


def value(asked: Asked) -> Any:
    assert asked.headers["content-type"] == "application/json"
    return orjson.loads(asked.body)


def login(asked: Asked) -> str:
    scheme, _, credentials = asked.headers["authorization"].partition(" ")
    assert scheme == "Basic"
    return b64decode(credentials).decode()


def keyed(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), sha256).digest()


async def test_sendgrid(provider: Host) -> None:
    asked = await sent("sendgrid-email-service", provider)
    assert asked.headers["authorization"] == "Bearer key"
    assert value(asked) == {
        "personalizations": [{"to": [{"email": "ada@example.com"}]}],
        "from": {"email": "a@example.com", "name": "A"},
        "reply_to": {"email": "help@example.com"},
        "subject": "Code 123456",
        "content": [{"type": "text/html", "value": "Hi &lt;Ada&gt;, 123456"}],
    }
    plain = value(await sent("sendgrid-email-service", provider, templates=[MAIL], fromName=""))
    assert plain["content"] == [{"type": "text/plain", "value": "Hi <Ada>, 123456"}]
    assert (plain["from"], "reply_to" in plain) == ({"email": "a@example.com"}, False)


async def test_postmark_writes_from_its_own_templates(provider: Host) -> None:
    asked = await sent("postmark-mail", provider)
    assert asked.headers["x-postmark-server-token"] == "token"
    assert value(asked) == {
        "From": "a@example.com",
        "To": "ada@example.com",
        "TemplateAlias": "code",
        "TemplateModel": PAYLOAD,
    }
    provider.answer("/email", b'{"ErrorCode":0}')
    assert value(await send("postmark-mail", provider, template=OWN)) == {
        "From": "own@example.com",
        "To": "ada@example.com",
        "Subject": "Eigen 123456",
        "HtmlBody": "<i>123456</i>",
        "ReplyTo": "reply@example.com",
    }


async def test_mailgun_writes_from_our_texts_and_its_own(provider: Host) -> None:
    asked = await sent("mailgun-email", provider)
    assert login(asked) == "api:key"
    expected = {"from": "a@example.com", "to": "ada@example.com", "subject": "Code 123456"}
    assert fields(asked) == expected | {"html": "<b>&lt;Ada&gt;</b>", "text": "<Ada>"}
    there = fields(await sent("mailgun-email", provider, usage="SignIn"))
    assert (there["template"], there["subject"]) == ("sign-in", "S")
    assert orjson.loads(there["h:X-Mailgun-Variables"]) == {"brand": "B", **PAYLOAD}
    own = fields(await sent("mailgun-email", provider, template=OWN))
    assert own == {
        "from": "own@example.com",
        "to": "ada@example.com",
        "subject": "Eigen 123456",
        "html": "<i>123456</i>",
        "h:Reply-To": "reply@example.com",
    }
    elsewhere = await sent("mailgun-email", provider, endpoint=f"{provider.url}/")
    assert elsewhere.path == PATHS["mailgun-email"]


def require_signature(asked: Asked, service: str) -> None:
    """Signature Version 4, worked out here once more from Amazon's description of it."""
    scheme, _, rest = asked.headers["authorization"].partition(" ")
    parts = dict(each.split("=", 1) for each in rest.split(", "))
    signed = parts["SignedHeaders"].split(";")
    assert scheme == "AWS4-HMAC-SHA256"
    assert {"host", "content-type", "x-amz-date"} <= set(signed)
    date = asked.headers["x-amz-date"]
    scope = f"{date[:8]}/eu-central-1/{service}/aws4_request"
    assert parts["Credential"] == f"AKID/{scope}"
    lines = [f"{name}:{asked.headers[name]}" for name in signed]
    body = sha256(asked.body).hexdigest()
    canonical = "\n".join(["POST", asked.path, "", *lines, "", ";".join(signed), body])
    to_sign = "\n".join([scheme, date, scope, sha256(canonical.encode()).hexdigest()])
    key = b"AWS4secret"
    for part in (date[:8], "eu-central-1", service, "aws4_request"):
        key = keyed(key, part)
    assert parts["Signature"] == keyed(key, to_sign).hex()


async def test_amazon_ses(provider: Host) -> None:
    asked = await sent("aws-ses-mail", provider)
    require_signature(asked, "ses")
    assert value(asked) == {
        "FromEmailAddress": "a@example.com",
        "ConfigurationSetName": "set",
        "Destination": {"ToAddresses": ["ada@example.com"]},
        "ReplyToAddresses": ["help@example.com"],
        "Content": {
            "Simple": {
                "Subject": {"Data": "Code 123456", "Charset": "UTF-8"},
                "Body": {"Html": {"Data": "Hi &lt;Ada&gt;, 123456", "Charset": "UTF-8"}},
            }
        },
    }


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


def test_amazon_is_asked_in_the_region() -> None:
    assert (
        aws.ADDRESS.format(service="email", region="eu-central-1")
        == "https://email.eu-central-1.amazonaws.com"
    )


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


def require_aliyun_signature(asked: Asked) -> dict[str, str]:
    """The signature of RPC requests, worked out here once more from Alibaba's description of it."""
    given = fields(asked)
    signature = given.pop("Signature")
    encoded = {quote(name, safe="~"): quote(each, safe="~") for name, each in given.items()}
    query = "&".join(f"{name}={encoded[name]}" for name in sorted(encoded))
    text = f"POST&%2F&{quote(query, safe='~')}"
    assert signature == b64encode(hmac.new(b"secret&", text.encode(), sha1).digest()).decode()
    assert given.pop("SignatureNonce")
    assert given.pop("Timestamp").endswith("Z")
    fixed = {
        "Format": "JSON",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "AccessKeyId": "AKID",
    }
    assert {name: given.pop(name) for name in fixed} == fixed
    return given


async def test_aliyun_mail(provider: Host) -> None:
    assert require_aliyun_signature(await sent("aliyun-direct-mail", provider)) == {
        "Action": "SingleSendMail",
        "Version": "2015-11-23",
        "RegionId": "cn-hangzhou",
        "AccountName": "a@example.com",
        "FromAlias": "Ä",
        "AddressType": "1",
        "ReplyToAddress": "false",
        "ReplyAddress": "help@example.com",
        "ToAddress": "ada@example.com",
        "Subject": "Code 123456",
        "HtmlBody": "Hi &lt;Ada&gt;, 123456",
    }


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


async def test_mailjunky(provider: Host) -> None:
    asked = await sent("mailjunky-email-service", provider)
    assert asked.headers["authorization"] == "Bearer key"
    assert value(asked) == {
        "from": "A <a@example.com>",
        "to": ["ada@example.com"],
        "subject": "Code 123456",
        "html": "Hi &lt;Ada&gt;, 123456",
        "reply_to": ["help@example.com"],
    }


async def test_smtp2go(provider: Host) -> None:
    asked = await sent("smtp2go-email-service", provider)
    assert asked.headers["x-smtp2go-api-key"] == "key"
    assert value(asked) == {
        "sender": "A <a@example.com>",
        "to": ["ada@example.com"],
        "subject": "Code 123456",
        "html_body": "Hi &lt;Ada&gt;, 123456",
        "custom_headers": [{"header": "Reply-To", "value": "help@example.com"}],
    }


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
