"""What the sso feature refuses."""

from identity.connectors.errors import ConnectorNotFound, NotTheSameSignIn
from identity.kernel.errors import Conflict, InputRefused, NotFound


class UnknownProvider(ConnectorNotFound):
    """A kind of identity provider that does not exist; here the contract answers 422."""

    status = 422
    message = "There is no kind of identity provider named `{name}`."


class ConnectorNameTaken(Conflict):
    """Another connector has this name."""

    status = 409
    code = "single_sign_on.duplicate_connector_name"
    message = "Another enterprise connector has this name."


class PublicMailDomains(Conflict):
    """Domains in which anybody can have an address."""

    code = "single_sign_on.forbidden_domains"
    message = "Anybody can have an address in these domains: {domains}"


class RepeatedDomains(Conflict):
    """A domain that is in the list twice."""

    code = "single_sign_on.duplicated_domains"
    message = "These domains are in the list more than once: {domains}"


class InvalidDomain(InputRefused):
    """Not the domain of an e-mail address."""

    code = "single_sign_on.invalid_domain"
    message = "`{domain}` is not the domain of an e-mail address."


class InvalidSsoBranding(InputRefused):
    """A logo that is no image."""

    code = "single_sign_on.invalid_branding"
    message = "A name has at most 128 characters, and a logo is the URL of an image."


class ActiveSigningKeyRequired(InputRefused):
    """Requests are to be signed, and nothing could sign them."""

    code = "single_sign_on.active_signing_key_required"
    message = "Requests to this provider are signed: that takes an active signing key."


class ActiveSigningKeyNotDeletable(InputRefused):
    """The key that signs."""

    code = "single_sign_on.can_not_delete_active_signing_key"
    message = "The active signing key cannot be deleted: activate another one first, or none."


class SsoIdentityNotFound(NotFound):
    """The user has no account at this enterprise."""

    code = "user.enterprise_sso_identity_not_exists"
    message = "The user has no account linked through this enterprise connector."


class SsoIdentityUnknown(NotFound):
    """Nobody's account is linked to the one at the enterprise, nor has its address."""

    code = "user.sso_identity_not_exist"
    message = "No account is linked to this one at the enterprise."


class AssertionRefused(NotTheSameSignIn):
    """A SAML response that proves nothing: of somebody else, for somebody else, altered, late or used."""

    message = "The answer of the identity provider is not valid: {reason}."
