"""What access control has to say when an application changes, in the same transaction."""

from identity.access_control.queries import stored_rules
from identity.applications.errors import AccessControlWithoutRules
from identity.applications.events import ApplicationUpdated
from identity.kernel.events import listens_to


@listens_to(ApplicationUpdated)
async def require_rules_when_switched_on(event: ApplicationUpdated) -> None:
    """Access control without a rule would lock everybody out."""
    if not (event.after or {}).get("app_level_access_control_enabled") or not event.application_id:
        return
    rules = await stored_rules([event.application_id])
    if rules[event.application_id].is_empty:
        raise AccessControlWithoutRules(path="appLevelAccessControlEnabled")
