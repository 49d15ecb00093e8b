"""Bootstrapping an installation without a browser."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from identity.kernel import caches
from identity.kernel.actor import SYSTEM
from identity.kernel.database import open_database
from identity.kernel.errors import Refusal
from identity.settings import Settings
from keystead.databases import bring_up_to_date, database_of

Say = Callable[[str], None]


class IncompleteBootstrap(RuntimeError):
    """A name without its secret, or nothing at all."""


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """Who and what is to be made."""

    admin_username: str | None = None
    admin_password: str | None = field(default=None, repr=False)
    m2m_id: str | None = None
    m2m_secret: str | None = field(default=None, repr=False)


def bootstrap(own: Settings, wanted: Bootstrap, say: Say) -> None:
    """Make what is wanted and not there yet."""
    _require_pairs(wanted)
    with database_of(own, say) as address:
        asyncio.run(_bootstrap(own, wanted, address, say))


def _require_pairs(wanted: Bootstrap) -> None:
    if not wanted.admin_username and not wanted.m2m_id:
        raise IncompleteBootstrap("nothing to do: give --admin-username or --m2m-id (see --help)")
    if wanted.admin_username and not wanted.admin_password:
        raise IncompleteBootstrap(
            "give the administrator's password: --admin-password or KEYSTEAD_ADMIN_PASSWORD"
        )
    if wanted.m2m_id and not wanted.m2m_secret:
        raise IncompleteBootstrap("give the application's secret: --m2m-secret or KEYSTEAD_M2M_SECRET")


async def _bootstrap(own: Settings, wanted: Bootstrap, address: str, say: Say) -> None:
    from identity.setup.actions import ensure_administrator, ensure_machine

    await bring_up_to_date(own, address, say)
    async with open_database(address, 2):
        caches.listener.is_fresh = False
        try:
            if wanted.admin_username and wanted.admin_password:
                _, is_new = await ensure_administrator(SYSTEM, wanted.admin_username, wanted.admin_password)
                say(
                    f"Administrator {wanted.admin_username}: {'made' if is_new else 'was there, password unchanged'}"
                )
            if wanted.m2m_id and wanted.m2m_secret:
                is_new = await ensure_machine(SYSTEM, wanted.m2m_id, wanted.m2m_secret)
                say(f"Machine-to-machine application {wanted.m2m_id}: {'made' if is_new else 'was there'}")
        except Refusal as refusal:
            raise IncompleteBootstrap(refusal.text) from None
