"""What kinds of connectors there are: those of this package, and those that other packages bring along.

A further package names an object of `ConnectorKind` as an entry point of the group `keystead.connectors`.
"""

from functools import cache
from importlib.metadata import entry_points

import structlog

from identity.connectors.kinds import ConnectorKind
from identity.connectors.providers import OWN

ENTRY_POINTS = "keystead.connectors"
_log = structlog.get_logger("keystead.connectors")


@cache
def every_kind() -> dict[str, ConnectorKind]:
    """All kinds by id, in the order of their ids; a package that cannot be loaded is left out, on record."""
    kinds = {kind.id: kind for kind in OWN}
    for entry in entry_points(group=ENTRY_POINTS):
        try:
            kind = entry.load()
        except Exception:  # the code of others may fail in any way, which is no reason not to start
            _log.exception("a package's connector cannot be loaded", name=entry.name)
            continue
        if isinstance(kind, ConnectorKind) and kind.id not in kinds:
            kinds[kind.id] = kind
        else:
            _log.error("an entry point is no connector, or one that is there already", name=entry.name)
    return dict(sorted(kinds.items()))


def kind_of(factory_id: str) -> ConnectorKind | None:
    """The kind with this id."""
    return every_kind().get(factory_id)
