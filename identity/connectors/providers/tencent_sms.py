"""Text messages through Tencent Cloud, which keeps their texts; requests are signed with TC3-HMAC-SHA256."""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any
from urllib.parse import urlsplit

from identity.connectors.errors import DeliveryFailed, ProviderAllowanceSpent, ProviderRateLimited
from identity.connectors.forms import Settings, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import JSON, answered, json_body, post, refused
from identity.connectors.providers.template_settings import KeptTemplates, code_for
from identity.connectors.writing import digits
from identity.kernel import clock

ADDRESS = "https://sms.tencentcloudapi.com"
_ALGORITHM, _SERVICE, _ACTION = "TC3-HMAC-SHA256", "sms", "SendSms"
_SIGNED = "content-type;host;x-tc-action"


class TencentSettings(Settings, frozen=True, kw_only=True):
    """The access key, the signature that people see, the application, the region and the texts."""

    access_key_id: Annotated[str, text("Secret id", "<secret-id>")]
    access_key_secret: Annotated[str, secret("Secret key", "<secret-key>")]
    sign_name: Annotated[str, text("Signature")]
    sdk_app_id: Annotated[str, text("SDK application id")]
    region: Annotated[str, text("Region", "ap-guangzhou")]
    templates: KeptTemplates


async def send(settings: TencentSettings, message: Message) -> None:
    """Hand the text over (SendSms)."""
    body = json_body(
        {
            "PhoneNumberSet": [f"+{digits(message)}"],
            "SmsSdkAppId": settings.sdk_app_id,
            "SignName": settings.sign_name,
            "TemplateId": code_for(settings.templates, message),
            "TemplateParamSet": [str(message.payload.get("code", message.payload.get("link", "")))],
        }
    )
    answer = answered("Tencent Cloud", await post("Tencent Cloud", ADDRESS, body, _headers(settings, body)))
    _require_done(answer.get("Response"))


def _headers(settings: TencentSettings, body: bytes) -> dict[str, str]:
    now = clock.now()
    host = urlsplit(ADDRESS).netloc
    lines = f"content-type:{JSON}\nhost:{host}\nx-tc-action:{_ACTION.lower()}\n"
    canonical = f"POST\n/\n\n{lines}\n{_SIGNED}\n{sha256(body).hexdigest()}"
    timestamp, date = str(int(now.timestamp())), now.strftime("%Y-%m-%d")
    scope = f"{date}/{_SERVICE}/tc3_request"
    to_sign = f"{_ALGORITHM}\n{timestamp}\n{scope}\n{sha256(canonical.encode()).hexdigest()}"
    key = f"TC3{settings.access_key_secret}".encode()
    for part in (date, _SERVICE, "tc3_request"):
        key = hmac.new(key, part.encode(), sha256).digest()
    signature = hmac.new(key, to_sign.encode(), sha256).hexdigest()
    credential = f"Credential={settings.access_key_id}/{scope}"
    return {
        "content-type": JSON,
        "authorization": f"{_ALGORITHM} {credential}, SignedHeaders={_SIGNED}, Signature={signature}",
        "x-tc-action": _ACTION,
        "x-tc-version": "2021-01-11",
        "x-tc-timestamp": timestamp,
        "x-tc-region": settings.region,
    }


def _require_done(response: Any) -> None:
    if not isinstance(response, Mapping):
        raise DeliveryFailed(reason="Tencent Cloud answered with something that it does not document")
    error, parts = response.get("Error"), response.get("SendStatusSet")
    found = [error] if isinstance(error, Mapping) else parts
    codes = [str(each.get("Code")) for each in found if isinstance(each, Mapping)] if found else ["none"]
    for code in codes:
        if code.startswith(("LimitExceeded", "RequestLimitExceeded")):
            raise ProviderRateLimited
        if "InsufficientBalance" in code:
            raise ProviderAllowanceSpent
        if code != "Ok":
            raise refused("Tencent Cloud", code)


CONNECTOR = ConnectorKind(
    id="tencent-short-message-service",
    type=ConnectorType.SMS,
    target="tencent-sms",
    name="Tencent Cloud SMS",
    description="Sends text messages through Tencent Cloud.",
    readme="Have a signature and a text for each use approved; a text has one variable, the code or the link.",
    logo=letter_logo("T", "#2563eb"),
    settings=TencentSettings,
    send=send,
)
