"""A small world made over REST, so that requests with random input reach beyond "not found"."""

from typing import Any

import httpx

from identity.kernel import clock
from tests.kept import kept

Json = dict[str, Any]
_WEEK_SECONDS = 7 * 24 * 3600
_CREATED: tuple[tuple[str, str, Json], ...] = (
    ("users", "/users", {"username": "ada", "password": "x", "primaryEmail": "ada@example.com"}),
    ("guest", "/users", {"username": "bob", "primaryEmail": "bob@example.com"}),
    ("applications", "/applications", {"name": "Robot", "type": "MachineToMachine"}),
    ("website", "/applications", {"name": "Website", "type": "Traditional"}),
    ("partner", "/applications", {"name": "Partner", "type": "Traditional", "isThirdParty": True}),
    ("resources", "/resources", {"name": "Books", "indicator": "https://books.example.com"}),
    ("scopes", "/resources/{resources}/scopes", {"name": "read:books", "description": ""}),
    ("roles", "/roles", {"name": "Reader", "description": "reads", "scopeIds": ["{scopes}"]}),
    ("machine-roles", "/roles", {"name": "Machine", "description": "reads", "type": "MachineToMachine"}),
    ("organizations", "/organizations", {"name": "Library"}),
    ("organization-scopes", "/organization-scopes", {"name": "read:shelves"}),
    ("organization-roles", "/organization-roles", {"name": "Librarian"}),
    ("machine-organization-roles", "/organization-roles", {"name": "Scanner", "type": "MachineToMachine"}),
    (
        "organization-invitations",
        "/organization-invitations",
        {"organizationId": "{organizations}", "invitee": "eve@example.com", "expiresAt": "{in-a-week}"},
    ),
    (
        "hooks",
        "/hooks",
        {"name": "Bell", "events": ["User.Created"], "config": {"url": "https://example.com/h"}},
    ),
)
_RELATED: tuple[tuple[str, Json], ...] = (
    ("/users/{users}/roles", {"roleIds": ["{roles}"]}),
    ("/applications/{applications}/roles", {"roleIds": ["{machine-roles}"]}),
    ("/organizations/{organizations}/users", {"userIds": ["{users}"]}),
    ("/organizations/{organizations}/applications", {"applicationIds": ["{applications}"]}),
    ("/organization-roles/{organization-roles}/scopes", {"organizationScopeIds": ["{organization-scopes}"]}),
    ("/organization-roles/{organization-roles}/resource-scopes", {"scopeIds": ["{scopes}"]}),
    (
        "/organizations/{organizations}/users/{users}/roles",
        {"organizationRoleIds": ["{organization-roles}"]},
    ),
    ("/users/{users}/personal-access-tokens", {"name": "laptop"}),
)
# What the parameters of paths and the fields of bodies name.
_BY_PARAMETER = {
    "applicationId": "applications",
    "organizationId": "organizations",
    "organizationRoleId": "organization-roles",
    "organizationScopeId": "organization-scopes",
    "resourceId": "resources",
    "roleId": "roles",
    "scopeId": "scopes",
    "userId": "users",
}
_LITERAL = {
    "actionType": "postSignIn",
    "emailDomain": "example.com",
    "keyType": "private-keys",
    "languageTag": "de",
    "scopeType": "organization-scopes",
    "target": "github",
    "tokenTypePath": "access-token",
}
_NAMES = {"applications": "Default secret", "users": "laptop", "custom-profile-fields": "nickname"}


class World:
    """Ids by what they are of, and the parameters and fields that they fit."""

    def __init__(self, ids: dict[str, str]) -> None:
        self.ids = ids

    def path_parameters(self, path: str, names: list[str]) -> dict[str, str]:
        """Values for the parameters of a path that name something which is there."""
        area = path.split("/")[2]
        return {name: value for name in names if (value := self._value(area, name)) is not None}

    def _value(self, area: str, name: str) -> str | None:
        if name == "id":
            return self.ids.get(area)
        if name == "name":
            return _NAMES.get(area)
        if name == "roleId" and area == "applications":
            return self.ids["machine-roles"]
        return _LITERAL.get(name) or self.ids.get(_BY_PARAMETER.get(name, ""))

    def planted(self, body: Any) -> Any:
        """The body with the ids of things that are there in its fields for ids."""
        if not isinstance(body, dict):
            return body
        return {key: self._planted_value(key, value) for key, value in body.items()}

    def _planted_value(self, key: str, value: Any) -> Any:
        known = self.ids.get(_BY_PARAMETER.get(key.removesuffix("s"), ""))
        if known is None:
            return self.planted(value)
        return [known] if key.endswith("s") else known


async def make_world(rest: httpx.AsyncClient) -> World:
    """Everything, in a database that was clean."""
    return World(dict(await kept("world of REST", lambda: _made(rest))))


async def _made(rest: httpx.AsyncClient) -> dict[str, str]:
    """Make everything; a refusal is a failure."""
    ids: dict[str, str] = {}
    for name, path, body in _CREATED:
        ids[name] = (await _post(rest, path, body, ids))["id"]
    for path, body in _RELATED:
        await _post(rest, path, body, ids)
    return ids


async def _post(rest: httpx.AsyncClient, path: str, body: Json, ids: dict[str, str]) -> Any:
    answer = await rest.post(f"/api{filled(path, ids)}", json=filled(body, ids))
    assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
    return answer.json() if "json" in answer.headers.get("content-type", "") else None


def filled(value: Any, ids: dict[str, str]) -> Any:
    """The value with the ids that it names in braces."""
    if value == "{in-a-week}":
        return (clock.epoch_seconds() + _WEEK_SECONDS) * 1000
    if isinstance(value, str):
        for name, known in ids.items():
            value = value.replace(f"{{{name}}}", known)
        return value
    if isinstance(value, dict):
        return {key: filled(each, ids) for key, each in value.items()}
    return [filled(each, ids) for each in value] if isinstance(value, list) else value
