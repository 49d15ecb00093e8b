"""What provisioning has to say about changes of the organization template."""

from identity.kernel import database
from identity.kernel.events import listens_to
from identity.organizations.errors import MemberKindMismatch
from identity.organizations.events import OrganizationRoleUpdated


@listens_to(OrganizationRoleUpdated)
async def keep_roles_for_people(event: OrganizationRoleUpdated) -> None:
    """A role that people get by joining stays one for people."""
    if "type" not in (event.after or {}):
        return
    statement = "SELECT EXISTS (SELECT FROM jit_roles WHERE organization_role_id = $1)"
    if await database.fetch_value(statement, event.organization_role_id):
        raise MemberKindMismatch(
            path="type", reason="The type of a role that people get by joining cannot change."
        )
