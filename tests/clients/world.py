"""A small world in a running server: people, an API, an organization and applications of every kind."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
from joserfc.jwk import ECKey

from tests.server import Api, RunningServer

CLIENT = "https://client.example"  # nobody listens there, and nobody has to


@dataclass(frozen=True, slots=True)
class World:
    """All that a client must know; written as JSON for clients that are not Python."""

    client: str  # where its applications are
    endpoint: str
    issuer: str
    username: str
    password: str
    user_id: str
    email: str
    resource: str
    scopes: list[str]
    organization_id: str
    organization_scope: str
    spa_id: str
    web_id: str
    web_secret: str
    machine_id: str
    machine_secret: str
    third_party_id: str
    third_party_secret: str
    fapi_id: str
    fapi_key: dict[str, Any]  # a private JWK
    device_id: str
    redirect_uri: str
    signed_out_uri: str

    def written_to(self, directory: Path) -> Path:
        """A file with all of it, as JSON."""
        path = directory / "world.json"
        path.write_bytes(orjson.dumps(asdict(self)))
        return path


def make_world(server: RunningServer, api: Api, client: str = CLIENT) -> World:
    """Make it, under names that no other test uses; `client` is where its applications are."""
    mark = uuid4().hex[:8]
    uris = {
        "redirectUris": [f"{client}/callback", f"{client}/logto/sign-in-callback"],
        "postLogoutRedirectUris": [f"{client}/signed-out", client],
    }
    username, password, email = f"ada_{mark}", "Tidal-Engine-1843", f"ada.{mark}@harbour.example"
    user = api.rest(
        "POST", "/api/users",
        {"username": username, "password": password, "primaryEmail": email, "name": "Ada of the Harbour"},
    )  # fmt: skip
    resource, scope_ids = _resource(api, mark)
    for kind in ("USER", "MACHINE_TO_MACHINE"):
        _role(api, f"{kind.title()} {mark}", kind, scope_ids, user["id"])
    machine = _application(api, f"Machine {mark}", "MachineToMachine", None)
    _let_machine_in(api, machine["id"], f"Machine_To_Machine {mark}")
    organization_id, organization_scope = _organization(api, mark, user["id"])
    spa = _application(api, f"SPA {mark}", "SPA", uris)
    web = _application(api, f"Web {mark}", "Traditional", uris)
    guest = _application(api, f"Guest {mark}", "Traditional", uris, isThirdParty=True)
    api.mutate(
        "setApplicationConsentScopes", "application { applicationId }",
        applicationId=guest["id"], userScopes=["profile", "email"],
        resourceScopeIds=scope_ids[:1], organizationScopeIds=[],
    )  # fmt: skip
    fapi_key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
    fapi = _fapi_application(api, f"FAPI {mark}", uris, fapi_key)
    device = _application(api, f"Device {mark}", "Native", None, customClientMetadata={"isDeviceFlow": True})
    return World(
        client=client,
        endpoint=server.endpoint,
        issuer=f"{server.endpoint}/oidc",
        username=username,
        password=password,
        user_id=user["id"],
        email=email,
        resource=resource,
        scopes=["read:tides", "write:tides"],
        organization_id=organization_id,
        organization_scope=organization_scope,
        spa_id=spa["id"],
        web_id=web["id"],
        web_secret=_secret(api, web["id"]),
        machine_id=machine["id"],
        machine_secret=_secret(api, machine["id"]),
        third_party_id=guest["id"],
        third_party_secret=_secret(api, guest["id"]),
        fapi_id=fapi["id"],
        fapi_key=fapi_key.as_dict(private=True),
        device_id=device["id"],
        redirect_uri=f"{client}/callback",
        signed_out_uri=f"{client}/signed-out",
    )


def _resource(api: Api, mark: str) -> tuple[str, list[str]]:
    indicator = f"https://tides-{mark}.example/api"
    made = api.mutate("createResource", "resource { resourceId }", name=f"Tides {mark}", indicator=indicator)
    scopes = [
        api.mutate("createScope", "scope { scopeId }", resourceId=made["resourceId"], name=name)["scopeId"]
        for name in ("read:tides", "write:tides")
    ]
    return indicator, scopes


def _role(api: Api, name: str, kind: str, scope_ids: list[str], user_id: str) -> None:
    role = api.mutate(
        "createRole", "role { roleId }", name=name, description="Reads and writes tides.",
        type=kind, scopeIds=scope_ids,
    )  # fmt: skip
    if kind == "USER":
        api.mutate("assignUserRoles", "user { userId }", userId=user_id, roleIds=[role["roleId"]])


def _let_machine_in(api: Api, application_id: str, role_name: str) -> None:
    found = api.graphql(
        "query ($name: String!) { roles(first: 1, filter: { text: $name }) { nodes { roleId } } }",
        name=role_name,
    )
    role_ids = [node["roleId"] for node in found["roles"]["nodes"]]
    api.mutate(
        "assignApplicationRoles", "application { applicationId }",
        applicationId=application_id, roleIds=role_ids,
    )  # fmt: skip


def _organization(api: Api, mark: str, user_id: str) -> tuple[str, str]:
    scope_name = f"man:lighthouse-{mark}"
    scope = api.mutate(
        "createOrganizationScope", "organizationScope { organizationScopeId }", name=scope_name
    )
    role = api.mutate(
        "createOrganizationRole", "organizationRole { organizationRoleId }",
        name=f"Keeper {mark}", organizationScopeIds=[scope["organizationScopeId"]],
    )  # fmt: skip
    made = api.mutate("createOrganization", "organization { organizationId }", name=f"Lighthouse {mark}")
    organization_id = made["organizationId"]
    api.mutate(
        "addOrganizationMembers", "organization { organizationId }",
        organizationId=organization_id, userIds=[user_id],
    )  # fmt: skip
    api.mutate(
        "replaceMemberRoles", "member { userId }",
        organizationId=organization_id, userId=user_id, organizationRoleIds=[role["organizationRoleId"]],
    )  # fmt: skip
    return organization_id, scope_name


def _application(api: Api, name: str, kind: str, uris: dict[str, list[str]] | None, **more: Any) -> Any:
    body: dict[str, Any] = {"name": name, "type": kind, **more}
    return api.rest("POST", "/api/applications", body | ({"oidcClientMetadata": uris} if uris else {}))


def _fapi_application(api: Api, name: str, uris: dict[str, list[str]], key: ECKey) -> Any:
    """It lives by FAPI 2.0 and proves who it is with a key, as docs/clients.md shows."""
    made = _application(api, name, "Traditional", uris)
    api.mutate(
        "updateApplicationProtocol", "application { applicationId }", applicationId=made["id"],
        securityProfile="FAPI_2", tokenEndpointAuthMethod="private_key_jwt",
        jwks={"keys": [key.as_dict(private=False)]}, dpopBoundAccessTokens=True,
        idTokenSignedResponseAlg="ES256",
    )  # fmt: skip
    return made


def _secret(api: Api, application_id: str) -> str:
    (secret,) = api.rest("GET", f"/api/applications/{application_id}/secrets")
    return str(secret["value"])
