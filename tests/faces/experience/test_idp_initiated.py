"""From an enterprise's SAML provider to an application, through a real server by HTTP alone."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.server import Api, RunningServer
from tests.sso.identity_provider import SamlProvider

APP = "https://app.example.com/callback"
NOT_BEGUN = "SINGLE_SIGN_ON_IDP_INITIATED_AUTHENTICATION_CLIENT_CALLBACK_URI_NOT_FOUND"


@pytest.fixture
def single_sign_on(api: Api) -> Iterator[None]:
    """The shared server has it for this test."""
    before = api.rest("GET", "/api/sign-in-exp")["singleSignOnEnabled"]
    api.rest("PATCH", "/api/sign-in-exp", {"singleSignOnEnabled": True})
    yield
    api.rest("PATCH", "/api/sign-in-exp", {"singleSignOnEnabled": before})


class Way:
    """A provider, a connector to it at the server, and the application that it leads to."""

    def __init__(self, server: RunningServer, api: Api) -> None:
        self.provider, self.endpoint, self.api = SamlProvider(), server.endpoint, api
        given = {
            "providerName": "SAML",
            "connectorName": f"Acme {uuid4().hex}",
            "config": self.provider.config,
        }
        self.connector_id = api.rest("POST", "/api/sso-connectors", given)["id"]
        metadata = {"redirectUris": [APP], "postLogoutRedirectUris": []}
        app = {"name": "App", "type": "Traditional", "oidcClientMetadata": metadata}
        self.application_id = api.rest("POST", "/api/applications", app)["id"]
        self.path = f"/api/sso-connectors/{self.connector_id}/idp-initiated-auth-config"

    def set_up(self, **more: Any) -> Any:
        given = {"defaultApplicationId": self.application_id, "autoSendAuthorizationRequest": True, **more}
        return self.api.rest("PUT", self.path, given)

    def posted(self, browser: httpx.Client, person: str) -> httpx.Response:
        """The form that the provider lets the browser send."""
        consumer = f"/api/authn/single-sign-on/saml/{self.connector_id}"
        response = self.provider.answer(
            self.connector_id, None, id=f"_{uuid4().hex}", name_id=person, email="",
            audience=f"{self.endpoint}/enterprise-sso/{self.connector_id}", consumer=f"{self.endpoint}{consumer}",
        )  # fmt: skip
        headers = {"origin": "https://idp.example.com", "sec-fetch-site": "cross-site"}
        form = {"SAMLResponse": response, "RelayState": "https://evil.example.com/"}
        return browser.post(consumer, data=form, headers=headers)


@pytest.fixture
def way(server: RunningServer, api: Api, single_sign_on: None) -> Iterator[Way]:
    found = Way(server, api)
    yield found
    api.rest("DELETE", f"/api/sso-connectors/{found.connector_id}")


@pytest.fixture
def browser(server: RunningServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.endpoint, timeout=60) as client:
        yield client


def call(browser: httpx.Client, path: str, **body: Any) -> Any:
    answer = browser.post(f"/api/experience{path}", json=body or None)
    assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None


def gone_on(browser: httpx.Client, way: Way, event: str) -> str:
    """What the page does that the browser arrives at; where it is sent in the end."""
    assert browser.put("/api/experience", json={"interactionEvent": event}).status_code == 204
    page, path = f"{way.endpoint}/callback/{way.connector_id}", f"/verification/sso/{way.connector_id}"
    begun = call(browser, f"{path}/authorization-uri", state="our state", redirectUri=page)
    assert begun["authorizationUri"] == f"{page}?state=our+state"
    data = {"state": "our state", "redirectUri": page}
    call(browser, f"{path}/verify", verificationId=begun["verificationId"], connectorData=data)
    call(browser, "/identification", verificationId=begun["verificationId"])
    resumed = browser.get(call(browser, "/submit")["redirectTo"])
    while str(resumed.headers.get("location", "")).startswith(("/oidc", way.endpoint)):
        resumed = browser.get(resumed.headers["location"])
    return str(resumed.headers["location"])


def test_from_the_provider_to_the_application(browser: httpx.Client, way: Way) -> None:
    way.set_up(authParameters={"scope": "openid"})
    person = uuid4().hex
    for event in ("Register", "SignIn"):
        arrived = way.posted(browser, person)
        assert arrived.status_code == 302
        cookie = arrived.headers.get_list("set-cookie")
        assert all(
            word in each for each in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/api/experience")
        )
        asked = browser.get(arrived.headers["location"])
        assert asked.is_redirect, asked.text
        assert f"/direct/sso/{way.connector_id}?" in asked.headers["location"]
        address = gone_on(browser, way, event)
        assert address.startswith(f"{APP}?code=")
        assert "evil" not in address


def test_what_one_browser_brought_is_of_no_use_in_another(
    browser: httpx.Client, way: Way, server: RunningServer
) -> None:
    way.set_up()
    address = way.posted(browser, uuid4().hex).headers["location"]
    with httpx.Client(base_url=server.endpoint, timeout=60) as another:
        another.get(address)
        assert another.put("/api/experience", json={"interactionEvent": "SignIn"}).status_code == 204
        path = f"/verification/sso/{way.connector_id}/authorization-uri"
        begun = call(another, path, state="s", redirectUri=f"{way.endpoint}/callback/{way.connector_id}")
        assert begun["authorizationUri"].startswith("https://idp.example.com/sso")


def test_the_configuration_is_read_replaced_and_removed(browser: httpx.Client, way: Way, api: Api) -> None:
    assert way.posted(browser, "somebody").json()["code"] == "session.verification_failed"
    stored = way.set_up(redirectUri=APP, authParameters={"scope": "openid"})
    assert stored == {
        "tenantId": "default", "connectorId": way.connector_id, "defaultApplicationId": way.application_id,
        "redirectUri": APP, "authParameters": {"scope": "openid"}, "autoSendAuthorizationRequest": True,
        "clientIdpInitiatedAuthCallbackUri": None, "createdAt": stored["createdAt"],
    }  # fmt: skip
    assert api.rest("GET", way.path) == stored
    page = "https://app.example.com/start"
    way.set_up(autoSendAuthorizationRequest=False, clientIdpInitiatedAuthCallbackUri=page)
    assert way.posted(browser, "x").headers["location"] == f"{page}?ssoConnectorId={way.connector_id}"
    query = """query ($id: ID!) { ssoConnector(ssoConnectorId: $id) { idpInitiatedSignIn {
        applicationId redirectUri parameters sendsRequest applicationUri } } }"""
    told = api.graphql(query, id=way.connector_id)["ssoConnector"]["idpInitiatedSignIn"]
    assert told == {
        "applicationId": way.application_id, "redirectUri": None, "parameters": {}, "sendsRequest": False,
        "applicationUri": page,
    }  # fmt: skip
    api.rest("DELETE", way.path)
    assert way.posted(browser, "somebody").status_code == 400


def test_the_same_by_mutations(way: Way, api: Api) -> None:
    setting = """mutation ($input: SetIdpInitiatedSignInInput!) { setIdpInitiatedSignIn(input: $input) {
        idpInitiatedSignIn { applicationId sendsRequest parameters } userErrors { code path } } }"""
    given = {"ssoConnectorId": way.connector_id, "applicationId": way.application_id}
    refused = api.graphql(setting, input=given)["setIdpInitiatedSignIn"]
    assert [each["code"] for each in refused["userErrors"]] == [NOT_BEGUN]
    more = {"sendsRequest": True, "parameters": {"scope": "openid"}}
    stored = api.graphql(setting, input=given | more)["setIdpInitiatedSignIn"]
    assert stored["idpInitiatedSignIn"] == {"applicationId": way.application_id, **more}
    removing = """mutation ($input: RemoveIdpInitiatedSignInInput!) { removeIdpInitiatedSignIn(input: $input) {
        removedFromSsoConnectorId userErrors { code } } }"""
    for codes in ([], ["ENTITY_NOT_EXISTS_WITH_ID"]):
        done = api.graphql(removing, input={"ssoConnectorId": way.connector_id})["removeIdpInitiatedSignIn"]
        assert [each["code"] for each in done["userErrors"]] == codes
