"""What the applications feature refuses."""

from identity.kernel.errors import Conflict, InputRefused, NotFound, NotProvided, Unauthenticated


class UnknownApplicationType(InputRefused):
    """A type that does not exist here."""

    code = "application.invalid_type"
    message = "There is no application of this type."


class SamlElsewhere(InputRefused):
    """SAML applications have settings of their own."""

    code = "application.saml.use_saml_app_api"
    message = "SAML applications are made, changed and deleted through their own operations."


class ProtectedMetadataRequired(InputRefused):
    """A protected application without the place that it protects."""

    code = "application.protected_app_metadata_is_required"
    message = "A protected application needs protectedAppMetadata: a sub-domain and an origin."


class ProtectedOnly(Conflict):
    """Settings of protected applications given to another one."""

    code = "application.protected_application_only_feature"
    message = "Only a protected application has these settings."


class SubDomainTaken(Conflict):
    """Two protected applications at one address."""

    code = "application.protected_application_subdomain_exists"
    message = "Another protected application has this sub-domain."


class CustomDomainsNotProvided(NotProvided):
    """Custom domains need a provider that issues certificates for them, which a self-hosted server has not."""

    code = "application.custom_domains_not_provided"
    message = "This server has no provider of custom domains: point the domain at your own proxy."


class NoLegacySecret(InputRefused):
    """Secrets have names here from the start, so there is none of the old kind."""

    code = "application.no_legacy_secret_found"
    message = "This application has no legacy secret."


class ThirdPartyTypeRefused(InputRefused):
    """Nobody consents to a machine, and what is protected or speaks SAML is the operator's own."""

    code = "application.invalid_third_party_application_type"
    message = "Only Native, SPA and Traditional applications can be third-party."


class InvalidRedirectUri(InputRefused):
    """A redirect URI that could be abused or can never match."""

    code = "application.invalid_redirect_uri"
    message = "`{uri}` cannot be a redirect URI: {reason}."


class InvalidClientMetadata(InputRefused):
    """A client setting out of its bounds."""

    code = "application.invalid_client_metadata"
    message = "{reason}."


class TokenExchangeRefused(Conflict):
    """Third-party applications never exchange tokens."""

    code = "application.third_party_application_cannot_enable_token_exchange"
    message = "A third-party application cannot enable token exchange."


class DeviceFlowNotChangeable(Conflict):
    """The device flow is chosen at creation."""

    code = "application.device_flow_not_changeable"
    message = "Whether an application uses the device flow is decided when it is created."


class DeviceFlowNativeOnly(Conflict):
    """Only native applications use the device flow."""

    code = "application.device_flow_native_only"
    message = "Only a Native application can use the device flow."


class AccessControlWithoutRules(Conflict):
    """Switching access control on would lock everybody out."""

    code = "request.invalid_input"
    message = "Add an access rule before switching access control on: without one nobody could sign in."


class SecretNameTaken(Conflict):
    """The application has a secret of this name."""

    code = "application.secret_name_exists"
    message = "This application has a secret named {name} already."


class SecretRefused(Conflict):
    """Public clients have no secret (RFC 6749 section 2.1)."""

    code = "entity.db_constraint_violated"
    message = "A {type} application is a public client and has no secrets."


class SecretExpiryInPast(InputRefused):
    """A secret that would be expired at once."""

    code = "request.invalid_input"
    message = "The expiry of a secret lies in the future."


class SecretNotFound(NotFound):
    """The application has no such secret."""

    message = "This application has no secret named {name}."


class RolesNeedMachine(Conflict):
    """Only machines hold roles of their own."""

    code = "application.invalid_type"
    message = "Only a machine-to-machine application can hold roles."


class MachineRoleRequired(Conflict):
    """A role for people given to a machine."""

    code = "application.invalid_role_type"
    message = "Only machine-to-machine roles can be given to an application."


class ThirdPartyOnly(Conflict):
    """Consent limits are for third-party applications."""

    code = "application.third_party_application_only"
    message = "Only a third-party application has consent scopes: others need no consent."


class ConsentScopesNotFound(Conflict):
    """Scopes that do not exist."""

    code = "application.user_consent_scopes_not_found"
    message = "Some of the scopes do not exist: {ids}"


class ManagementScopesRefused(Conflict):
    """Nobody can consent to the Management API."""

    code = "application.consent_management_api_scopes_not_allowed"
    message = "Scopes of the Management API cannot be given by consent."


class RegistrationOff(NotFound):
    """Clients do not register themselves here."""

    code = "registration.off"
    message = "Unrecognized route or not allowed method: dynamic registration is off."


class RegistrationTokenRefused(Unauthenticated):
    """A missing or wrong token at registration or its management; also where there is no such client."""

    code = "oidc.invalid_token"
    message = "Invalid token provided"


class RegistrationRefused(InputRefused):
    """A change of a registration that is not about it (RFC 7592 section 2.2)."""

    code = "registration.refused"
    message = "{reason}"
