"""Requests to Alibaba Cloud in its RPC style, with version 1.0 of its signature."""

import hmac
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha1
from typing import Annotated, Any
from urllib.parse import quote

from identity.connectors.errors import ProviderAllowanceSpent, ProviderRateLimited
from identity.connectors.forms import Settings, secret, text
from identity.connectors.providers.http_call import answered, post_form, refused
from identity.kernel import clock
from identity.security.secrets import random_id

ADDRESS = "https://{host}.aliyuncs.com"
_LIMITED = ("isv.BUSINESS_LIMIT_CONTROL", "biz.FREQUENCY", "Throttling")
_SPENT = ("isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE", "isv.DAY_LIMIT_CONTROL", "isv.MONTH_LIMIT_CONTROL")
_INSIDE = "86"  # China's own numbers are written without it


class AliyunSettings(Settings, frozen=True, kw_only=True):
    """The access key."""

    access_key_id: Annotated[str, text("Access key id", "<access-key-id>")]
    access_key_secret: Annotated[str, secret("Access key secret", "<access-key-secret>")]


async def call(settings: AliyunSettings, host: str, parameters: Mapping[str, str | None]) -> dict[str, Any]:
    """Call an operation; the answer."""
    given = {
        **{name: value for name, value in parameters.items() if value is not None},
        "Format": "JSON",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "AccessKeyId": settings.access_key_id,
        "SignatureNonce": random_id(),
        "Timestamp": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    fields = given | {"Signature": _signature(given, settings.access_key_secret)}
    return answered("Alibaba Cloud", await post_form("Alibaba Cloud", ADDRESS.format(host=host), fields, {}))


def require_ok(answer: Mapping[str, Any]) -> None:
    """Refuse what an answer says was refused."""
    code = str(answer.get("Code"))
    if code.startswith(_LIMITED):
        raise ProviderRateLimited
    if code.startswith(_SPENT):
        raise ProviderAllowanceSpent
    if code != "OK":
        raise refused("Alibaba Cloud", code)


def inside_number(number: str) -> str | None:
    """The number as China writes it; None for one of another country."""
    return number.removeprefix(_INSIDE) if number.startswith(_INSIDE) and len(number) == 13 else None


def _signature(given: Mapping[str, str], key: str) -> str:
    query = "&".join(f"{_encoded(name)}={_encoded(given[name])}" for name in sorted(given))
    to_sign = f"POST&{_encoded('/')}&{_encoded(query)}"
    return b64encode(hmac.new(f"{key}&".encode(), to_sign.encode(), sha1).digest()).decode()


def _encoded(value: str) -> str:
    return quote(value, safe="~")
