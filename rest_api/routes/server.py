"""The paths that tell about the server itself."""

from rest_api import server
from rest_api.operations import FOR_ANYBODY
from rest_api.operations import Operation as Op

OPERATIONS = (
    Op("GET", "/status", server.status, FOR_ANYBODY, 204),
    Op("GET", "/swagger.json", server.swagger, FOR_ANYBODY),
    Op("GET", "/.well-known/management.openapi.json", server.management_document, FOR_ANYBODY),
    Op("GET", "/.well-known/experience.openapi.json", server.experience_document, FOR_ANYBODY),
    Op("GET", "/.well-known/user.openapi.json", server.user_document, FOR_ANYBODY),
)  # fmt: skip
