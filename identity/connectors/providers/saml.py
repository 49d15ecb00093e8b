"""Signing in with any provider that speaks SAML 2.0."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from identity import settings as server
from identity.connectors.errors import InvalidConnectorConfig
from identity.connectors.forms import Settings, entry, long_text, secret, text, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.saml import requests, waiting
from identity.connectors.saml.metadata import FURTHER, certificates_of, saml_metadata
from identity.connectors.saml.requests import Request, ServiceProvider
from identity.connectors.saml.responses import Expected, Vouched, vouched_in
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening

_UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
_PARTS = ("id", "email", "phone", "name", "avatar")
_LONGEST_METADATA = 262_144
_LONGEST_KEY = 16_384
_KEY = {"form": "MultilineText", "bounds": {"max_length": _LONGEST_KEY}}


class SamlSettings(Settings, frozen=True, kw_only=True):
    """What this server is called at the provider, and the provider: by its metadata, or its address and certificate."""

    entity_id: Annotated[str, text("Entity id of this server (audience)")] = msgspec.field(name="entityID")
    sign_in_endpoint: Annotated[str, web_address("Sign-in address of the provider")] | None = None
    x509_certificate: Annotated[str, long_text("Certificate of the provider")] | None = None
    idp_metadata_xml: (
        Annotated[
            str,
            entry(
                "Metadata of the provider",
                form="MultilineText",
                bounds={"min_length": 1, "max_length": _LONGEST_METADATA},
            ),
        ]
        | None
    ) = None
    request_signature_algorithm: Annotated[str, text("Signature of requests")] | None = None
    sign_authn_request: Annotated[bool, entry("Sign requests")] = False
    private_key: Annotated[str, secret("Key that signs requests", **_KEY)] | None = None
    private_key_pass: Annotated[str, secret("Password of that key")] | None = None
    encrypt_assertion: Annotated[bool, entry("Assertions are encrypted")] = False
    enc_private_key: Annotated[str, secret("Key that decrypts assertions", **_KEY)] | None = None
    enc_private_key_pass: Annotated[str, secret("Password of that key")] | None = None
    name_id_format: Annotated[str, text("Format of name ids", bounds={"max_length": 256})] = msgspec.field(
        name="nameIDFormat", default=_UNSPECIFIED
    )
    profile_map: (
        Annotated[
            dict[str, Annotated[str, msgspec.Meta(min_length=1, max_length=256)]],
            entry("Attributes", form="Json", default={part: part for part in _PARTS}),
        ]
        | None
    ) = None
    trust_unverified_email: Annotated[bool, entry("Trust the addresses that the provider names")] = False


def party_of(settings: SamlSettings, connector_id: str) -> ServiceProvider:
    """This server as the provider knows it through one connector."""
    consumer = f"{server.current().endpoint}/api/authn/saml/{connector_id}"
    return ServiceProvider(entity_id=settings.entity_id, consumer=consumer)


async def begin(settings: SamlSettings, opening: Opening) -> Begun:
    """The way to the provider, with a request that is remembered."""
    party, found = party_of(settings, opening.connector_id), _provider(settings)
    key = (
        _key(settings.private_key, settings.private_key_pass, "privateKey")
        if settings.sign_authn_request
        else None
    )
    kept = await waiting.begin_request(party.consumer, opening)
    request = Request(
        id=kept["request_id"],
        endpoint=found["signInEndpoint"],
        name_id_format=None if settings.name_id_format == _UNSPECIFIED else settings.name_id_format,
        key=key,
        algorithm=settings.request_signature_algorithm,
    )
    return Begun(uri=requests.address_of(party, request), kept=kept)


def vouched_by(settings: SamlSettings, connector_id: str, request_id: str, response: str) -> Vouched:
    """Whom the provider vouches for in answer to this request."""
    party, found = party_of(settings, connector_id), _provider(settings)
    keys = [
        _key(settings.enc_private_key, settings.enc_private_key_pass, "encPrivateKey")
        if settings.encrypt_assertion
        else None
    ]
    expected = Expected(
        issuer=found.get("entityId"),
        certificates=certificates_of(found),
        audience=party.entity_id,
        consumer=party.consumer,
        request_id=request_id,
        attributes=_attributes(settings),
        keys=[key for key in keys if key is not None],
    )
    return vouched_in(response, expected)


async def finish(_settings: SamlSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
    """Who came back, with the ticket that their browser was given with the answer."""
    person, _ = await waiting.redeem(kept, data)
    return Arrived(person=person)


def _provider(settings: SamlSettings) -> dict[str, Any]:
    """Entity id as far as it is known, address and certificate; what is given by itself goes before the metadata."""
    found = saml_metadata((settings.idp_metadata_xml or "").encode()) or {}
    given = {"signInEndpoint": settings.sign_in_endpoint, "x509Certificate": settings.x509_certificate}
    if settings.x509_certificate:
        found.pop(FURTHER, None)
    found |= {name: value for name, value in given.items() if value}
    if not {"signInEndpoint", "x509Certificate"} <= found.keys():
        reason = "give the provider's metadata, or its sign-in address and certificate"
        raise InvalidConnectorConfig(path="config.idpMetadataXml", reason=reason)
    return found


def _attributes(settings: SamlSettings) -> dict[str, str]:
    """Which attribute is what. Who is not known by one is known by the name id; an address is one when the operator
    trusts the provider with addresses, since SAML has no word for what is verified."""
    given = settings.profile_map or {}
    names = {part: given.get(part, part) for part in _PARTS}
    if given.get("id", "id") == "id":
        names["id"] = "nameID"
    trusted = {"email", "phone"} if settings.trust_unverified_email else set()
    return {part: name for part, name in names.items() if part not in {"email", "phone"} or part in trusted}


def _key(pem: str | None, password: str | None, name: str) -> RSAPrivateKey:
    try:
        key = serialization.load_pem_private_key(
            (pem or "").encode(), password.encode() if password else None
        )
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise InvalidConnectorConfig(path=f"config.{name}", reason=f"`{name}` is no key") from None
    if not isinstance(key, RSAPrivateKey):
        raise InvalidConnectorConfig(path=f"config.{name}", reason=f"`{name}` is no RSA key")
    return key


CONNECTOR = ConnectorKind(
    id="saml",
    type=ConnectorType.SOCIAL,
    target="saml",
    name="SAML",
    description="Lets people sign in at a provider that speaks SAML 2.0.",
    readme=(
        "Give the connector a target of its own; it names the provider in the identities of users. Answers arrive at "
        "`{endpoint}/api/authn/saml/{connector id}`, signed with SHA-256 or better."
    ),
    logo=letter_logo("S", "#be123c"),
    settings=SamlSettings,
    platform="Universal",
    is_standard=True,
    flow=Flow(begin=begin, finish=finish, needs_session=True),
)
