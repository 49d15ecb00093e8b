"""One way of asking, three faces behind it: the domain itself, GraphQL and REST, each with the same real token."""

from typing import Any, Protocol

import httpx

from identity.applications import actions as applications
from identity.applications.queries import secrets_by_application_ids, visible_application
from identity.authentication.queries import actor_of_bearer
from identity.credentials.actions import set_password
from identity.kernel.actor import NOBODY, Actor, Origin
from identity.kernel.errors import Refusal, RefusalKind
from identity.kernel.paging import Keyset, SortOrder
from identity.users import actions as users
from identity.users.inputs import NewUser, UserChanges
from identity.users.queries import UserFilter, users_slice, visible_user
from tests.behaviour.views import application_of_rest, application_of_row, snake_case, user_of_row

Shown = dict[str, Any]


class Refused(Exception):
    """A refusal, whatever face told it: NOT_FOUND, UNAUTHENTICATED, FORBIDDEN, or the name of its code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def named(code: str) -> str:
    """A dotted code as GraphQL's enum names it."""
    return code.replace(".", "_").replace("-", "_").upper()


class Face(Protocol):
    """What the behaviour suite asks for; results in the names and shapes of the contract."""

    async def create_user(self, **fields: Any) -> Shown: ...
    async def read_user(self, user_id: str) -> Shown: ...
    async def update_user(self, user_id: str, **fields: Any) -> Shown: ...
    async def merge_custom_data(self, user_id: str, custom_data: Shown) -> Shown: ...
    async def suspend(self, user_id: str, is_suspended: bool) -> Shown: ...
    async def set_password(self, user_id: str, password: str) -> Shown: ...
    async def delete_user(self, user_id: str) -> None: ...
    async def usernames(self, text: str) -> list[str]: ...
    async def create_application(self, name: str, kind: str, **fields: Any) -> Shown: ...
    async def read_application(self, application_id: str) -> Shown: ...
    async def update_application(self, application_id: str, **fields: Any) -> Shown: ...
    async def delete_application(self, application_id: str) -> None: ...
    async def add_secret(self, application_id: str, name: str) -> str: ...
    async def rename_secret(self, application_id: str, name: str, new_name: str) -> None: ...
    async def delete_secret(self, application_id: str, name: str) -> None: ...
    async def secrets(self, application_id: str) -> Shown: ...


class DomainFace:
    """Actions and queries, called as the faces call them."""

    name = "domain"

    def __init__(self, _client: httpx.AsyncClient, token: str | None) -> None:
        self._token = token

    async def _call(self, function: Any, *arguments: Any) -> Any:
        try:
            return await function(await self._actor(), *arguments)
        except Refusal as refusal:
            raise Refused(_code_of_kind(refusal)) from None

    async def _actor(self) -> Actor:
        return await actor_of_bearer(self._token, Origin("192.0.2.1", "tests")) if self._token else NOBODY

    async def create_user(self, **fields: Any) -> Shown:
        return user_of_row(await self._call(users.create_user, NewUser(**snake_case(fields))))

    async def read_user(self, user_id: str) -> Shown:
        return user_of_row(await self._call(visible_user, user_id))

    async def update_user(self, user_id: str, **fields: Any) -> Shown:
        changes = UserChanges(**snake_case(fields))
        return user_of_row(await self._call(users.update_user, user_id, changes))

    async def merge_custom_data(self, user_id: str, custom_data: Shown) -> Shown:
        merged: Shown = await self._call(users.merge_custom_data, user_id, custom_data)
        return merged

    async def suspend(self, user_id: str, is_suspended: bool) -> Shown:
        change = users.suspend_user if is_suspended else users.reinstate_user
        return user_of_row(await self._call(change, user_id))

    async def set_password(self, user_id: str, password: str) -> Shown:
        return user_of_row(await self._call(set_password, user_id, password))

    async def delete_user(self, user_id: str) -> None:
        await self._call(users.delete_user, user_id)

    async def usernames(self, text: str) -> list[str]:
        found = await self._call(
            users_slice, UserFilter(text=text), SortOrder("created_at"), Keyset(first=100)
        )
        return sorted(user.username for user in found.items)

    async def create_application(self, name: str, kind: str, **fields: Any) -> Shown:
        new = applications.NewApplication(name=name, type=kind, **snake_case(fields))
        return application_of_row((await self._call(applications.create_application, new)).application)

    async def read_application(self, application_id: str) -> Shown:
        return application_of_row(await self._call(visible_application, application_id))

    async def update_application(self, application_id: str, **fields: Any) -> Shown:
        changes = applications.ApplicationChanges(**snake_case(fields))
        return application_of_row(await self._call(applications.update_application, application_id, changes))

    async def delete_application(self, application_id: str) -> None:
        await self._call(applications.delete_application, application_id)

    async def add_secret(self, application_id: str, name: str) -> str:
        return str((await self._call(applications.add_secret, application_id, name)).value)

    async def rename_secret(self, application_id: str, name: str, new_name: str) -> None:
        await self._call(applications.rename_secret, application_id, name, new_name)

    async def delete_secret(self, application_id: str, name: str) -> None:
        await self._call(applications.delete_secret, application_id, name)

    async def secrets(self, application_id: str) -> Shown:
        revealed = await self._call(applications.reveal_secrets, application_id)
        rows = (await self._call(secrets_by_application_ids, [application_id]))[application_id]
        assert [row.name for row in rows] == [each.row.name for each in revealed]
        return {each.row.name: each.value for each in revealed}


def _code_of_kind(refusal: Refusal) -> str:
    plain = {RefusalKind.NOT_FOUND, RefusalKind.UNAUTHENTICATED, RefusalKind.FORBIDDEN}
    return refusal.kind.name if refusal.kind in plain else named(refusal.code)


class RestFace:
    """The REST face over HTTP."""

    name = "rest"

    def __init__(self, client: httpx.AsyncClient, token: str | None) -> None:
        self._client = client
        self._headers = {"authorization": f"Bearer {token}"} if token else {}

    async def _call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        answer = await self._client.request(
            method, f"/api{path}", headers=self._headers, json=body, params=query or None
        )
        if answer.is_success:
            return answer.json() if answer.content else None
        kinds = {401: "UNAUTHENTICATED", 403: "FORBIDDEN", 404: "NOT_FOUND"}
        raise Refused(kinds.get(answer.status_code) or named(answer.json()["code"]))

    async def create_user(self, **fields: Any) -> Shown:
        return _user(await self._call("POST", "/users", fields))

    async def read_user(self, user_id: str) -> Shown:
        return _user(await self._call("GET", f"/users/{user_id}"))

    async def update_user(self, user_id: str, **fields: Any) -> Shown:
        return _user(await self._call("PATCH", f"/users/{user_id}", fields))

    async def merge_custom_data(self, user_id: str, custom_data: Shown) -> Shown:
        body = {"customData": custom_data}
        merged: Shown = await self._call("PATCH", f"/users/{user_id}/custom-data", body)
        return merged

    async def suspend(self, user_id: str, is_suspended: bool) -> Shown:
        return _user(
            await self._call("PATCH", f"/users/{user_id}/is-suspended", {"isSuspended": is_suspended})
        )

    async def set_password(self, user_id: str, password: str) -> Shown:
        return _user(await self._call("PATCH", f"/users/{user_id}/password", {"password": password}))

    async def delete_user(self, user_id: str) -> None:
        await self._call("DELETE", f"/users/{user_id}")

    async def usernames(self, text: str) -> list[str]:
        found = await self._call("GET", "/users", search=f"%{text}%", page_size=100)
        return sorted(user["username"] for user in found)

    async def create_application(self, name: str, kind: str, **fields: Any) -> Shown:
        return application_of_rest(
            await self._call("POST", "/applications", {"name": name, "type": kind, **fields})
        )

    async def read_application(self, application_id: str) -> Shown:
        return application_of_rest(await self._call("GET", f"/applications/{application_id}"))

    async def update_application(self, application_id: str, **fields: Any) -> Shown:
        return application_of_rest(await self._call("PATCH", f"/applications/{application_id}", fields))

    async def delete_application(self, application_id: str) -> None:
        await self._call("DELETE", f"/applications/{application_id}")

    async def add_secret(self, application_id: str, name: str) -> str:
        made = await self._call("POST", f"/applications/{application_id}/secrets", {"name": name})
        return str(made["value"])

    async def rename_secret(self, application_id: str, name: str, new_name: str) -> None:
        await self._call("PATCH", f"/applications/{application_id}/secrets/{name}", {"name": new_name})

    async def delete_secret(self, application_id: str, name: str) -> None:
        await self._call("DELETE", f"/applications/{application_id}/secrets/{name}")

    async def secrets(self, application_id: str) -> Shown:
        found = await self._call("GET", f"/applications/{application_id}/secrets")
        return {each["name"]: each["value"] for each in found}


def _user(body: Shown) -> Shown:
    keys = ("id", "username", "primaryEmail", "primaryPhone", "name", "avatar", "customData")
    return {key: body[key] for key in (*keys, "isSuspended", "hasPassword")}
