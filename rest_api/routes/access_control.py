"""The paths of access rules, consent, organizations and the look of single applications."""

from identity.kernel.permissions import Permission
from rest_api import access_control as handlers
from rest_api.operations import Operation as Op

_APPLICATION = "/applications/{applicationId}"
_ID = "/applications/{id}"  # the contract names the same id in two ways
_CONSENT_SCOPES = f"{_APPLICATION}/user-consent-scopes"
_CONSENT = f"{_ID}/users/{{userId}}/consent-organizations"
_DOMAINS = f"{_ID}/protected-app-metadata/custom-domains"
_READ, _WRITE = Permission.APPLICATIONS_READ, Permission.APPLICATIONS_WRITE

OPERATIONS = (
    Op("GET", f"{_APPLICATION}/access-control", handlers.get_access_control, _READ),
    Op("PUT", f"{_APPLICATION}/access-control", handlers.replace_access_control, _WRITE),
    Op("GET", _CONSENT_SCOPES, handlers.list_user_consent_scopes, _READ),
    Op("POST", _CONSENT_SCOPES, handlers.add_user_consent_scopes, _WRITE, 201),
    Op("DELETE", f"{_CONSENT_SCOPES}/{{scopeType}}/{{scopeId}}", handlers.remove_user_consent_scope, _WRITE, 204),
    Op("GET", f"{_APPLICATION}/sign-in-experience", handlers.get_application_sign_in_experience, _READ),
    Op("PUT", f"{_APPLICATION}/sign-in-experience", handlers.replace_application_sign_in_experience, _WRITE),
    Op("GET", f"{_ID}/organizations", handlers.list_application_organizations,
       (_READ, Permission.ORGANIZATIONS_READ, Permission.ORGANIZATIONS_MEMBERS_READ)),
    Op("GET", _CONSENT, handlers.list_consent_organizations,
       (Permission.USERS_READ, Permission.ORGANIZATIONS_READ)),
    Op("PUT", _CONSENT, handlers.replace_consent_organizations, Permission.USERS_WRITE, 204),
    Op("POST", _CONSENT, handlers.add_consent_organizations, Permission.USERS_WRITE, 201),
    Op("DELETE", f"{_CONSENT}/{{organizationId}}", handlers.remove_consent_organization, Permission.USERS_WRITE, 204),
    Op("GET", _DOMAINS, handlers.list_custom_domains, _READ),
    Op("POST", _DOMAINS, handlers.create_custom_domain, (_READ, _WRITE), 201),
    Op("DELETE", f"{_DOMAINS}/{{domain}}", handlers.delete_custom_domain, (_READ, _WRITE), 204),
)  # fmt: skip
