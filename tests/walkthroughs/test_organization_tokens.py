"""D8 to D11: an application server verifies its users' organization tokens, and lets in whose role allows it."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from uuid import uuid4

import httpx
import jwt
import pytest

from tests.person import Person
from tests.walkthroughs.conftest import BackEnd, FrontEnd

pytestmark = pytest.mark.client
SCOPE = "openid offline_access urn:logto:scope:organizations org:create org:delete"


class ApplicationServer:
    """Somebody's product: it keeps workspaces as organizations, and asks the identity server for its own part."""

    def __init__(self, back_end: BackEnd) -> None:
        self.back_end, self.management_calls = back_end, 0
        self.keys = jwt.PyJWKClient(f"{back_end.endpoint}/oidc/jwks")

    def create_workspace(self, token: str, organization_id: str, name: str) -> tuple[int, Any]:
        """What it answers to a request with this bearer token."""
        try:
            claims = self._verified(token, f"urn:logto:organization:{organization_id}")
        except jwt.PyJWTError:
            return 401, {"error": "the token is not for this organization"}
        if "org:create" not in claims.get("scope", "").split():
            return 403, {"error": "the token lacks org:create"}
        self.management_calls += 1
        return 201, self.back_end.call("POST", "/organizations", {"name": name}, 201)

    def _verified(self, token: str, audience: str) -> dict[str, Any]:
        key = self.keys.get_signing_key_from_jwt(token)
        claims: dict[str, Any] = jwt.decode(
            token, key, algorithms=["ES256"], audience=audience, issuer=f"{self.back_end.endpoint}/oidc"
        )
        return claims


@pytest.fixture
def product(back_end: BackEnd) -> Iterator[tuple[ApplicationServer, str]]:
    """The application server, and where it listens."""
    server = ApplicationServer(back_end)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            token = self.headers.get("authorization", "").removeprefix("Bearer ")
            status, shown = server.create_workspace(token, body["organizationId"], body["name"])
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(shown).encode())

        def log_message(self, *_: Any) -> None:
            """Be quiet."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield server, f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    http.server_close()
    thread.join(5)


@pytest.fixture
def template(back_end: BackEnd) -> Iterator[dict[str, str]]:
    """Two organization permissions, and a role that gives one of them."""
    scopes = {
        name: back_end.call("POST", "/organization-scopes", {"name": name}, 201)["id"]
        for name in ("org:create", "org:delete")
    }
    body = {"name": f"Founder {uuid4().hex[:8]}", "organizationScopeIds": [scopes["org:create"]]}
    role = back_end.call("POST", "/organization-roles", body, 201)
    yield {"role": role["id"], **scopes}
    for scope_id in scopes.values():
        back_end.call("DELETE", f"/organization-scopes/{scope_id}", status=204)


def workspace(back_end: BackEnd, user_id: str, *role_ids: str) -> str:
    """An organization with this member."""
    organization_id = back_end.call("POST", "/organizations", {"name": "Harbour"}, 201)["id"]
    back_end.call("POST", f"/organizations/{organization_id}/users", {"userIds": [user_id]}, 201)
    if role_ids:
        path = f"/organizations/{organization_id}/users/{user_id}/roles"
        back_end.call("POST", path, {"organizationRoleIds": list(role_ids)}, 201)
    return str(organization_id)


def test_the_role_of_a_member_decides(
    back_end: BackEnd, front_end: FrontEnd, template: dict[str, str], product: tuple[ApplicationServer, str],
    person: Callable[[], tuple[Person, dict[str, Any]]],
) -> None:  # fmt: skip
    server, address = product
    somebody, user = person()
    with_role, without_role = (
        workspace(back_end, user["id"], template["role"]),
        workspace(back_end, user["id"]),
    )
    tokens = front_end.sign_in(somebody, SCOPE)
    refresh_token = tokens["refresh_token"]

    def ask(organization_id: str, token: str) -> httpx.Response:
        body = {"organizationId": organization_id, "name": f"Berth {uuid4().hex[:8]}"}
        return httpx.post(address, json=body, headers={"authorization": f"Bearer {token}"}, timeout=60)

    def organization_token(organization_id: str) -> str:
        nonlocal refresh_token
        found = front_end.refresh(refresh_token, organization_id=organization_id)
        refresh_token = found["refresh_token"]
        return str(found["access_token"])

    allowed = organization_token(with_role)
    # Asked for both, given only what the role gives.
    assert jwt.decode(allowed, options={"verify_signature": False})["scope"] == "org:create"
    made = ask(with_role, allowed)
    assert made.status_code == 201
    assert back_end.call("GET", f"/organizations/{made.json()['id']}")["name"] == made.json()["name"]

    called = server.management_calls
    assert ask(without_role, organization_token(without_role)).status_code == 403
    assert ask(without_role, allowed).status_code == 401  # a token for another organization
    assert ask(with_role, back_end.management_token()).status_code == 401
    assert ask(with_role, tokens["access_token"]).status_code == 401
    assert server.management_calls == called

    # What an administrator takes back is missing from the next token (D9, D11).
    path = f"/organizations/{with_role}/users/{user['id']}/roles/{template['role']}"
    back_end.call("DELETE", path, status=204)
    assert ask(with_role, organization_token(with_role)).status_code == 403
