"""What the sso feature refuses."""

from identity.connectors.errors import ConnectorNotFound
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


class IdpInitiatedNotSupported(InputRefused):
    """Only SAML providers begin sign-ins themselves."""

    code = "single_sign_on.idp_initiated_authentication_not_supported"
    message = "Sign-ins begin at SAML providers alone."


class IdpInitiatedApplicationRefused(InputRefused):
    """An application that such sign-ins cannot lead to."""

    code = "single_sign_on.idp_initiated_authentication_invalid_application_type"
    message = "Such sign-ins lead to these kinds of applications of one's own: {types}."


class IdpInitiatedRedirectUriRefused(InputRefused):
    """An address that the application has not registered."""

    code = "single_sign_on.idp_initiated_authentication_redirect_uri_not_registered"
    message = "The address is not among the redirect URIs that the application has registered."


class IdpInitiatedStartMissing(InputRefused):
    """Neither this server nor the application would begin the authorization request."""

    code = "single_sign_on.idp_initiated_authentication_client_callback_uri_not_found"
    message = "Give the address at which the application begins the sign-in, or let this server begin it."


class IdpInitiatedParameterRefused(InputRefused):
    """A parameter of the authorization request that is not the operator's to set."""

    code = "single_sign_on.idp_initiated_authentication_invalid_parameter"
    message = "`{name}` cannot be set here."
