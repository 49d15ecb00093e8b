"""What actions on applications are given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentScopeIds:
    """Scopes of each kind: OpenID scopes by name, the others by id."""

    user_scopes: Sequence[str] = ()
    resource_scopes: Sequence[str] = ()
    organization_scopes: Sequence[str] = ()
    organization_resource_scopes: Sequence[str] = ()

    def by_kind(self) -> Iterator[tuple[str, list[str]]]:
        """The kinds and their scopes, each once."""
        for each in fields(self):
            yield each.name, list(dict.fromkeys(getattr(self, each.name)))

    def plain(self) -> dict[str, list[str]]:
        """The same for the audit, without empty lists."""
        return {kind: ids for kind, ids in self.by_kind() if ids}
