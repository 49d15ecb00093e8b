"""Calls to providers: what their answers mean is said here once, in the contract's words."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import orjson

from identity.connectors.errors import (
    DeliveryFailed,
    InvalidConnectorConfig,
    NotTakenYet,
    ProviderAllowanceSpent,
    ProviderRateLimited,
)
from identity.delivery import outgoing
from identity.delivery.errors import NotReached, OutgoingError
from identity.delivery.outgoing import Answer

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


async def post_json(provider: str, url: str, value: Mapping[str, Any], headers: Mapping[str, str]) -> Answer:
    """Post a value as JSON, without what is None in it."""
    return await post(provider, url, json_body(value), {"content-type": JSON, **headers})


async def post_form(provider: str, url: str, fields: Mapping[str, Any], headers: Mapping[str, str]) -> Answer:
    """Post fields as a form does, without those that are None."""
    return await post(provider, url, form_body(fields), {"content-type": FORM, **headers})


async def post(provider: str, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Post what is written already; anything but a success is a refusal. The provider's own words stay out of it:
    whoever signs in reads it."""
    if not all(value.isascii() and value.isprintable() for value in headers.values()):
        raise InvalidConnectorConfig(path="config", reason="keys and tokens are written in plain ASCII")
    try:
        answer = await outgoing.post(url, body, {"accept": JSON, **headers})
    except NotReached:
        raise NotTakenYet(reason=f"{provider} cannot be reached") from None
    except OutgoingError as error:
        raise DeliveryFailed(reason=f"{provider} does not answer ({type(error).__name__})") from None
    _require_success(provider, answer)
    return answer


def answered(provider: str, answer: Answer) -> dict[str, Any]:
    """The JSON object in an answer; some providers say in there that they refuse."""
    try:
        found = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise DeliveryFailed(reason=f"{provider} answered with something else than JSON")
    return found


def refused(provider: str, code: object) -> DeliveryFailed:
    """A refusal with the provider's code for the reason."""
    shown = "".join(each for each in str(code)[:64] if each.isalnum() or each in "._-")
    return DeliveryFailed(reason=f"{provider} refused it ({shown})")


def basic(user: str, password: str) -> dict[str, str]:
    """The header of HTTP Basic authentication (RFC 7617)."""
    return {"authorization": "Basic " + b64encode(f"{user}:{password}".encode()).decode()}


def bearer(token: str) -> dict[str, str]:
    """The header of a bearer token (RFC 6750)."""
    return {"authorization": f"Bearer {token}"}


def json_body(value: Mapping[str, Any]) -> bytes:
    """A value as JSON, without what is None in it."""
    return orjson.dumps({key: inner for key, inner in value.items() if inner is not None})


def form_body(fields: Mapping[str, Any]) -> bytes:
    """Fields as a form sends them, without those that are None."""
    return urlencode({key: value for key, value in fields.items() if value is not None}).encode()


def _require_success(provider: str, answer: Answer) -> None:
    if answer.is_success:
        return
    if answer.status == 429:
        raise ProviderRateLimited
    if answer.status == 402:
        raise ProviderAllowanceSpent
    if answer.status == 503:  # it says itself that it did nothing (RFC 9110 section 15.6.4)
        raise NotTakenYet(reason=f"{provider} answered with 503")
    raise DeliveryFailed(reason=f"{provider} answered with {answer.status}")
