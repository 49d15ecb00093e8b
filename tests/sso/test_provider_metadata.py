"""What providers say of themselves, and what they could say to do harm."""

from typing import Any

import pytest

from identity.connectors.saml.metadata import saml_metadata
from identity.settings import Settings
from identity.sso.provider_metadata import provider_config
from identity.sso.providers import PROVIDERS, OidcProviderSettings, SamlProviderSettings
from tests.delivery.hosts import allowed, host
from tests.sso.samples import bare_certificate, discovery, metadata

OIDC = PROVIDERS["OIDC"]
SAML = PROVIDERS["SAML"]


def client(issuer: str) -> OidcProviderSettings:
    return OidcProviderSettings(client_id="a", client_secret="b", issuer=issuer)


async def test_discovery_finds_the_endpoints(settings: Settings) -> None:
    async with host() as idp, allowed("127.0.0.1"):
        idp.answer("/.well-known/openid-configuration", discovery(idp.url))
        found = await provider_config(OIDC, client(idp.url))
    assert found == {
        "authorizationEndpoint": f"{idp.url}/authorize",
        "tokenEndpoint": f"{idp.url}/token",
        "userinfoEndpoint": f"{idp.url}/me",
        "jwksUri": f"{idp.url}/jwks",
        "issuer": idp.url,
    }


@pytest.mark.parametrize(
    "more", [{"issuer": "https://other.example.com"}, {"jwks_uri": None}, {"jwks_uri": 1}]
)
async def test_a_document_that_does_not_fit_is_not_believed(settings: Settings, more: Any) -> None:
    async with host() as idp, allowed("127.0.0.1"):
        idp.answer("/.well-known/openid-configuration", discovery(idp.url, **more))
        assert await provider_config(OIDC, client(idp.url)) is None


@pytest.mark.parametrize(
    ("body", "status"), [(b"nonsense", 200), (b"[]", 200), (b"{}", 500), (b"x" * 2_000_000, 200)]
)
async def test_a_provider_that_answers_nothing_useful(settings: Settings, body: bytes, status: int) -> None:
    async with host() as idp, allowed("127.0.0.1"):
        idp.answer("/.well-known/openid-configuration", body, status)
        assert await provider_config(OIDC, client(idp.url)) is None


async def test_a_provider_inside_the_private_network_is_not_called(settings: Settings) -> None:
    async with host() as idp:
        assert await provider_config(OIDC, client(idp.url)) is None
        assert idp.asked == []


async def test_saml_metadata_are_fetched(settings: Settings) -> None:
    async with host() as idp, allowed("127.0.0.1"):
        url = idp.answer("/metadata", metadata().encode())
        found = await provider_config(SAML, SamlProviderSettings(metadata_url=url))
    assert found == {
        "entityId": "https://idp.example.com/entity",
        "signInEndpoint": "https://idp.example.com/sso",
        "x509Certificate": bare_certificate(),
    }


def test_metadata_of_several_entities_are_read() -> None:
    one = metadata().partition("?>")[2]
    document = f'<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">{one}</md:EntitiesDescriptor>'
    assert saml_metadata(document.encode()) == saml_metadata(metadata().encode()) is not None


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "document",
    [
        "", "nonsense", "<a/>", metadata(head=BOMB), metadata(head=FILE), metadata("javascript:alert(1)"),
        metadata().replace(bare_certificate(), "AAAA"), metadata().replace("IDPSSODescriptor", "SPSSODescriptor"),
        metadata().replace('entityID="https://idp.example.com/entity"', ""),
    ],
)  # fmt: skip
def test_what_is_no_metadata_is_not_read(document: str) -> None:
    assert saml_metadata(document.encode()) is None


@pytest.mark.parametrize("encoding", ["utf-7", "base64", "rot13", "idna", "undefined", "nonsense"])
def test_metadata_in_an_encoding_that_is_none_are_not_read(encoding: str) -> None:
    document = metadata().replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    assert saml_metadata(document.encode()) is None
