"""The kinds of identity providers that enterprises have, and the settings of each."""

from dataclasses import dataclass
from typing import Annotated, Literal

from identity.connectors.forms import Settings, entry, long_text, secret, text, web_address
from identity.connectors.kinds import Shape
from identity.connectors.logos import letter_logo

ProtocolName = Literal["oidc", "saml"]
Mapping = dict[Literal["id", "email", "name"], Annotated[str, text("Attribute")]]
_CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims"


class GoogleWorkspaceSettings(Settings, frozen=True, kw_only=True):
    """The client as it is registered at the provider."""

    client_id: Annotated[str, text("Client id", "<client-id>")]
    client_secret: Annotated[str, secret("Client secret", "<client-secret>")]
    scope: Annotated[str, long_text("Scopes", "openid profile email")] | None = None
    trust_unverified_email: Annotated[bool, entry("Trust addresses that the provider has not verified")] = (
        False
    )


class OidcProviderSettings(GoogleWorkspaceSettings, frozen=True, kw_only=True):
    """The client, and the provider that it is registered at."""

    issuer: Annotated[str, web_address("Issuer", "https://idp.example.com")]


class SamlProviderSettings(Settings, frozen=True, kw_only=True):
    """Where the provider's metadata are, the metadata themselves, or their three parts."""

    metadata_url: Annotated[str, web_address("Address of the metadata")] | None = None
    metadata: (
        Annotated[
            str, entry("Metadata", form="MultilineText", bounds={"min_length": 1, "max_length": 262_144})
        ]
        | None
    ) = None
    entity_id: Annotated[str, text("Entity id of the provider", bounds={"max_length": 1024})] | None = None
    sign_in_endpoint: Annotated[str, web_address("Sign-in address")] | None = None
    x509_certificate: Annotated[str, long_text("Certificate of the provider")] | None = None
    attribute_mapping: Annotated[Mapping, entry("Attributes", form="Json")] | None = None
    sign_authn_request: Annotated[bool, entry("Sign requests")] = False
    request_signature_algorithm: (
        Annotated[str, text("Signature of requests", bounds={"max_length": 128})] | None
    ) = None

    @property
    def has_parts(self) -> bool:
        """Whether the parts of the metadata are given one by one."""
        return bool(self.entity_id and self.sign_in_endpoint and self.x509_certificate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A kind of identity provider."""

    name: str
    protocol: ProtocolName
    title: str
    description: str
    logo: str
    settings: Shape
    issuer: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()


_NAMED = (("id", "nameID"), ("email", "email"), ("name", "name"))
_CLAIMED = (("id", "nameID"), ("email", f"{_CLAIMS}/emailaddress"), ("name", f"{_CLAIMS}/name"))
PROVIDERS = {
    provider.name: provider
    for provider in (
        Provider(
            name="OIDC", protocol="oidc", title="OIDC", settings=OidcProviderSettings,
            description="Any provider that speaks OpenID Connect.", logo=letter_logo("O", "#c2410c"),
        ),
        Provider(
            name="SAML", protocol="saml", title="SAML", settings=SamlProviderSettings, attributes=_NAMED,
            description="Any provider that speaks SAML 2.0.", logo=letter_logo("S", "#be123c"),
        ),
        Provider(
            name="AzureAD", protocol="saml", title="Microsoft Entra ID (SAML)", settings=SamlProviderSettings,
            attributes=_CLAIMED, description="A directory of Microsoft Entra ID, through SAML 2.0.",
            logo=letter_logo("M", "#0078d4"),
        ),
        Provider(
            name="AzureAdOidc", protocol="oidc", title="Microsoft Entra ID (OIDC)", settings=OidcProviderSettings,
            description="A directory of Microsoft Entra ID, through OpenID Connect.",
            logo=letter_logo("M", "#0078d4"),
        ),
        Provider(
            name="GoogleWorkspace", protocol="oidc", title="Google Workspace", settings=GoogleWorkspaceSettings,
            issuer="https://accounts.google.com", description="The accounts of a Google Workspace.",
            logo=letter_logo("G", "#4285f4"),
        ),
        Provider(
            name="Okta", protocol="oidc", title="Okta", settings=OidcProviderSettings,
            description="An Okta organization, through OpenID Connect.", logo=letter_logo("O", "#1e3a8a"),
        ),
    )
}  # fmt: skip
