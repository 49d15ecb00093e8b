"""Sending a code as a whole: it is stored, then its message goes out; what cannot be sent counts no more."""

import asyncio
from collections.abc import Sequence

import structlog

from identity.connectors.delivery import Channel, deliver
from identity.content.email_template_queries import email_template_for
from identity.experience.message_variables import About, message_language, message_variables
from identity.experience.queries import sign_in_experience
from identity.kernel.actor import Actor
from identity.verification_codes.actions import (
    issue_personal_code,
    issue_verification_code,
    revoke_personal_code,
    revoke_verification_code,
)
from identity.verification_codes.changes import IssuedCode

_log = structlog.get_logger("keystead.verification_codes")
_NOTHING = About()
_under_way: set[asyncio.Task[None]] = set()


async def send_verification_code(actor: Actor, channel: Channel, recipient: str) -> IssuedCode:
    """Send a code to an address on behalf of a back end."""
    issued = await issue_verification_code(actor, channel, recipient)
    try:
        await _deliver(issued)
    except BaseException:
        await revoke_verification_code(actor, issued)
        raise
    return issued


async def send_personal_code(
    actor: Actor,
    channel: Channel,
    recipient: str,
    purpose: str,
    *,
    interaction_id: str | None = None,
    languages: Sequence[str] = (),
    about: About = _NOTHING,
) -> IssuedCode:
    """Send a person a code, in the first of the languages that has a template."""
    issued = await issue_personal_code(actor, channel, recipient, purpose, interaction_id)
    await _deliver_or_revoke(actor, issued, languages, about)
    return issued


async def send_hidden_code(
    actor: Actor,
    channel: Channel,
    recipient: str,
    purpose: str,
    *,
    is_sent: bool,
    interaction_id: str | None = None,
    languages: Sequence[str] = (),
    about: About = _NOTHING,
) -> IssuedCode:
    """Make a code and, if so, send it: nobody can tell from the answer or its time whether a message went out. So
    it goes out after the answer; what keeps it from doing so is on record."""
    issued = await issue_personal_code(actor, channel, recipient, purpose, interaction_id)
    if is_sent:
        task = asyncio.create_task(_deliver_unwatched(actor, issued, languages, about))
        _under_way.add(task)
        task.add_done_callback(_under_way.discard)
    return issued


async def hidden_codes_sent() -> None:
    """Wait for messages that are under way; a server that stops does."""
    while _under_way:
        await asyncio.gather(*_under_way, return_exceptions=True)


async def _deliver_unwatched(
    actor: Actor, issued: IssuedCode, languages: Sequence[str], about: About
) -> None:
    try:
        await _deliver_or_revoke(actor, issued, languages, about)
    except Exception:  # nobody waits for it who could be told
        _log.exception("a verification code was not sent", channel=issued.address.channel)


async def _deliver_or_revoke(
    actor: Actor, issued: IssuedCode, languages: Sequence[str], about: About
) -> None:
    try:
        await _deliver(issued, languages, about)
    except BaseException:
        await revoke_personal_code(actor, issued)
        raise


async def _deliver(issued: IssuedCode, languages: Sequence[str] = (), about: About = _NOTHING) -> None:
    address, template = issued.address, None
    fallback = (await sign_in_experience()).language_info.fallback_language
    if address.channel == "email":
        template = await email_template_for(issued.purpose, [*languages, fallback])
    locale = template.language_tag if template else await message_language(languages, fallback)
    variables = await message_variables(about, locale)
    await deliver(
        address.channel,
        address.recipient,
        issued.purpose,
        {**variables, "code": issued.code},
        template=template.details if template else None,
    )
