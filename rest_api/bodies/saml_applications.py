"""What operations on SAML applications take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject, Name

EntityId = Annotated[str, Meta(min_length=1, max_length=128)]
AttributeMapping = dict[str, Annotated[str, Meta(max_length=256)]]
NameIdFormat = Literal[
    "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
    "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
    "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
]


class AcsUrlBody(Body, frozen=True, kw_only=True):
    """Where assertions go, and how."""

    binding: Literal[
        "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
    ]
    url: Annotated[str, Meta(min_length=1, max_length=2048)]


class SamlApplicationBody(Body, frozen=True, kw_only=True):
    """A new SAML application."""

    name: Name
    description: str | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    attribute_mapping: AttributeMapping | UnsetType = UNSET
    entity_id: EntityId | None | UnsetType = UNSET
    acs_url: AcsUrlBody | None | UnsetType = UNSET
    encryption: JsonObject | None | UnsetType = UNSET
    name_id_format: NameIdFormat | UnsetType = UNSET


class SamlApplicationChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a SAML application; objects are replaced as a whole."""

    name: Name | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    app_level_access_control_enabled: bool | UnsetType = UNSET
    attribute_mapping: AttributeMapping | UnsetType = UNSET
    entity_id: EntityId | None | UnsetType = UNSET
    acs_url: AcsUrlBody | None | UnsetType = UNSET
    encryption: JsonObject | None | UnsetType = UNSET
    name_id_format: NameIdFormat | UnsetType = UNSET


class CertificateBody(Body, frozen=True, kw_only=True):
    """A new certificate."""

    life_span_in_years: Annotated[int, Meta(ge=1, le=100)]


class CertificateChangesBody(Body, frozen=True, kw_only=True):
    """Whether a certificate is in use."""

    active: bool


class SamlCallbackQuery(Body, frozen=True, kw_only=True, rename={"redirect_uri": "redirectUri"}):
    """What a sign-in comes back with (RFC 6749 section 4.1.2)."""

    code: str | None = None
    state: str | None = None
    redirect_uri: str | None = None
    error: str | None = None
    error_description: str | None = None


class SamlRequestBody(Body, frozen=True, kw_only=True, rename=None):
    """A sign-in request in the post binding (SAML 2.0 Bindings section 3.5)."""

    SAMLRequest: Annotated[str, Meta(min_length=1)]
    RelayState: Annotated[str, Meta(max_length=512)] | None | UnsetType = UNSET


class SamlRequestQuery(Body, frozen=True, kw_only=True, rename=None):
    """A sign-in request in the redirect binding (SAML 2.0 Bindings section 3.4)."""

    SAMLRequest: Annotated[str, Meta(min_length=1)]
    Signature: str | None = None
    SigAlg: str | None = None
    RelayState: Annotated[str, Meta(max_length=512)] | None = None
