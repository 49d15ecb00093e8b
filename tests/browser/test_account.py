"""The account centre in headless Chromium, against a server that is its own provider for linked accounts; what is done
and seen there is in the script beside this."""

from pathlib import Path

import pytest

from tests.node import run_node_tests
from tests.server import ADMIN_PASSWORD, ADMIN_USERNAME, Api, Bootstrapped, RunningServer

pytestmark = pytest.mark.browser

_SCRIPT = Path(__file__).parent / "account.test.mjs"
_LONGEST_SECONDS = 420
_CONNECTOR_ID = "itself"


def test_account_centre(bootstrapped: Bootstrapped) -> None:
    # The provider is on plain http of this machine, which the operator has to name.
    allowed = {"KEYSTEAD_OUTGOING_ALLOWED_HOSTS": "localhost", "KEYSTEAD_DEVELOPMENT_INBOX": "true"}
    with bootstrapped(**allowed) as installation, installation.served() as running:
        api = running.api()
        with api.client:
            run_node_tests(
                _SCRIPT,
                _LONGEST_SECONDS,
                KEYSTEAD_ENDPOINT=running.endpoint,
                KEYSTEAD_TOKEN=running.management_token(),
                KEYSTEAD_GUEST=_furnished(running, api),
                KEYSTEAD_ADMINISTRATOR=f"{ADMIN_USERNAME} {ADMIN_PASSWORD}",
            )


def _furnished(running: RunningServer, api: Api) -> str:
    """Factors, a provider for linked accounts, questions about people, and an application of somebody else: its id."""
    api.rest("PATCH", "/api/sign-in-exp", {
        "mfa": {"factors": ["Totp", "WebAuthn", "BackupCode"], "policy": "NoPrompt"},
    })  # fmt: skip
    provider = api.rest("POST", "/api/applications", {
        "name": "Linked accounts", "type": "Traditional",
        "oidcClientMetadata": {
            "redirectUris": [f"{running.endpoint}/account/callback/social/{_CONNECTOR_ID}"],
            "postLogoutRedirectUris": [],
        },
    })  # fmt: skip
    secret = api.rest("GET", f"/api/applications/{provider['id']}/secrets")[0]["value"]
    api.rest("POST", "/api/connectors", {
        "id": _CONNECTOR_ID, "connectorId": "oidc",
        "metadata": {"target": _CONNECTOR_ID, "name": {"en": "Lighthouse"}},
        "config": {
            "authorizationEndpoint": f"{running.endpoint}/oidc/auth",
            "tokenEndpoint": f"{running.endpoint}/oidc/token",
            "clientId": provider["id"], "clientSecret": secret, "scope": "openid profile email",
            "idTokenVerificationConfig": {"jwksUri": f"{running.endpoint}/oidc/jwks"},
        },
    })  # fmt: skip
    api.rest("PATCH", "/api/sign-in-exp", {"socialSignInConnectorTargets": [_CONNECTOR_ID]})
    for field in (
        {"name": "nickname", "type": "Text", "label": "Nickname", "required": False},
        {"name": "ship", "type": "Select", "label": "Ship", "required": False,
         "config": {"options": [{"value": "brig", "label": "Brig"}, {"value": "sloop", "label": "Sloop"}]}},
        {"name": "address", "type": "Address", "label": "Home port", "required": False,
         "config": {"parts": [{"enabled": True, "name": "locality", "type": "Text", "required": False}]}},
    ):  # fmt: skip
        api.rest("POST", "/api/custom-profile-fields", field)
    guest = api.rest("POST", "/api/applications", {
        "name": "Harbour Gazette", "type": "Traditional", "isThirdParty": True,
        "oidcClientMetadata": {
            "redirectUris": [f"{running.endpoint}/unknown-session"], "postLogoutRedirectUris": [],
        },
    })  # fmt: skip
    return str(guest["id"])
