"""A provider to talk to in-process, with what a test needs around it: clients, people, resources, organizations."""

import base64
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

import oidc.routes
from identity.applications.actions import NewApplication, create_application
from identity.applications.queries import clients
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Origin
from identity.kernel.permissions import OrganizationPermission
from identity.keys.cookie_queries import signed_cookies
from identity.resources.actions import NewResource, NewScope, create_resource, create_scope
from identity.resources.models import Resource, Scope
from identity.security.codes import pkce_s256_challenge
from identity.security.secrets import random_id
from identity.sessions.changes import finish_login, open_session
from identity.sessions.queries import interaction
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.models import User

ENDPOINT = "http://localhost:3001"
ISSUER = f"{ENDPOINT}/oidc"
CALLBACK = "https://app.example.com/callback"
VERIFIER = "v" * 64
CHALLENGE = pkce_s256_challenge(VERIFIER)
app = Starlette(routes=[Mount("/oidc", routes=oidc.routes.routes), *oidc.routes.at_the_root])


def new_browser(**options: Any) -> httpx.AsyncClient:
    """A browser with a cookie jar of its own."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app, **options), base_url=ENDPOINT)


@dataclass
class TestClient:
    """A registered application."""

    __test__ = False

    id: str
    secret: str | None
    basic: httpx.BasicAuth | None = field(init=False)

    def __post_init__(self) -> None:
        self.basic = httpx.BasicAuth(self.id, self.secret) if self.secret else None


async def register(kind: str, *, redirect_uris: list[str] | None = None, **more: Any) -> TestClient:
    """An application of that type, through the real action."""
    own = [CALLBACK] if redirect_uris is None else redirect_uris
    metadata = {"redirectUris": own, "postLogoutRedirectUris": [f"{CALLBACK}/bye"]}
    if kind == "MachineToMachine":
        metadata = {"redirectUris": [], "postLogoutRedirectUris": []}
    created = await create_application(
        SYSTEM,
        NewApplication(
            name=f"{kind} app",
            type=kind,
            oidc_client_metadata=metadata,
            custom_client_metadata=more.pop("custom", None),
            **more,
        ),
    )
    return TestClient(created.application.id, created.secret.value if created.secret else None)


async def person(**values: Any) -> User:
    """A user."""
    new = NewUser(
        username=f"user_{random_id(8)}", name="Ada", primary_email=f"{random_id(8)}@example.com", **values
    )
    return await create_user(SYSTEM, new)


async def resource(
    indicator: str = "https://api.example.com", *scopes: str
) -> tuple[Resource, dict[str, Scope]]:
    """An API with scopes."""
    made = await create_resource(SYSTEM, NewResource(name="API", indicator=indicator))
    return made, {name: await create_scope(SYSTEM, made.id, NewScope(name=name)) for name in scopes}


async def role(*scopes: Scope, to_user: User | None = None, to_machine: TestClient | None = None) -> str:
    """A global role that gives the scopes, and is held."""
    role_id = random_id()
    kind = "MachineToMachine" if to_machine else "User"
    await database.execute(
        "INSERT INTO roles (id, name, description, type, is_default, created_at) VALUES ($1, $2, '', $3, false, now())",
        role_id, f"role {role_id}", kind,
    )  # fmt: skip
    for scope in scopes:
        await database.execute(
            "INSERT INTO role_scopes (role_id, scope_id) VALUES ($1, $2)", role_id, scope.id
        )
    if to_user:
        await database.execute(
            "INSERT INTO user_roles (role_id, user_id) VALUES ($1, $2)", role_id, to_user.id
        )
    if to_machine:
        await database.execute(
            "INSERT INTO application_roles (role_id, application_id) VALUES ($1, $2)", role_id, to_machine.id
        )
    return role_id


async def organization(
    *scopes: str,
    members: tuple[User, ...] = (),
    machines: tuple[TestClient, ...] = (),
    resource_scopes: tuple[Scope, ...] = (),
    permissions: tuple[OrganizationPermission, ...] = (),
) -> str:
    """An organization with one role that gives all of this, held by every member."""
    organization_id, role_id = random_id(12), random_id()
    await database.execute(
        "INSERT INTO organizations (id, name, custom_data, is_mfa_required, color, branding, created_at) "
        "VALUES ($1, 'Acme', '{}', false, '{}', '{}', now())", organization_id,
    )  # fmt: skip
    await database.execute(
        "INSERT INTO organization_roles (id, name, type, created_at) VALUES ($1, $2, 'User', now())",
        role_id, f"member {role_id}",
    )  # fmt: skip
    for name in scopes:
        scope_id = await database.fetch_value(
            "INSERT INTO organization_scopes (id, name, created_at) VALUES ($1, $2, now()) "
            "ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id", random_id(), name,
        )  # fmt: skip
        await database.execute(
            "INSERT INTO organization_role_scopes (organization_role_id, organization_scope_id) VALUES ($1, $2)",
            role_id, scope_id,
        )  # fmt: skip
    for scope in resource_scopes:
        await database.execute(
            "INSERT INTO organization_role_resource_scopes (organization_role_id, scope_id) VALUES ($1, $2)",
            role_id, scope.id,
        )  # fmt: skip
    for permission in permissions:
        await database.execute(
            "INSERT INTO organization_role_permissions (organization_role_id, permission) VALUES ($1, $2)",
            role_id, permission.value,
        )  # fmt: skip
    for table, roles, column, holders in (
        ("organization_members", "organization_member_roles", "user_id", members),
        ("organization_applications", "organization_application_roles", "application_id", machines),
    ):
        for holder in holders:
            member_id = await database.fetch_value(
                f"INSERT INTO {table} (organization_id, {column}, created_at) VALUES ($1, $2, now()) RETURNING id",
                organization_id, holder.id,
            )  # fmt: skip
            await database.execute(
                f"INSERT INTO {roles} (member_id, organization_role_id) VALUES ($1, $2)", member_id, role_id
            )
    return organization_id


async def change_custom(client: TestClient, **custom: Any) -> None:
    """Other settings of the application."""
    await database.execute(
        "UPDATE applications SET custom_client_metadata = custom_client_metadata || $2::jsonb WHERE id = $1",
        client.id,
        custom,
    )
    clients.drop(client.id)


async def only_for(client: TestClient, *users: User) -> None:
    """Let nobody but these use the application."""
    for user in users:
        await database.execute(
            "INSERT INTO application_allowed_users (application_id, user_id) VALUES ($1, $2)", client.id, user.id
        )  # fmt: skip
    await database.execute(
        "UPDATE applications SET app_level_access_control_enabled = true WHERE id = $1", client.id
    )
    clients.drop(client.id)


def authorization_query(client: TestClient, **changes: Any) -> dict[str, Any]:
    """The parameters of an ordinary authorization request, with changes; None leaves one out."""
    parameters = {
        "client_id": client.id,
        "response_type": "code",
        "redirect_uri": CALLBACK,
        "scope": "openid profile offline_access",
        "prompt": "consent",
        "state": "state-1",
        "nonce": "nonce-1",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
        **changes,
    }
    return {name: value for name, value in parameters.items() if value is not None}


async def authorize(browser: httpx.AsyncClient, client: TestClient, **changes: Any) -> httpx.Response:
    """Ask the authorization endpoint."""
    return await browser.get("/oidc/auth", params=authorization_query(client, **changes))


async def sign_in(browser: httpx.AsyncClient, client: TestClient, user: User) -> httpx.Response:
    """Do what the sign-in page does at its end, and go on; the answer of the resumed request."""
    waiting = await interaction(own_interaction(browser, client))
    assert waiting is not None
    async with database.transaction():
        opened = await open_session(user.id, ["pwd"], Origin())
        location = await finish_login(waiting, opened.session)
    await give_cookie(browser, "_session", opened.token)
    return await browser.get(location)


async def give_cookie(browser: httpx.AsyncClient, name: str, value: str) -> None:
    """A cookie of ours in the browser, with its signature."""
    for each, signed in (await signed_cookies(name, value)).items():
        browser.cookies.set(each, signed, domain="localhost.local", path="/")


def own_interaction(browser: httpx.AsyncClient, client: TestClient) -> str:
    """The id of the browser's interaction for the client."""
    found: str = json.loads(unquote(browser.cookies["_interaction"]))[client.id]
    return found


def answered(response: httpx.Response) -> dict[str, str]:
    """The members of an authorization response in a redirect."""
    assert response.status_code == 303, response.text
    parts = urlsplit(response.headers["location"])
    return {name: values[0] for name, values in parse_qs(parts.query or parts.fragment).items()}


async def code_for(browser: httpx.AsyncClient, client: TestClient, user: User, **changes: Any) -> str:
    """An authorization code after a whole sign-in."""
    response = await authorize(browser, client, **changes)
    if response.headers["location"].startswith("/"):
        response = await sign_in(browser, client, user)
    return answered(response)["code"]


async def ask_token(browser: httpx.AsyncClient, client: TestClient, **form: Any) -> httpx.Response:
    """Ask the token endpoint as the client."""
    if client.basic is None:
        form = {"client_id": client.id, **form}
    # httpx would not send credentials of None; a confidential client always has some
    return await browser.post("/oidc/token", data=form, auth=client.basic or httpx.USE_CLIENT_DEFAULT)


async def redeem(browser: httpx.AsyncClient, client: TestClient, code: str, **changes: Any) -> httpx.Response:
    """Exchange a code."""
    form = {"code": code, "redirect_uri": CALLBACK, "code_verifier": VERIFIER, **changes}
    given = {name: value for name, value in form.items() if value is not None}
    return await ask_token(browser, client, grant_type="authorization_code", **given)


async def refresh(browser: httpx.AsyncClient, client: TestClient, token: str, **form: Any) -> httpx.Response:
    """Use a refresh token."""
    return await ask_token(browser, client, grant_type="refresh_token", refresh_token=token, **form)


async def tokens_for(
    browser: httpx.AsyncClient, client: TestClient, user: User, **changes: Any
) -> dict[str, Any]:
    """The token response after a whole sign-in."""
    response = await redeem(browser, client, await code_for(browser, client, user, **changes))
    assert response.status_code == 200, response.text
    members: dict[str, Any] = response.json()
    return members


def claims_of(token: str) -> dict[str, Any]:
    """The claims of a JWT, unverified."""
    return dict(_segment(token, 1))


def header_of(token: str) -> dict[str, Any]:
    """The header of a JWT."""
    return dict(_segment(token, 0))


def _segment(token: str, number: int) -> Any:
    encoded = token.split(".")[number]
    return json.loads(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))


def encoded(value: str) -> str:
    """Percent-encoded."""
    return quote(value, safe="")
