"""What fault cases start from: rows made through the actions, under names that no other case has."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from identity.applications.actions import CreatedApplication, NewApplication, create_application
from identity.applications.clients import Client
from identity.applications.queries import client
from identity.grants import actions as grants
from identity.grants import queries as grant_queries
from identity.grants.actions import Exchange
from identity.grants.authorization import AuthorizationRequest
from identity.grants.authorization_actions import Authorization, issue_code
from identity.kernel import clock, database
from identity.kernel.actor import NOBODY, SYSTEM, Actor, ActorKind, Origin
from identity.kernel.permissions import EVERY_PERMISSION
from identity.organizations.actions import NewOrganization, create_organization
from identity.organizations.models import Organization, OrganizationRole, OrganizationScope
from identity.organizations.template_actions import (
    NewOrganizationRole,
    create_organization_role,
    create_organization_scope,
)
from identity.resources.actions import NewResource, NewScope, create_resource, create_scope
from identity.resources.models import Resource, Scope
from identity.resources.queries import resource_by_indicator
from identity.roles.actions import NewRole, create_role
from identity.roles.holder_actions import grant_administrator
from identity.roles.models import Role, RoleType
from identity.security.codes import pkce_s256_challenge
from identity.security.secrets import token_hash
from identity.sessions.changes import OpenedSession, open_session
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.models import User

BROWSER = NOBODY.from_origin(Origin("192.0.2.7", "a browser"))
REDIRECT_URI = "https://app.example.com/callback"
VERIFIER = "verifier-" + "v" * 40


def unique(word: str = "name") -> str:
    """A name that nothing else has."""
    return f"{word}_{uuid4().hex[:10]}"


@dataclass
class World:
    """Makes rows, and remembers the secrets that must not be told."""

    administrator: Actor
    secrets: list[str] = field(default_factory=list)

    @classmethod
    async def with_administrator(cls) -> "World":
        """A world with an administrator of its own."""
        user = await create_user(SYSTEM, NewUser(username=unique("admin")))
        await grant_administrator(SYSTEM, user.id)
        return cls(
            Actor(
                ActorKind.ADMINISTRATOR,
                user_id=user.id,
                application_id="admin-console",
                permissions=EVERY_PERMISSION,
                origin=Origin("192.0.2.9", "a console"),
            )
        )

    def secret(self, words: str = "quiet amber canyon") -> str:
        """A secret that no event may tell."""
        value = f"{words} {uuid4().hex}"
        self.secrets.append(value)
        return value

    def hidden(self, value: str) -> str:
        """The value, remembered as a secret."""
        self.secrets.append(value)
        return value

    async def user(self, **fields: Any) -> User:
        """A user."""
        return await create_user(self.administrator, NewUser(username=unique("user"), **fields))

    async def another_administrator(self) -> User:
        """A user who administers the server as well."""
        user = await self.user()
        await grant_administrator(self.administrator, user.id)
        return user

    async def application(self, kind: str = "Traditional", **fields: Any) -> CreatedApplication:
        """An application; its first secret is remembered."""
        new = NewApplication(
            name=unique("application"), type=kind, oidc_client_metadata=_metadata(kind), **fields
        )
        created = await create_application(self.administrator, new)
        if created.secret:
            self.hidden(created.secret.value)
        return created

    async def machine_id(self) -> str:
        """The id of a machine."""
        return (await self.application("MachineToMachine")).application.id

    async def third_party_id(self) -> str:
        """The id of a third-party application."""
        return (await self.application("Traditional", is_third_party=True)).application.id

    async def resource(self) -> Resource:
        """An API."""
        new = NewResource(name="An API", indicator=f"https://{unique('api').replace('_', '-')}.example.com")
        return await create_resource(self.administrator, new)

    async def scope(self, resource: Resource | None = None) -> Scope:
        """A scope of an API."""
        owner = resource or await self.resource()
        return await create_scope(self.administrator, owner.id, NewScope(name=unique("scope")))

    async def role(self, kind: RoleType = RoleType.USER, scope_ids: tuple[str, ...] = ()) -> Role:
        """A role."""
        new = NewRole(name=unique("role"), description="A role", type=kind, scope_ids=scope_ids)
        return await create_role(self.administrator, new)

    async def organization(self) -> Organization:
        """An organization."""
        return await create_organization(self.administrator, NewOrganization(name=unique("organization")))

    async def organization_role(self, **fields: Any) -> OrganizationRole:
        """A role of the organization template."""
        new = NewOrganizationRole(name=unique("organization role"), **fields)
        return await create_organization_role(self.administrator, new)

    async def organization_scope(self) -> OrganizationScope:
        """A scope of the organization template."""
        return await create_organization_scope(self.administrator, unique("do"))

    async def client(self, kind: str = "Traditional") -> Client:
        """An application as the protocol sees it."""
        found = await client((await self.application(kind)).application.id)
        assert found is not None
        return found

    async def session(self, user: User) -> OpenedSession:
        """A browser in which the user is signed in."""
        opened = await open_session(user.id, ["pwd"], BROWSER.origin)
        self.hidden(opened.token)
        return opened

    async def interaction(self, application_id: str = "demo-app") -> str:
        """An authorization request that waits for a person."""
        interaction_id, now = unique("interaction"), clock.now()
        await database.execute(
            "INSERT INTO interactions (id, application_id, parameters, prompt, version, created_at, expires_at) "
            "VALUES ($1, $2, '{}', 'login', 0, $3, $4)",
            interaction_id, application_id, now, now + timedelta(hours=1),
        )  # fmt: skip
        return interaction_id

    async def authorization(self, client: Client, user: User, *resources: Resource) -> Authorization:
        """A request that a signed-in user has granted."""
        opened = await self.session(user)
        standing = await grant_queries.standing(opened.token, client.id)
        assert standing is not None
        cached = [await resource_by_indicator(each.indicator) for each in resources]
        request = AuthorizationRequest(
            client=client,
            redirect_uri=REDIRECT_URI,
            requested=("openid", "offline_access", "profile"),
            resources=tuple(each for each in cached if each),
            prompts=frozenset({"consent"}),
            code_challenge=pkce_s256_challenge(VERIFIER),
        )
        return Authorization(
            request=request,
            standing=standing,
            interaction_id=await self.interaction(client.id),
            params={"client_id": client.id, "code_challenge": pkce_s256_challenge(VERIFIER)},
        )

    async def code(self, client: Client, user: User, *resources: Resource) -> str:
        """An authorization code of such a request."""
        code = await issue_code(BROWSER, await self.authorization(client, user, *resources))
        return self.hidden(code or "")

    async def tokens(self, client: Client, user: User, *resources: Resource) -> grants.IssuedTokens:
        """Tokens for such a code."""
        code = await self.code(client, user, *resources)
        issued = await grants.redeem_code(BROWSER, Exchange(client=client), code, REDIRECT_URI, VERIFIER)
        self.hidden(issued.access_token)
        self.hidden(issued.refresh_token or "")
        return issued

    async def presented(self, refresh_token: str) -> grant_queries.PresentedRefreshToken:
        """The refresh token as the token endpoint reads it."""
        found = await grant_queries.presented_refresh_token(refresh_token, None, None)
        assert found is not None
        return found

    @staticmethod
    async def age_refresh_token(refresh_token: str) -> None:
        """Let the token have been replaced long ago."""
        await database.execute(
            "UPDATE refresh_tokens SET consumed_at = now() - interval '1 hour' WHERE token_hash = $1",
            token_hash(refresh_token),
        )


def _metadata(kind: str) -> dict[str, Any] | None:
    if kind == "MachineToMachine":
        return None
    return {"redirectUris": [REDIRECT_URI], "postLogoutRedirectUris": []}
