"""RFC 8705: clients and tokens that are known by the certificate of the TLS connection, which a proxy ended."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from joserfc.jwk import ECKey

from identity import settings
from identity.grants import certificates
from identity.kernel import clock
from tests.delivery.hosts import allowed, host
from tests.oidc import provider
from tests.oidc.keyholders import refused, set_protocol
from tests.oidc.provider import TestClient, claims_of

HEADER = "Client-Cert"
GRANT = {"grant_type": "client_credentials", "resource": "https://default.logto.app/api"}
ALTERNATIVES = (
    x509.DNSName("client.example.com"),
    x509.UniformResourceIdentifier("https://client.example.com/id"),
    x509.IPAddress(ip_address("192.0.2.7")),
    x509.RFC822Name("client@example.com"),
)


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example, Inc."),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


class Pair:
    """A certificate and its private key."""

    def __init__(self, name: str, issuer: "Pair | None" = None, days: int = 30, usage: Any = None) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        now = clock.now()
        is_authority = name.endswith("CA")
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(issuer.certificate.subject if issuer else _name(name))
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=60))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if not is_authority:
            builder = builder.add_extension(x509.SubjectAlternativeName(ALTERNATIVES), critical=False)
            purpose = x509.ExtendedKeyUsage([usage or ExtendedKeyUsageOID.CLIENT_AUTH])
            builder = builder.add_extension(purpose, critical=False)
        self.certificate: x509.Certificate = builder.sign(issuer.key if issuer else self.key, SHA256())

    @property
    def bytes_header(self) -> str:
        """As in RFC 9440 section 2.2."""
        return f":{base64.b64encode(self.certificate.public_bytes(Encoding.DER)).decode()}:"

    @property
    def pem_header(self) -> str:
        """As nginx writes $ssl_client_escaped_cert."""
        return quote(self.certificate.public_bytes(Encoding.PEM).decode())

    @property
    def thumbprint(self) -> str:
        """Section 3.1."""
        return certificates.ClientCertificate(self.certificate).thumbprint

    def jwks(self) -> dict[str, Any]:
        """Its public key as a JWK set."""
        pem = self.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return {"keys": [ECKey.import_key(pem).as_dict(private=False)]}


@cache
def pair(name: str, issuer: str | None = None, days: int = 30) -> Pair:
    """Made once."""
    return Pair(name, pair(issuer) if issuer else None, days)


@contextmanager
def told(**changes: Any) -> Iterator[None]:
    """Other settings in the block."""
    before = settings.current()
    settings.use(replace(before, **changes))
    try:
        yield
    finally:
        settings.use(before)


@pytest.fixture(autouse=True)
def behind_a_proxy(tmp_path: Path) -> Iterator[None]:
    """A proxy on loopback hands certificates over, and an authority is accepted."""
    authorities = tmp_path / "authorities.pem"
    authorities.write_bytes(pair("Client CA").certificate.public_bytes(Encoding.PEM))
    with told(
        client_certificate_header="client-cert",
        client_certificate_authorities=authorities,
        trusted_proxies=settings.networks.parse("127.0.0.0/8"),
        mtls_endpoint="https://mtls.example.com",
    ):
        yield


async def _ask(
    browser: httpx.AsyncClient, client: TestClient, *values: str, name: str = HEADER
) -> httpx.Response:
    headers = [(name, value) for value in values]
    return await browser.post("/oidc/token", data={**GRANT, "client_id": client.id}, headers=headers)


SUBJECT = "CN=client,O=Example\\, Inc.,C=DE"


@pytest.mark.parametrize(
    "registered",
    [
        {"tls_client_auth_subject_dn": SUBJECT},
        {"tls_client_auth_san_dns": "Client.Example.com"},
        {"tls_client_auth_san_uri": "https://client.example.com/id"},
        {"tls_client_auth_san_ip": "192.0.2.7"},
        {"tls_client_auth_san_email": "client@example.com"},
    ],
)
async def test_a_certificate_of_an_authority(
    browser: httpx.AsyncClient, machine: TestClient, registered: dict[str, str]
) -> None:
    """Section 2.1: the chain is validated and the certificate has the one registered name."""
    await set_protocol(machine, token_endpoint_auth_method="tls_client_auth", **registered)
    own = pair("client", "Client CA")
    for value in (own.bytes_header, own.pem_header):
        response = await _ask(browser, machine, value)
        assert response.status_code == 200, response.text
    name = next(iter(registered))
    await set_protocol(machine, token_endpoint_auth_method="tls_client_auth", **{name: "other"})
    refused(await _ask(browser, machine, own.bytes_header))


async def test_without_a_registered_name_nobody_is_the_client(
    browser: httpx.AsyncClient, machine: TestClient
) -> None:
    """Section 2.1.2: one of the names has to be registered; all that are must be right."""
    own = pair("client", "Client CA")
    await set_protocol(machine, token_endpoint_auth_method="tls_client_auth")
    refused(await _ask(browser, machine, own.bytes_header))
    both = {"tls_client_auth_subject_dn": SUBJECT, "tls_client_auth_san_dns": "other.example.com"}
    await set_protocol(machine, token_endpoint_auth_method="tls_client_auth", **both)
    refused(await _ask(browser, machine, own.bytes_header))


@pytest.mark.parametrize(
    "made",
    [
        lambda: Pair("client"),
        lambda: Pair("client", pair("Other CA")),
        lambda: Pair("client", pair("Client CA"), days=-1),
        lambda: Pair("client", pair("client", "Client CA")),
        lambda: Pair("client", pair("Client CA"), usage=ExtendedKeyUsageOID.SERVER_AUTH),
        lambda: Pair("Client CA"),
    ],
    ids=["self-signed", "other authority", "expired", "issued by a client", "for servers", "same name"],
)
async def test_certificates_that_nobody_vouches_for(
    browser: httpx.AsyncClient, machine: TestClient, made: Callable[[], Pair]
) -> None:
    """Section 2.1: the PKI method needs a valid chain, whatever the proxy let through."""
    await set_protocol(
        machine, token_endpoint_auth_method="tls_client_auth", tls_client_auth_subject_dn=SUBJECT
    )
    assert (await _ask(browser, machine, pair("client", "Client CA").bytes_header)).status_code == 200
    refused(await _ask(browser, machine, made().bytes_header))
    with told(client_certificate_authorities=None):
        refused(await _ask(browser, machine, pair("client", "Client CA").bytes_header))
    with told(client_certificate_authorities=Path("/nowhere.pem")):
        refused(await _ask(browser, machine, pair("client", "Client CA").bytes_header))


async def test_a_self_signed_certificate(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """Section 2.2: its key is one of the client's registered keys; no chain is asked for."""
    own, other = pair("self"), pair("other")
    await set_protocol(machine, token_endpoint_auth_method="self_signed_tls_client_auth", jwks=own.jwks())
    assert (await _ask(browser, machine, own.pem_header)).status_code == 200
    refused(await _ask(browser, machine, other.pem_header))
    await set_protocol(machine, token_endpoint_auth_method="self_signed_tls_client_auth")
    refused(await _ask(browser, machine, own.pem_header))


async def test_a_new_self_signed_certificate_is_looked_for(
    browser: httpx.AsyncClient, machine: TestClient, settable_clock: Any
) -> None:
    """Section 2.2.2: with jwks_uri the client changes its certificate by itself."""
    async with host() as found, allowed("127.0.0.1"):
        url = found.answer("/jwks", json.dumps(pair("self").jwks()).encode())
        await set_protocol(machine, token_endpoint_auth_method="self_signed_tls_client_auth", jwks_uri=url)
        assert (await _ask(browser, machine, pair("self").pem_header)).status_code == 200
        found.answer("/jwks", json.dumps(pair("next").jwks()).encode())
        settable_clock.advance(seconds=4)
        assert (await _ask(browser, machine, pair("next").pem_header)).status_code == 200
        refused(await _ask(browser, machine, pair("self").pem_header))


async def test_only_the_proxy_is_believed(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """RFC 9440 section 4: anybody can write the header; who is no trusted proxy is not listened to."""
    own = pair("self")
    await set_protocol(machine, token_endpoint_auth_method="self_signed_tls_client_auth", jwks=own.jwks())
    async with provider.new_browser(client=("192.0.2.1", 1)) as stranger:
        refused(await _ask(stranger, machine, own.bytes_header))
    with told(trusted_proxies=()):
        refused(await _ask(browser, machine, own.bytes_header))
    with told(client_certificate_header=None):
        refused(await _ask(browser, machine, own.bytes_header))
    with told(client_certificate_header="x-client-certificate"):
        refused(await _ask(browser, machine, own.bytes_header))
        assert (await _ask(browser, machine, own.pem_header, name="X-Client-Certificate")).status_code == 200
    refused(await _ask(browser, machine, own.bytes_header, own.bytes_header))
    refused(await _ask(browser, machine, pair("other").bytes_header, own.bytes_header))


@pytest.mark.parametrize(
    "value", ["", ":", "::", ":AAAA:", ":!!!:", "x", "-----BEGIN CERTIFICATE-----", "%00", "é", "x" * 20_000]
)
async def test_what_is_no_certificate(browser: httpx.AsyncClient, machine: TestClient, value: str) -> None:
    """Bad input is a refusal, never a fault."""
    await set_protocol(
        machine, token_endpoint_auth_method="self_signed_tls_client_auth", jwks=pair("self").jwks()
    )
    headers = [(b"Client-Cert", value.encode())]
    form = {**GRANT, "client_id": machine.id}
    refused(await browser.post("/oidc/token", data=form, headers=headers))


async def test_no_certificate_no_client(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """A client that registered a certificate cannot fall back to its secret."""
    assert machine.secret
    await set_protocol(
        machine, token_endpoint_auth_method="self_signed_tls_client_auth", jwks=pair("self").jwks()
    )
    refused(await _ask(browser, machine))
    form = {**GRANT, "client_id": machine.id, "client_secret": machine.secret}
    refused(await browser.post("/oidc/token", data=form))
    both = await browser.post("/oidc/token", data=form, headers={HEADER: pair("self").pem_header})
    refused(both)


async def test_tokens_are_bound_to_the_certificate(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """Section 3.1: cnf x5t#S256 for clients that registered it, however they authenticate; else refused."""
    assert machine.basic
    await set_protocol(machine, tls_client_certificate_bound_access_tokens=True)
    own = pair("self")
    response = await browser.post(
        "/oidc/token", data=GRANT, auth=machine.basic, headers={HEADER: own.bytes_header}
    )
    assert response.json()["token_type"] == "Bearer"
    assert claims_of(response.json()["access_token"])["cnf"] == {"x5t#S256": own.thumbprint}
    without = await browser.post("/oidc/token", data=GRANT, auth=machine.basic)
    assert (without.status_code, without.json()["error"]) == (400, "invalid_request")
    await set_protocol(machine)
    unbound = await browser.post(
        "/oidc/token", data=GRANT, auth=machine.basic, headers={HEADER: own.bytes_header}
    )
    assert "cnf" not in claims_of(unbound.json()["access_token"])


async def test_the_thumbprint_is_of_the_whole_certificate() -> None:
    """Section 3.1: SHA-256 of the DER encoding, in base64url without padding."""
    own = pair("self")
    der = own.certificate.public_bytes(Encoding.DER)
    assert base64.urlsafe_b64decode(own.thumbprint + "=") == hashlib.sha256(der).digest()


async def test_a_bound_token_needs_the_certificate(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 3: the resource compares the certificate with the token's, and answers 401 invalid_token."""
    assert web.basic
    await set_protocol(web, tls_client_certificate_bound_access_tokens=True)
    code = await provider.code_for(browser, web, await provider.person())
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": provider.CALLBACK,
        "code_verifier": provider.VERIFIER,
    }
    own = {HEADER: pair("self").bytes_header}
    tokens = (await browser.post("/oidc/token", data=form, auth=web.basic, headers=own)).json()
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await browser.get("/oidc/me", headers={**bearer, **own})).status_code == 200
    for headers in (bearer, {**bearer, HEADER: pair("other").bytes_header}):
        response = await browser.get("/oidc/me", headers=headers)
        assert (response.status_code, response.json()["error"]) == (401, "invalid_token")
    seen = await browser.post(
        "/oidc/token/introspection", data={"token": tokens["access_token"]}, auth=web.basic
    )
    assert seen.json()["cnf"] == {"x5t#S256": pair("self").thumbprint}
    assert seen.json()["token_type"] == "Bearer"


async def test_metadata(browser: httpx.AsyncClient) -> None:
    """Sections 3.3 and 5: what is on, and where the endpoints are that ask for certificates."""
    path = "/oidc/.well-known/openid-configuration"
    document = (await browser.get(path)).json()
    assert document["tls_client_certificate_bound_access_tokens"] is True
    assert {"tls_client_auth", "self_signed_tls_client_auth"} <= set(
        document["token_endpoint_auth_methods_supported"]
    )
    aliases = document["mtls_endpoint_aliases"]
    assert aliases["token_endpoint"] == "https://mtls.example.com/oidc/token"
    assert set(aliases) <= set(document)
    with told(client_certificate_header=None):
        document = (await browser.get(path)).json()
        assert document["tls_client_certificate_bound_access_tokens"] is False
        assert "mtls_endpoint_aliases" not in document
        assert "self_signed_tls_client_auth" not in document["token_endpoint_auth_methods_supported"]
