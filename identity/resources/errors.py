"""What the resources feature refuses."""

from identity.kernel.errors import Conflict, InputRefused


class InvalidIndicator(InputRefused):
    """An indicator that cannot name a resource (RFC 8707 section 2), or that the server keeps for itself."""

    code = "resource.invalid_indicator"
    message = "An indicator is an absolute URI without a fragment, and does not start with urn:logto:."


class IndicatorInUse(Conflict):
    """Another resource has this indicator."""

    code = "resource.resource_identifier_in_use"
    message = "Another API resource has the indicator {indicator}."


class InvalidAccessTokenTtl(InputRefused):
    """A life of access tokens that is none, or longer than a year."""

    code = "resource.invalid_access_token_ttl"
    message = "The life of access tokens is 1 second to one year (31536000 seconds)."


class ManagementApiNotModifiable(InputRefused):
    """The Management API and its scopes are the server's own."""

    code = "resource.cannot_modify_management_api"
    message = "The Management API cannot be changed."


class ManagementApiNotDeletable(InputRefused):
    """The Management API stays."""

    code = "resource.cannot_delete_management_api"
    message = "The Management API cannot be deleted."


class ScopeNameWithSpace(InputRefused):
    """A scope's name that could not stand in a list of scopes (RFC 6749 section 3.3)."""

    code = "scope.name_with_space"
    message = "The name of a permission has at least one character, and no spaces."


class ScopeNameTaken(Conflict):
    """The resource has a scope of this name."""

    code = "scope.name_exists"
    message = "There is a permission named {name} already."
