"""What the roles feature refuses."""

from identity.kernel.errors import Conflict, Forbidden, InputRefused


class RoleNameInUse(Conflict):
    """Another role has this name."""

    code = "role.name_in_use"
    message = "There is a role named {name} already."


class RoleTextMissing(InputRefused):
    """A role without a name, or that does not say what it is for."""

    code = "role.text_missing"
    message = "A role has a name and a description."


class InternalRoleViolation(Forbidden):
    """A role of the server itself."""

    code = "role.internal_role_violation"
    message = "This role belongs to the server and cannot be changed or given in this way."


class ManagementScopesOnUserRole(InputRefused):
    """Permissions on this server in a role for people."""

    code = "role.management_api_scopes_not_assignable_to_user_role"
    message = "Permissions of the Management API can only be given to machine-to-machine roles."


class RoleScopeExists(Conflict):
    """The role gives the scope already."""

    code = "role.scope_exists"
    message = "The role has these permissions already: {ids}"


class RoleUserExists(Conflict):
    """The user holds the role already."""

    code = "role.user_exists"
    message = "These users hold the role already: {ids}"


class RoleApplicationExists(Conflict):
    """The machine holds the role already."""

    code = "role.application_exists"
    message = "These applications hold the role already: {ids}"


class UserRoleTypeRequired(Conflict):
    """A role for machines given to a person."""

    code = "user.invalid_role_type"
    message = "Only roles of the type User can be given to a user."


class LastAdministrator(Conflict):
    """Without this one nobody could administer the server."""

    code = "role.last_administrator"
    message = "This is the last active administrator. Make somebody else one first."
