"""What the SAML applications feature refuses."""

from identity.kernel.errors import Conflict, InputRefused, NotFound, NotProvided


class SamlApplicationOnly(Conflict):
    """An application that speaks another protocol."""

    code = "application.saml.saml_application_only"
    message = "This is not a SAML application."


class SamlLimitReached(Conflict):
    """As many SAML applications as this server is set up for."""

    status = 403
    code = "application.saml.reach_oss_limit"
    message = "This server is set up for at most {limit} SAML applications."


class EntityIdTaken(Conflict):
    """Two service providers of one name."""

    code = "application.saml.entity_id_already_in_use"
    message = "Another SAML application has this entity id."


class InvalidSamlSettings(InputRefused):
    """A SAML setting that cannot be."""

    code = "application.saml.invalid_settings"
    message = "{reason}."


class InvalidCertificate(Conflict):
    """What should be the service provider's certificate is none."""

    code = "application.saml.invalid_certificate_pem_format"
    message = "This is no certificate in PEM form with an RSA key."


class CertificateInUse(InputRefused):
    """Without its active certificate an application could check no assertion."""

    code = "application.saml.can_not_delete_active_secret"
    message = "The active certificate cannot be deleted: activate another one first."


class TooManyCertificates(Conflict):
    """More certificates than anybody rotates."""

    code = "application.saml.too_many_secrets"
    message = "A SAML application has at most {limit} certificates: delete old ones first."


class NoActiveCertificate(NotFound):
    """Nothing to sign assertions with."""

    code = "application.saml.no_active_secret"
    message = "This SAML application has no active certificate."


class SamlProtocolNotProvided(NotProvided):
    """Sign-ins in the SAML protocol, which this server does not answer yet."""

    code = "application.saml.protocol_not_provided"
    message = (
        "This server keeps the settings of SAML applications, but does not sign people in through SAML yet."
    )
