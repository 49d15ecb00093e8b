"""What the access control feature refuses."""

from identity.kernel.errors import InputRefused


class TooManyAccessRules(InputRefused):
    """More rules than are looked at for one sign-in."""

    code = "application.too_many_access_rules"
    message = "An application has at most {limit} access rules of a kind."
