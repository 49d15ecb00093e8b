"""The paths of SAML applications, and those that service providers and browsers come to."""

from identity.kernel.permissions import Permission
from rest_api import saml_applications as handlers
from rest_api.operations import FOR_ANYBODY
from rest_api.operations import Operation as Op

_ID = "/saml-applications/{id}"
_CERTIFICATE = f"{_ID}/secrets/{{secretId}}"
_READ, _WRITE = Permission.APPLICATIONS_READ, Permission.APPLICATIONS_WRITE
_WRITE_SECRETS = Permission.APPLICATIONS_SECRETS_WRITE

OPERATIONS = (
    Op("POST", "/saml-applications", handlers.create_saml_application, _WRITE, 201),
    Op("GET", _ID, handlers.get_saml_application, _READ),
    Op("PATCH", _ID, handlers.update_saml_application, _WRITE),
    Op("DELETE", _ID, handlers.delete_saml_application, _WRITE, 204),
    Op("GET", f"{_ID}/secrets", handlers.list_certificates, _READ),
    Op("POST", f"{_ID}/secrets", handlers.create_certificate, _WRITE_SECRETS, 201),
    Op("PATCH", _CERTIFICATE, handlers.update_certificate, _WRITE_SECRETS),
    Op("DELETE", _CERTIFICATE, handlers.delete_certificate, _WRITE_SECRETS, 204),
    Op("GET", f"{_ID}/metadata", handlers.get_provider_metadata, FOR_ANYBODY),
    Op("GET", f"{_ID}/callback", handlers.finish_sign_in, FOR_ANYBODY),
    Op("GET", "/saml/{id}/authn", handlers.start_sign_in, FOR_ANYBODY),
    Op("POST", "/saml/{id}/authn", handlers.start_sign_in_by_form, FOR_ANYBODY, takes_form=True),
)
