"""Telling applications by back channel that somebody signed out (OpenID Connect Back-Channel Logout 1.0).

Whoever signs somebody out sends at once; what does not arrive, or was left by a server that died, is tried again here.
"""

import asyncio
from collections.abc import Sequence
from secrets import token_urlsafe
from urllib.parse import urlencode

import structlog

from identity import settings
from identity.applications.clients import Client
from identity.applications.queries import client as client_named
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.grants.logout_actions import (
    Notice,
    claimed_notices,
    end_notice,
    forget_notice,
    postpone_notice,
)
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from oidc.claims import signed_for
from oidc.subjects import subject_of

EVENT = "http://schemas.openid.net/event/backchannel-logout"
_TOKEN_SECONDS = 120
_LONGEST_CALL_SECONDS = 5.0
_LONGEST_WAIT_SECONDS = 2.0  # for whom the browser is kept waiting; what takes longer goes on without it
_MOST_BYTES = 64 * 1024
_AT_ONCE = 50
_PAUSE_SECONDS = 2.0
_UNDERSTOOD = frozenset({200, 204})
_FORM = {"content-type": "application/x-www-form-urlencoded"}
_log = structlog.get_logger("keystead.logout")
_under_way: set[asyncio.Task[None]] = set()


async def logout_token(client: Client, notice: Notice) -> str:
    """Section 2.4. It never has a nonce, so that nobody can take it for an ID Token."""
    now = clock.epoch_seconds()
    claims = {
        "iss": settings.current().issuer,
        "aud": client.id,
        "iat": now,
        "exp": now + _TOKEN_SECONDS,
        "jti": token_urlsafe(16),
        "sub": subject_of(client, notice.user_id),
        "events": {EVENT: {}},
    }
    if client.backchannel_logout_session_required or client.uses_standard_profile:
        claims["sid"] = notice.session_id
    return await signed_for(client, claims, client.id_token_algorithm, "logout+jwt")


async def tell_at_once(notices: Sequence[Notice]) -> None:
    """Send all of them side by side, and wait a little for the answers."""
    tasks = [asyncio.create_task(deliver(each), name="logout token") for each in notices]
    for task in tasks:
        _under_way.add(task)
        task.add_done_callback(_under_way.discard)
    if tasks:
        await asyncio.wait(tasks, timeout=_LONGEST_WAIT_SECONDS)


async def deliver(notice: Notice) -> None:
    """Send one; what goes wrong is tried again later, for as long as that makes sense."""
    try:
        client = await client_named(notice.application_id)
        if client is None or client.backchannel_logout_uri is None:
            await forget_notice(notice)
            return
        problem = await _sent(client.backchannel_logout_uri, await logout_token(client, notice))
        if problem is None:
            await end_notice(SYSTEM, notice)
        elif not await postpone_notice(notice):
            await end_notice(SYSTEM, notice, problem)
    except Exception:
        _log.exception("a logout token could not be delivered", application_id=notice.application_id)


async def _sent(uri: str, token: str) -> str | None:
    """Section 2.5: a form with the token alone. The problem, if there is one."""
    body = urlencode({"logout_token": token}).encode()
    try:
        answer = await outgoing.post(uri, body, _FORM, seconds=_LONGEST_CALL_SECONDS, most_bytes=_MOST_BYTES)
    except OutgoingError as error:
        return str(error)
    return None if answer.status in _UNDERSTOOD else f"the application answered with status {answer.status}"


class LogoutDelivery:
    """Delivers what was left, as long as the process lives; any number of them side by side."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; call it outside any transaction."""
        self._task = asyncio.create_task(self._run(), name="logout delivery")

    async def stop(self) -> None:
        """End; what is under way stays stored, and is tried again after the next start."""
        tasks = [*_under_way, *([self._task] if self._task else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def deliver_due(self) -> int:
        """Deliver what is due now; how many notices that were."""
        notices = await claimed_notices(_AT_ONCE)
        await asyncio.gather(*(deliver(each) for each in notices))
        return len(notices)

    async def _run(self) -> None:
        while True:
            try:
                if await self.deliver_due() < _AT_ONCE:
                    await asyncio.sleep(_PAUSE_SECONDS)
            except Exception:
                _log.exception("the delivery of logout tokens stumbled")
                await asyncio.sleep(_PAUSE_SECONDS)
