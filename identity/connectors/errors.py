"""What the connectors feature refuses."""

from identity.kernel.errors import Conflict, InputRefused, NotFound, NotProvided, RateLimited, Refusal


class ConnectorNotFound(NotProvided):
    """Nothing is set up that could send this message."""

    code = "connector.not_found"
    message = "There is no connector for this."


class ConnectorNotImplemented(NotProvided):
    """A part of a connector that this server cannot do."""

    code = "connector.not_implemented"
    message = "This connector cannot do that here."


class UnknownFactory(Conflict):
    """No connector of this kind exists."""

    code = "connector.not_found_with_connector_id"
    message = "There is no kind of connector with the id `{id}`."


class InvalidConnectorConfig(InputRefused):
    """Settings that the connector cannot work with."""

    code = "connector.invalid_config"
    message = "The settings of the connector are not valid: {reason}"


class InvalidConnectorMetadata(InputRefused):
    """A name, logo or target that cannot be."""

    code = "connector.invalid_metadata"
    message = "The metadata of the connector is not valid: {reason}"


class TargetRequired(InputRefused):
    """A standard connector that does not say what provider it is for."""

    code = "connector.should_specify_target"
    message = "Connectors of this kind need `metadata.target`, a name for the provider."


class TargetIsFixed(InputRefused):
    """Identities of users hang on the target."""

    code = "connector.can_not_modify_target"
    message = "The target of a connector cannot be changed: identities of users hang on it."


class MultipleInstances(Conflict):
    """A second connector of a kind of which there can be one."""

    code = "connector.multiple_instances_not_supported"
    message = "There can be only one connector of this kind."


class TargetTaken(Conflict):
    """Another connector has this target on this platform."""

    code = "connector.multiple_target_with_same_platform"
    message = "Another connector has this target on the same platform."


class ConnectorIdTaken(Conflict):
    """Another connector has this id."""

    code = "connector.id_in_use"
    message = "Another connector has this id."


class OnlySocialConnectors(Conflict):
    """Profiles come from social providers alone."""

    code = "connector.invalid_type_for_syncing_profile"
    message = "Only social connectors can bring profiles with them."


class TokenStorageNotSupported(Conflict):
    """A connector whose provider gives no tokens worth keeping."""

    code = "connector.token_storage_not_supported"
    message = "Connectors of this kind cannot store tokens."


class UnexpectedConnectorType(InputRefused):
    """A connector of another type than this takes."""

    code = "connector.unexpected_type"
    message = "This takes another type of connector."


class TestRecipientRequired(InputRefused):
    """A test message without anybody to send it to."""

    __test__ = False
    code = "connector.insufficient_request_parameters"
    message = "Give an e-mail address for an e-mail connector, a phone number for an SMS connector."


class TemplateNotFound(InputRefused):
    """No text for this kind of message, nor a generic one."""

    code = "connector.template_not_found"
    message = "The connector has no template for `{usage}`, nor a generic one."


class DeliveryFailed(InputRefused):
    """The provider did not take the message."""

    code = "connector.general"
    message = "The message could not be delivered: {reason}"


class NotTakenYet(DeliveryFailed):
    """The provider could not take the message at this moment, and certainly has not: it may be offered once more."""


class ProviderRateLimited(RateLimited):
    """The provider wants a pause."""

    code = "connector.rate_limit_exceeded"
    message = "The provider takes no more messages at the moment. Please try again later."


class ProviderAllowanceSpent(RateLimited):
    """The account at the provider has sent all that it may."""

    code = "connector.usage_limit_exceeded"
    message = "The account at the provider may send no more messages."


class InsufficientInformation(InputRefused):
    """A redirect without a state or an address to come back to."""

    code = "session.insufficient_info"
    message = "`state` and `redirectUri` must not be empty."


class NotOurPage(InsufficientInformation):
    """An address to come back to that is not on this server, which hands something over there."""

    message = "Sign-ins through SAML come back to a page of this server: `redirectUri` has to begin with {endpoint}/."


class IdentityTaken(Conflict):
    """The account at the provider belongs to another user here."""

    code = "user.identity_already_in_use"
    message = "This account at the provider is linked to another user."


class IdentityNotFound(NotFound):
    """The user has no account at this provider."""

    code = "user.identity_not_exist"
    message = "The user has no account linked at `{target}`."


class InvalidIdentity(InputRefused):
    """A target or an account that cannot be."""

    code = "user.invalid_identity"
    message = "A target has at most 128 letters, digits and _ . -, and an account's id 1 to 256 characters."


class NotASocialConnector(Conflict):
    """A connector that nobody has an account at."""

    code = "session.invalid_connector_id"
    message = "There is no social connector with this id."


class ConnectorFailed(InputRefused):
    """Something went wrong at a provider of sign-in, or on the way there."""

    code = "connector.general"
    message = "The sign-in at the provider failed: {reason}."


class NotTheSameSignIn(InputRefused):
    """An answer that belongs to another sign-in than the one that was begun, or to none."""

    code = "session.verification_failed"
    message = "This answer does not belong to the sign-in that was begun. Please start again."


class AssertionRefused(NotTheSameSignIn):
    """A SAML response that proves nothing: of somebody else, for somebody else, altered, late or used."""

    message = "The answer of the identity provider is not valid: {reason}."


class _ProviderRefused(Refusal):
    """A provider that did not let the person in."""

    status = 401


class AuthorizationFailed(_ProviderRefused):
    """The person or the provider said no."""

    code = "connector.authorization_failed"
    message = "The provider did not authorize the sign-in: {reason}."


class SocialCodeInvalid(_ProviderRefused):
    """The provider does not take the code that came back."""

    code = "connector.social_auth_code_invalid"
    message = "The provider does not accept the code of this sign-in."


class SocialAccessTokenInvalid(_ProviderRefused):
    """The provider does not take its own token."""

    code = "connector.social_invalid_access_token"
    message = "The provider does not accept the access token of this sign-in."


class SocialIdTokenInvalid(_ProviderRefused):
    """An ID token that is not of this provider, for this client, in this sign-in."""

    code = "connector.social_invalid_id_token"
    message = "The ID token of this sign-in is not valid."


class SocialIdentityUnknown(IdentityNotFound):
    """Nobody's account is linked to the one at the provider; `data.relatedUser` names an address that somebody has."""

    message = "No account is linked to this one at the provider."
