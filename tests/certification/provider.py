"""One installation that all plans run against, at an https address, with what they need switched on by its settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.certification.hosts import Host, a_host
from tests.server import Api, RunningServer, an_installation

ENDPOINT = "https://id.example"
ISSUER = f"{ENDPOINT}/oidc"
SETTINGS = {
    "KEYSTEAD_ENDPOINT": ENDPOINT,
    "KEYSTEAD_TRUSTED_PROXIES": "127.0.0.1",
    "KEYSTEAD_DYNAMIC_REGISTRATION": "open",
    "KEYSTEAD_REQUEST_URI_PARAMETER": "registered",
    "KEYSTEAD_REGISTRATIONS_PER_MINUTE": "0",
    "KEYSTEAD_SIGN_IN_THROTTLING": "false",
    "KEYSTEAD_OUTGOING_ALLOWED_HOSTS": "localhost",
    "KEYSTEAD_CLIENT_CERTIFICATE_HEADER": "Client-Cert",
    "KEYSTEAD_MTLS_ENDPOINT": "https://mtls.id.example",
}
PASSWORD = "Tidal-Engine-1843"
CLAIMS = {
    "name": "Ada King Lovelace", "given_name": "Ada", "family_name": "Lovelace", "middle_name": "King",
    "nickname": "Countess", "preferred_username": "countess", "profile": "https://people.example/ada",
    "picture": "https://people.example/ada.png", "website": "https://ada.example", "gender": "female",
    "birthdate": "1815-12-10", "zoneinfo": "Europe/London", "locale": "en-GB",
    "phone_number_verified": True, "email_verified": True,
    "address": {
        "formatted": "12 St James's Square\nLondon", "street_address": "12 St James's Square",
        "locality": "London", "region": "England", "postal_code": "SW1Y 4JH", "country": "United Kingdom",
    },
}  # fmt: skip


class ThroughProxy(httpx.BaseTransport):
    """The proxy in front of the server: it ends TLS for the public address and says so.

    All browsers and clients share its connections, so closing one of them does not close it.
    """

    def __init__(self, port: int) -> None:
        self._inner = httpx.HTTPTransport()
        self._port = port

    def shut(self) -> None:
        """Close its connections."""
        self._inner.close()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert request.url.scheme == "https", request.url
        public = request.url
        request.headers["X-Forwarded-Proto"], request.headers["X-Forwarded-For"] = "https", "198.51.100.7"
        request.url = public.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        try:
            return self._inner.handle_request(request)
        finally:
            request.url = public


@dataclass(frozen=True)
class TestUser:
    """The one account of the plans, with every standard claim."""

    __test__ = False

    id: str
    username: str
    email: str
    phone: str


@dataclass
class Provider:
    """The provider under test."""

    server: RunningServer
    api: Api
    host: Host
    user: TestUser
    proxy: ThroughProxy

    def http(self) -> httpx.Client:
        """A client without cookies yet."""
        return httpx.Client(transport=self.proxy, base_url=ENDPOINT, timeout=30)

    def metadata(self) -> dict[str, Any]:
        """The discovery document."""
        with self.http() as http:
            found: dict[str, Any] = http.get(f"{ISSUER}/.well-known/openid-configuration").json()
        return found

    def published_keys(self) -> list[dict[str, Any]]:
        """The published keys."""
        with self.http() as http:
            found: list[dict[str, Any]] = http.get(f"{ISSUER}/jwks").json()["keys"]
        return found


@contextmanager
def a_provider(directory: Path) -> Iterator[Provider]:
    """The installation, its test user, and the relying party's host, which it trusts."""
    with a_host(directory) as host, an_installation(**SETTINGS) as installation:
        installation.settings["SSL_CERT_FILE"] = str(host.certificate)
        installation.bootstrap()
        with installation.served() as server:
            proxy = ThroughProxy(installation.port)
            http = httpx.Client(transport=proxy, base_url=ENDPOINT, timeout=30)
            http.headers["Authorization"] = f"Bearer {server.management_token()}"
            api = Api(http)
            try:
                yield Provider(server, api, host, _user(api), proxy)
            finally:
                proxy.shut()


def _user(api: Api) -> TestUser:
    mark = uuid4().hex[:8]
    username, email, phone = f"ada_{mark}", f"ada.{mark}@people.example", f"4420{uuid4().int % 10**8:08d}"
    profile = {
        "givenName": "Ada", "familyName": "Lovelace", "middleName": "King", "nickname": "Countess",
        "preferredUsername": "countess", "profile": CLAIMS["profile"], "website": CLAIMS["website"],
        "gender": "female", "birthdate": "1815-12-10", "zoneinfo": "Europe/London", "locale": "en-GB",
        "address": {
            "formatted": "12 St James's Square\nLondon", "streetAddress": "12 St James's Square",
            "locality": "London", "region": "England", "postalCode": "SW1Y 4JH", "country": "United Kingdom",
        },
    }  # fmt: skip
    made = api.rest(
        "POST", "/api/users",
        {
            "username": username, "password": PASSWORD, "primaryEmail": email, "primaryPhone": phone,
            "name": CLAIMS["name"], "profile": profile,
        },
    )  # fmt: skip
    api.rest("PATCH", f"/api/users/{made['id']}", {"avatar": CLAIMS["picture"]})
    return TestUser(made["id"], username, email, phone)
