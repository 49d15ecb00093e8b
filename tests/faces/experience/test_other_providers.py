"""Signing in with other providers over HTTP; the provider is a second instance of this very server."""

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from identity.connectors.actions import NewConnector, create_connector
from identity.kernel.actor import SYSTEM, Origin
from identity.keys.cookie_queries import signed_cookies
from identity.sso.actions import NewSsoConnector, create_sso_connector
from identity.users.queries import user_by_identifier
from rest_api.callbacks import at_the_root
from rest_api.routes import routes
from tests.delivery.hosts import allowed
from tests.person import Person, parameters
from tests.server import Api, RunningServer
from tests.sign_in.conftest import begin_interaction
from tests.sign_in.test_saml import connector as saml_connector
from tests.sign_in.test_saml import provider as saml_provider
from tests.sign_in.ways import set_up
from tests.sso.identity_provider import request_in

ENDPOINT = "http://localhost:3001"
CALLBACK = "https://accounts.example.com/callback/here"
PASSWORD = "Tidal-Engine-1843"


class _Peer:
    """What the server's gate does before a face is reached: tell where a request comes from."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        scope["origin"] = Origin("192.0.2.9", "httpx")
        await self.app(scope, receive, send)


@pytest.fixture
async def browser(database: str) -> AsyncIterator[httpx.AsyncClient]:
    app = _Peer(Starlette(routes=[Mount("/api", routes=routes), *at_the_root]))
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url=ENDPOINT) as client:
        yield client


async def begin(client: httpx.AsyncClient, event: str) -> str:
    """A started interaction in the browser's cookie."""
    interaction = await begin_interaction()
    client.cookies.update(await signed_cookies("_interaction", quote(json.dumps({"demo-app": interaction}))))
    assert (await client.put("/api/experience", json={"interactionEvent": event})).status_code == 204
    return interaction


async def post(client: httpx.AsyncClient, path: str, **body: Any) -> Any:
    answer = await client.post(f"/api/experience{path}", json=body)
    assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None


async def finished(client: httpx.AsyncClient, verification: str) -> None:
    """Identify and submit."""
    await post(client, "/identification", verificationId=verification)
    assert (await post(client, "/submit"))["redirectTo"].startswith(f"{ENDPOINT}/oidc/auth/")


@pytest.fixture
def abroad(api: Api) -> dict[str, str]:
    """Our client at the other server, and somebody who has an account there."""
    username, email = f"ada_{uuid4().hex[:8]}", f"ada.{uuid4().hex[:8]}@acme.example.com"
    person = {"username": username, "password": PASSWORD, "primaryEmail": email, "name": "Ada"}
    client = api.rest(
        "POST", "/api/applications",
        {
            "name": "The other server", "type": "Traditional",
            "oidcClientMetadata": {"redirectUris": [CALLBACK], "postLogoutRedirectUris": []},
        },
    )  # fmt: skip
    user = api.rest("POST", "/api/users", person)
    (secret,) = api.rest("GET", f"/api/applications/{client['id']}/secrets")
    return {
        "id": client["id"], "secret": secret["value"], "username": username, "email": email, "sub": user["id"],
    }  # fmt: skip


def signed_in_there(server: RunningServer, abroad: dict[str, str], uri: str) -> dict[str, str]:
    """What a browser brings back from the other server, after its sign-in there."""
    with Person(server.endpoint, abroad["username"], PASSWORD) as person:
        address = person.sign_in(uri)
    assert address.startswith(f"{CALLBACK}?")
    return {**parameters(address), "redirectUri": CALLBACK}


async def test_a_social_account_at_another_instance(
    browser: httpx.AsyncClient, server: RunningServer, abroad: dict[str, str]
) -> None:
    config = {
        "authorizationEndpoint": f"{server.endpoint}/oidc/auth",
        "tokenEndpoint": f"{server.endpoint}/oidc/token",
        "clientId": abroad["id"],
        "clientSecret": abroad["secret"],
        "scope": "openid profile email",
        "idTokenVerificationConfig": {
            "jwksUri": f"{server.endpoint}/oidc/jwks",
            "issuer": f"{server.endpoint}/oidc",
        },
    }
    row = await create_connector(
        SYSTEM, NewConnector(factory_id="oidc", config=config, metadata={"target": "abroad"})
    )
    await set_up(
        socialSignInConnectorTargets=["abroad"],
        signUp={"identifiers": [], "password": False, "verify": False},
    )
    path = f"/verification/social/{row.id}"
    async with allowed("localhost"):
        for event in ("Register", "SignIn"):
            await begin(browser, event)
            begun = await post(browser, f"{path}/authorization-uri", state="our state", redirectUri=CALLBACK)
            data = signed_in_there(server, abroad, begun["authorizationUri"])
            verified = await post(
                browser, f"{path}/verify", verificationId=begun["verificationId"], connectorData=data
            )
            assert verified == {"verificationId": begun["verificationId"]}
            shown = (await browser.get("/api/experience/interaction")).json()
            assert "pending" not in str(shown)
            assert "tokensEncrypted" not in str(shown)
            await finished(browser, verified["verificationId"])
    user = await user_by_identifier("email", abroad["email"])
    assert user is not None
    assert (user.name, user.identities["abroad"]["userId"]) == ("Ada", abroad["sub"])


async def test_an_enterprise_at_another_instance(
    browser: httpx.AsyncClient, server: RunningServer, abroad: dict[str, str]
) -> None:
    config = {
        "clientId": abroad["id"], "clientSecret": abroad["secret"], "issuer": f"{server.endpoint}/oidc",
    }  # fmt: skip
    async with allowed("localhost"):
        row = await create_sso_connector(
            SYSTEM,
            NewSsoConnector(
                provider_name="OIDC", connector_name="Acme", config=config, domains=["acme.example.com"]
            ),
        )
        await set_up(singleSignOnEnabled=True)
        await begin(browser, "Register")
        found = await browser.get("/api/experience/sso-connectors", params={"email": abroad["email"]})
        assert found.json() == {"connectorIds": [row.id]}
        path = f"/verification/sso/{row.id}"
        begun = await post(browser, f"{path}/authorization-uri", state="our state", redirectUri=CALLBACK)
        data = signed_in_there(server, abroad, begun["authorizationUri"])
        await post(browser, f"{path}/verify", verificationId=begun["verificationId"], connectorData=data)
        await finished(browser, begun["verificationId"])
    user = await user_by_identifier("email", abroad["email"])
    assert user is not None
    assert user.name == "Ada"


async def test_a_saml_answer_is_posted_without_cookies(browser: httpx.AsyncClient) -> None:
    row = await saml_connector()
    await begin(browser, "Register")
    path, page = f"/verification/sso/{row.id}", f"{ENDPOINT}/callback/{row.id}"
    begun = await post(browser, f"{path}/authorization-uri", state="our state", redirectUri=page)
    request_id = str(request_in(begun["authorizationUri"]).get("ID"))
    address = f"/api/authn/single-sign-on/saml/{row.id}"
    form = {"SAMLResponse": saml_provider().answer(row.id, request_id), "RelayState": "whatever"}
    async with httpx.AsyncClient(transport=browser._transport, base_url=ENDPOINT) as without_cookies:
        arrived = await without_cookies.post(address, data=form)
        assert arrived.status_code == 302
        assert arrived.headers["location"].startswith(f"{page}?state=our+state&saml_ticket=")
        again = await without_cookies.post(address, data=form)
        assert (again.status_code, again.json()["code"]) == (400, "session.verification_failed")
    await post(
        browser,
        f"{path}/verify",
        verificationId=begun["verificationId"],
        connectorData=parameters(arrived.headers["location"]),
    )
    await finished(browser, begun["verificationId"])


async def test_the_service_provider_says_who_it_is(browser: httpx.AsyncClient) -> None:
    row = await saml_connector()
    told = await browser.get(f"/enterprise-sso/{row.id}")
    assert (told.status_code, told.headers["content-type"]) == (200, "application/samlmetadata+xml")
    assert f'entityID="{ENDPOINT}/enterprise-sso/{row.id}"' in told.text
    assert f'Location="{ENDPOINT}/api/authn/single-sign-on/saml/{row.id}"' in told.text
    assert (await browser.get("/enterprise-sso/nothing")).status_code == 404


@pytest.mark.parametrize("page", ["/callback", "/callback/social", "/account/callback/social"])
async def test_a_form_of_a_provider_goes_on_as_a_page(browser: httpx.AsyncClient, page: str) -> None:
    form = {"code": "a code", "state": "<s>", "id_token": "x.y.z"}
    answer = await browser.post(f"{page}/apple", data=form)
    assert (answer.status_code, answer.headers["cache-control"]) == (303, "no-store")
    assert answer.headers["location"] == f"{page}/apple?code=a+code&state=%3Cs%3E&id_token=x.y.z"
    empty = await browser.post(f"{page}/%5Cevil.example.com")
    assert empty.headers["location"] == f"{page}/%5Cevil.example.com"
    assert (await browser.post(f"{page}/apple", data={"code": "x" * 40_000})).status_code == 413
    assert (await browser.post(f"{page}/apple", content=b"a=%00")).status_code == 400


@pytest.mark.parametrize("email", ["", "nobody", "a@b@c"])
async def test_domains_are_asked_for_by_address(browser: httpx.AsyncClient, email: str) -> None:
    await begin(browser, "SignIn")
    answer = await browser.get("/api/experience/sso-connectors", params={"email": email})
    assert (answer.status_code, answer.json()["code"]) == (400, "guard.invalid_input")


async def test_every_step_needs_an_interaction_and_a_connector(browser: httpx.AsyncClient) -> None:
    beginning = {"state": "s", "redirectUri": CALLBACK}
    returning = {"verificationId": "x", "connectorData": {}}
    paths = [
        (f"/api/experience/verification/{kind}/nothing/{half}", body)
        for kind in ("social", "sso")
        for half, body in (("authorization-uri", beginning), ("verify", returning))
    ]
    for path, body in paths:
        answer = await browser.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "session.not_found")
    await set_up(singleSignOnEnabled=True)
    await begin(browser, "SignIn")
    for path, body in paths:
        answer = await browser.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (404, "entity.not_exists_with_id")
        answer = await browser.post(path, json={})
        assert (answer.status_code, answer.json()["code"]) == (400, "guard.invalid_input")
