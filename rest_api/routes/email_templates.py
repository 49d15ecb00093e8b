"""The paths of e-mail templates."""

from identity.kernel.permissions import Permission
from rest_api import email_templates
from rest_api.operations import Operation as Op

_READ, _WRITE = Permission.SIGN_IN_EXPERIENCE_READ, Permission.SIGN_IN_EXPERIENCE_WRITE
_TEMPLATE = "/email-templates/{id}"

OPERATIONS = (
    Op("PUT", "/email-templates", email_templates.replace_email_templates, _WRITE),
    Op("GET", "/email-templates", email_templates.list_email_templates, _READ),
    Op("DELETE", "/email-templates", email_templates.delete_email_templates, _WRITE),
    Op("GET", _TEMPLATE, email_templates.get_email_template, _READ),
    Op("DELETE", _TEMPLATE, email_templates.delete_email_template, _WRITE, 204),
    Op("PATCH", f"{_TEMPLATE}/details", email_templates.update_email_template_details, _WRITE),
)  # fmt: skip
