"""Who may use an application: people by name, by a role, by an organization, by a role in an organization."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

MOST_RULES = 1000  # of each kind


@dataclass(frozen=True, slots=True)
class OrganizationRoleRule:
    """Members of an organization who hold one of these roles there."""

    organization_id: str
    organization_role_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRules:
    """Everybody whom one of the rules fits may use the application."""

    user_ids: Sequence[str] = ()
    user_role_ids: Sequence[str] = ()
    organization_ids: Sequence[str] = ()
    organization_role_rules: Sequence[OrganizationRoleRule] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether they fit nobody."""
        named = (self.user_ids, self.user_role_ids, self.organization_ids)
        return not any(named) and not any(self.organization_roles())

    def organization_roles(self) -> Iterator[tuple[str, str]]:
        """Organization and role, one by one."""
        for rule in self.organization_role_rules:
            for role_id in rule.organization_role_ids:
                yield rule.organization_id, role_id

    @property
    def is_within_limits(self) -> bool:
        """Whether no kind has more rules than can be."""
        lengths = (len(self.user_ids), len(self.user_role_ids), len(self.organization_ids))
        return (
            max(*lengths, len(self.organization_role_rules), len(list(self.organization_roles())))
            <= MOST_RULES
        )
