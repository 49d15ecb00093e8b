"""How the pages look for one application or one organization: what goes before the general settings."""

from dataclasses import dataclass, field
from typing import Any

from identity.applications.queries import built_in
from identity.content.sign_in_methods import SignInMethods, methods_of
from identity.kernel import database
from identity.kernel.caches import Cache

_LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, logos, style and name; empty where the general ones apply."""

    color: dict[str, Any] = field(default_factory=dict)
    branding: dict[str, Any] = field(default_factory=dict)
    custom_css: str | None = None
    display_name: str | None = None
    terms_of_use_url: str | None = None
    privacy_policy_url: str | None = None
    sign_in_methods: SignInMethods | None = None

    def apply(self, keys: dict[str, Any]) -> None:
        """Put this look over settings in the contract's keys."""
        keys["color"] = keys["color"] | self.color
        keys["branding"] = keys["branding"] | self.branding
        keys["customCss"] = self.custom_css or keys["customCss"]


PLAIN = Look()


async def _load_organization(organization_id: str) -> Look | None:
    row = await database.fetch_row(
        "SELECT color, branding, custom_css FROM organizations WHERE id = $1", organization_id
    )
    return Look(row["color"], row["branding"], row["custom_css"]) if row else None


async def _load_application(application_id: str) -> Look | None:
    row = await database.fetch_row(
        "SELECT l.color, l.branding, l.custom_css, l.display_name, l.terms_of_use_url, "
        "l.privacy_policy_url, l.sign_in_methods "
        "FROM applications a LEFT JOIN application_appearances l ON l.application_id = a.id WHERE a.id = $1",
        application_id,
    )
    if row is None:
        return None
    values = {name: value for name, value in row.items() if value is not None}
    return Look(**values | {"sign_in_methods": methods_of(row["sign_in_methods"])})


organization_looks: Cache[Look | None] = Cache("organization_looks", _load_organization)
application_looks: Cache[Look | None] = Cache("application_looks", _load_application)


async def look_of_organization(organization_id: str | None) -> Look:
    """What the organization brings; nothing when there is none."""
    return await _look(organization_looks, organization_id)


async def look_of_application(application_id: str | None) -> Look:
    """What the application brings; nothing when there is none."""
    if application_id and built_in(application_id):
        return PLAIN  # it has no row
    return await _look(application_looks, application_id)


async def _look(looks: "Cache[Look | None]", key: str | None) -> Look:
    if not key or len(key) > _LONGEST_ID or "\0" in key:
        return PLAIN
    return await looks.get(key) or PLAIN
