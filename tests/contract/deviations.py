"""Where the server answers otherwise than the contract file says, each with its reason.

The file was made by a machine from route declarations, and leaves out what the conventions say once for all
routes. Whoever adds a line here says why; "our answer is another one" is no reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
WRITES = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True)
class Deviation:
    """A status that the file does not name for an operation, or another schema of a body.

    A path that ends in `*` stands for all that begin with the rest.
    """

    methods: tuple[str, ...]
    path: str
    status: int
    reason: str
    schema: Json | None = None

    def covers(self, method: str, template: str) -> bool:
        """Whether the operation is meant."""
        if method not in self.methods:
            return False
        head, star, _ = self.path.partition("*")
        return template.startswith(head) if star else template == self.path


_OF_THE_DATABASE = (
    "What is too long or against a rule of the database is 422 on every route: the conventions say it."
)
_OF_CONNECTORS = (
    "What a kind of connector cannot do is 501, and a provider that wants a pause 429: the facts say it."
)
_OF_PASSWORDS = "What is wrong with a password is told as 400, and it is no error: the facts say it."
_PASSWORD_REFUSED: Json = {
    "anyOf": [
        {
            "type": "object",
            "required": ["result", "issues"],
            "properties": {
                "result": {"const": False},
                "issues": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["code"],
                        "properties": {
                            "code": {"type": "string"},
                            "interpolation": {"type": "object"},
                        },
                    },
                },
            },
        },
        {"type": "object", "required": ["code", "message"]},
    ]
}
_OF_SAML = (
    "Settings of SAML applications are kept, and their protocol comes later: until then its calls are 501."
)
_OF_SCRIPTS = "Scripts are kept, and nothing runs them yet: until then trying one out is 501."
_OF_MESSAGES = (
    "A message needs a connector for mail: without one the call is 501, as for the invitation itself."
)
_OF_DELIVERY = "Webhooks are kept, and nothing delivers to them yet: until then trying one out is 501."
DEVIATIONS: tuple[Deviation, ...] = (
    Deviation(("POST",), "/api/organization-invitations/{id}/message", 501, _OF_MESSAGES),
    Deviation(("POST",), "/api/hooks/{id}/test", 501, _OF_DELIVERY),
    Deviation(WRITES, "/api/*", 422, _OF_THE_DATABASE),
    Deviation(("GET", "POST"), "/api/saml/{id}/authn", 501, _OF_SAML),
    Deviation(("GET",), "/api/saml-applications/{id}/callback", 501, _OF_SAML),
    Deviation(("POST",), "/api/connectors/{factoryId}/test", 501, _OF_CONNECTORS),
    Deviation(("POST",), "/api/connectors/{factoryId}/test", 429, _OF_CONNECTORS),
    Deviation(("POST",), "/api/connectors/{connectorId}/authorization-uri", 501, _OF_CONNECTORS),
    Deviation(("POST",), "/api/configs/jwt-customizer/test", 501, _OF_SCRIPTS),
    Deviation(("POST",), "/api/configs/actions/test", 501, _OF_SCRIPTS),
    Deviation(("POST",), "/api/users/{userId}/identities", 501, _OF_CONNECTORS),
    Deviation(("POST",), "/api/sign-in-exp/default/check-password", 400, _OF_PASSWORDS, _PASSWORD_REFUSED),
)

# Fields whose schema the file has wrong wherever they are: the generator could not read a check that is a function.
_ADDRESSES: Json = {"type": "array", "items": {"type": "string"}}
MISREAD_FIELDS: dict[str, Json] = {"redirectUris": _ADDRESSES, "postLogoutRedirectUris": _ADDRESSES}
# Objects that the file closes and that are open: what an event carries, and the phrases of a language.
OPEN_OBJECTS = frozenset({"payload", "translation"})


# What the file leaves out of answers, by the fields beside it. Trusted devices are in the facts, and in the file only
# where a page sees them; that an application may narrow the ways to sign in is beyond the contract.
_ACCESS: Json = {"type": "string", "enum": ["Off", "ReadOnly", "Edit"]}
_TRUSTED_DEVICE: Json = {
    "type": "object",
    "properties": {"enabled": {"type": "boolean"}, "durationDays": {"type": "number"}},
}
_BESIDE: dict[tuple[str, ...], Json] = {
    ("isMfaRequired",): {"isTrustedDeviceAllowed": {"type": "boolean"}},
    ("adaptiveMfa",): {"trustedDevice": _TRUSTED_DEVICE},
    ("passkey",): {"trustedDevice": _ACCESS},
    ("displayName", "customCss"): {"signInMethods": {"type": "object"}},
}
_BESIDE_VALUES = {"Grant.LimitExceeded": ["TrustedDevice.Created", "TrustedDevice.Deleted"]}


def completed(schema: Any) -> Any:
    """The contract with what its file leaves out."""
    if isinstance(schema, list):
        return [completed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: completed(each) for key, each in schema.items()}
    if isinstance(properties := found.get("properties"), dict):
        for siblings, left_out in _BESIDE.items():
            if properties.keys() >= set(siblings):
                properties |= left_out
    if isinstance(values := found.get("enum"), list):
        values += [more for each in _BESIDE_VALUES.keys() & values for more in _BESIDE_VALUES[each]]
    return found


def added_statuses(method: str, template: str) -> set[int]:
    """The statuses that deviations add to an operation."""
    return {each.status for each in _of(method, template)}


def schema_instead(method: str, template: str, status: int) -> Json | None:
    """The schema that a deviation gives to a body."""
    return next(
        (each.schema for each in _of(method, template) if each.status == status and each.schema), None
    )


def _of(method: str, template: str) -> Iterator[Deviation]:
    method = "GET" if method == "HEAD" else method
    return (each for each in DEVIATIONS if each.covers(method, template))


# Operations that the contract does not name, each with its reason.
_OF_IDP_INITIATED = "The file leaves out what is behind a switch for development; the facts name it."
BEYOND_THE_CONTRACT: dict[tuple[str, str], str] = {
    (method, "/api/sso-connectors/{id}/idp-initiated-auth-config"): _OF_IDP_INITIATED
    for method in ("GET", "PUT", "DELETE")
} | {
    (method, path): "Trusted devices are in the facts; the file leaves them out."
    for path in ("/api/users/{userId}/trusted-devices", "/api/users/{userId}/trusted-devices/{deviceId}")
    for method in ("GET", "DELETE")
}
# Query parameters that only one of the two names, the contract's file or our document: the facts have them.
OTHER_PARAMETERS: dict[tuple[str, str], tuple[str, ...]] = {
    ("GET", "/api/users"): ("excludeOrganizationId", "excludeRoleId", "includePasswordHash"),
}
# Bodies that come as forms, whatever the file says: SAML's POST binding is one (SAML Bindings, section 3.5).
ALSO_AS_FORM = frozenset({
    ("POST", "/api/authn/saml/{connectorId}"), ("POST", "/api/authn/single-sign-on/saml/{connectorId}"),
})  # fmt: skip
# Fields of bodies that the contract takes because its guards are made from tables, and does nothing with.
TAKEN_FOR_NOTHING = frozenset({"createdAt", "tenantId"})
# Other fields of a body or an answer that only one of the two names.
OTHER_FIELDS: dict[tuple[str, str, str], tuple[str, ...]] = {
    # Changing a script takes the script as well: the facts say it. The file has no types for these bodies.
    ("PUT", "/api/configs/jwt-customizer/{tokenTypePath}", "body"): (".script, which is required",),
    ("PATCH", "/api/configs/jwt-customizer/{tokenTypePath}", "body"): (".script, which is required",),
    # Beside the alternatives, which have all fields, the file has a remainder of something else.
    ("POST", "/api/configs/jwt-customizer/test", "body"): (".payload", ".tokenType, which is required"),
    # Whether a profile field needs settings depends on its type.
    ("POST", "/api/custom-profile-fields", "body"): (".config, which is not required",),
    ("POST", "/api/custom-profile-fields/batch", "body"): ("[].config, which is not required",),
    ("PUT", "/api/custom-profile-fields/{name}", "body"): (".config, which is not required",),
    # One of the two is given; which one, the guard tells.
    ("POST", "/api/verification-codes", "body"): (
        ".email, which is not required", ".phone, which is not required",
    ),
    ("POST", "/api/verification-codes/verify", "body"): (
        ".email, which is not required", ".phone, which is not required",
    ),
    # Beyond the contract: new backup codes take the place of old ones at once.
    ("POST", "/api/my-account/mfa-verifications", "body"): (".isReplacement",),
    # What has a default may be left out.
    ("POST", "/api/sso-connectors/{id}/signing-keys", "body"): (".active, which is not required",),
    ("POST", "/api/saml-applications", "body"): (".nameIdFormat, which is not required",),
    ("POST", "/api/organization-roles", "body"): (
        ".organizationScopeIds, which is not required", ".resourceScopeIds, which is not required",
    ),
    ("POST", "/api/organization-invitations", "body"): (".messagePayload, which is not required",),
    ("PATCH", "/api/sign-in-exp", "body"): tuple(
        f".passwordPolicy.{each}, which is not required"
        for each in (
            "length.min", "length.max", "characterTypes.min", "rejects.pwned", "rejects.repetitionAndSequence",
            "rejects.userInfo", "rejects.words",
        )
    ),
}  # fmt: skip
