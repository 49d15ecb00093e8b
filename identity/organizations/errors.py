"""What the organizations feature refuses."""

from identity.kernel.errors import Conflict, InputRefused, RelationNotFound


class RelatedNotFound(RelationNotFound):
    """Ids that do not exist; here the contract answers 422."""

    status = 422


class NameTaken(Conflict):
    """The template has a role or a scope of this name."""

    code = "entity.unique_integrity_violation"
    message = "The organization template has a {entity} named {name} already."


class MembershipRequired(Conflict):
    """Somebody who is not a member of the organization."""

    code = "organization.require_membership"
    message = "Not a member of this organization: {ids}"


class RoleNamesNotFound(Conflict):
    """Names that no organization role has."""

    code = "organization.role_names_not_found"
    message = "There are no organization roles with these names: {names}"


class MemberKindMismatch(Conflict):
    """An application that is no machine as a member, or a role of the other type."""

    code = "entity.db_constraint_violated"
    message = "{reason}"


class ReservedScopeName(InputRefused):
    """A customer's scope that would look like a built-in permission."""

    code = "organization.reserved_scope_name"
    message = "Names that start with `keystead:` are reserved for built-in permissions."


class InvalidBranding(InputRefused):
    """A logo that is not on the web, or a color that is none."""

    code = "organization.invalid_branding"
    message = (
        "Colors are hexadecimal (#rrggbb), logos http(s) URLs, and custom CSS has at most 65536 characters."
    )
