"""Asking the captcha service whether a person solved its riddle."""

from typing import Any
from urllib.parse import quote, urlencode

import orjson
import structlog

from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.delivery.outgoing import Answer
from identity.experience.captcha import CaptchaConfig, RecaptchaConfig, TurnstileConfig
from identity.kernel.actor import Origin

TURNSTILE = "https://challenges.cloudflare.com/turnstile/v0/siteverify"
RECAPTCHA = "https://recaptchaenterprise.googleapis.com/v1/projects/{project}/assessments"
_FORM = {"content-type": "application/x-www-form-urlencoded"}
_SECONDS = 5.0
_LEAST_SCORE = 0.5
_log = structlog.get_logger("keystead.captcha")


async def is_solved(config: CaptchaConfig, token: str, origin: Origin) -> bool:
    """Whether the service says that this token is of a person. A service that says nothing vouches for nobody: whoever
    could silence it would otherwise get past it. Call it outside a transaction."""
    try:
        if isinstance(config, TurnstileConfig):
            return _is_success(await _ask_turnstile(config, token, origin))
        return _is_person(await _ask_recaptcha(config, token, origin), config)
    except OutgoingError as error:
        _log.warning("the captcha service does not answer", reason=str(error))
        return False


async def _ask_turnstile(config: TurnstileConfig, token: str, origin: Origin) -> Answer:
    form = {"secret": config.secret_key, "response": token} | ({"remoteip": origin.ip} if origin.ip else {})
    return await outgoing.post(TURNSTILE, urlencode(form).encode(), _FORM, seconds=_SECONDS)


async def _ask_recaptcha(config: RecaptchaConfig, token: str, origin: Origin) -> Answer:
    event = {"token": token, "siteKey": config.site_key}
    event |= {"userIpAddress": origin.ip} if origin.ip else {}
    event |= {"userAgent": origin.user_agent} if origin.user_agent else {}
    url = RECAPTCHA.format(project=quote(config.project_id, safe=""))
    # In a header, and not in the address as in the service's examples: addresses end up in logs.
    key = {"x-goog-api-key": config.secret_key}
    return await outgoing.post_json(url, {"event": event}, key, seconds=_SECONDS)


def _is_success(answer: Answer) -> bool:
    return _told(answer).get("success") is True


def _is_person(answer: Answer, config: RecaptchaConfig) -> bool:
    told = _told(answer)
    if _part(told, "tokenProperties").get("valid") is not True:
        return False
    if config.mode == "checkbox":  # who was asked to tick a box, and did, gets no score
        return True
    score = _part(told, "riskAnalysis").get("score")
    return isinstance(score, int | float) and score >= _LEAST_SCORE


def _told(answer: Answer) -> dict[str, Any]:
    """What the service says, as far as it is an answer; that our keys are wrong is for the operator to read."""
    try:
        told = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        told = None
    if not answer.is_success or not isinstance(told, dict):
        _log.warning("the captcha service refuses to answer", status=answer.status)
        return {}
    return told


def _part(told: dict[str, Any], name: str) -> dict[str, Any]:
    part = told.get(name)
    return part if isinstance(part, dict) else {}
