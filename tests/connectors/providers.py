"""Every provider of messages, in its place a host on loopback: settings, and what a request to it says."""

import hmac
from base64 import b64decode, b64encode
from hashlib import sha1, sha256
from typing import Any
from urllib.parse import parse_qsl, quote

import orjson

from identity.connectors.catalogue import every_kind
from identity.connectors.kinds import ConnectorType, Message
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
from tests.delivery.hosts import Asked, Host

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
