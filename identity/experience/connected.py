"""What connectors give the sign-in pages: ways to send codes, social providers, and enterprise ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from identity.connectors.catalogue import kind_of
from identity.connectors.delivery import kept_channels
from identity.connectors.kinds import ConnectorType
from identity.connectors.models import Connector
from identity.connectors.queries import ConnectorFilter, config_of, connector_rows
from identity.kernel import database
from identity.kernel.caches import Cache
from identity.sso.providers import PROVIDERS

_KINDS = {ConnectorType.EMAIL.value: "email", ConnectorType.SMS.value: "phone"}
_EVERY = "every"
_GOOGLE = "google-universal"
_ONE_TAP = ("isEnabled", "autoSelect", "closeOnTapOutside", "itpSupport")


@dataclass(frozen=True, slots=True)
class Connected:
    """The kinds of addresses that codes can be sent to; the providers, as the contract shows them to anybody."""

    kinds: frozenset[str]
    social: tuple[dict[str, Any], ...]
    sso: tuple[dict[str, Any], ...] = ()
    one_tap: dict[str, Any] | None = None  # of Google, where it is turned on

    @property
    def targets(self) -> frozenset[str]:
        """The social providers, by what identities call them."""
        return frozenset(each["target"] for each in self.social)

    def social_of(self, targets: Sequence[str]) -> list[dict[str, Any]]:
        """The social connectors of these targets, in their order."""
        return [each for target in targets for each in self.social if each["target"] == target]


async def connected() -> Connected:
    """What there is at this moment; for actions."""
    rows = await connector_rows(ConnectorFilter())
    return Connected(
        kept_channels() | {_KINDS[row.type] for row in rows if row.type in _KINDS},
        tuple(shown for row in rows if row.type == ConnectorType.SOCIAL and (shown := _social(row))),
        one_tap=next((found for row in rows if (found := _one_tap(row))), None),
    )


def _one_tap(row: Connector) -> dict[str, Any] | None:
    """What a page needs to offer Google's accounts by itself."""
    config = config_of(row.config_encrypted) if row.factory_id == _GOOGLE else {}
    own = config.get("oneTap") or {}
    if not own.get("isEnabled"):
        return None
    known = {name: own[name] for name in _ONE_TAP if name in own}
    return {**known, "clientId": config["clientId"], "connectorId": row.id}


def _social(row: Connector) -> dict[str, Any] | None:
    kind = kind_of(row.factory_id)
    if kind is None:
        return None
    own = row.metadata
    shown = {
        "id": row.id,
        "target": row.target or kind.target,
        "name": own.get("name") or {"en": kind.name},
        "logo": own.get("logo") or kind.logo,
        "logoDark": own.get("logoDark"),
        "platform": row.platform,
    }
    return shown | ({"isStandard": True} if kind.is_standard else {})


async def _load(_key: str) -> Connected:
    here = await connected()
    rows = await database.fetch(
        "SELECT id, connector_name, provider_name, branding FROM sso_connectors ORDER BY created_at DESC, id DESC"
    )
    return Connected(
        here.kinds,
        here.social,
        tuple(_sso(row) for row in rows if row["provider_name"] in PROVIDERS),
        here.one_tap,
    )


def _sso(row: database.Record) -> dict[str, Any]:
    branding = row["branding"]
    shown = {
        "id": row["id"],
        "connectorName": branding.get("displayName") or row["connector_name"],
        "logo": branding.get("logo") or PROVIDERS[row["provider_name"]].logo,
    }
    return shown | ({"darkLogo": branding["darkLogo"]} if branding.get("darkLogo") else {})


connected_cache: Cache[Connected] = Cache("connected", _load)


async def known_connected() -> Connected:
    """For the pages: what there was a moment ago at the latest."""
    return await connected_cache.get(_EVERY)
