"""The GraphQL face, asked over HTTP."""

from typing import Any

import httpx

from tests.behaviour.faces import Refused
from tests.behaviour.views import application_of_graphql, graphql_type, user_of_graphql

Shown = dict[str, Any]
_USER = "userId username primaryEmail primaryPhone name avatar customData isSuspended hasPassword"
_APPLICATION = "applicationId name description type isThirdParty customData redirectUris"
_NOT_FOUND = frozenset({"ENTITY_NOT_EXISTS_WITH_ID", "ENTITY_NOT_FOUND", "ENTITY_NOT_EXISTS"})


class GraphQLFace:
    """Queries and mutations; a refusal is a user error or a top-level error."""

    name = "graphql"

    def __init__(self, client: httpx.AsyncClient, token: str | None) -> None:
        self._client = client
        self._headers = {"authorization": f"Bearer {token}"} if token else {}

    async def _ask(self, document: str, variables: Shown) -> Shown:
        body = {"query": document, "variables": variables}
        answer = (await self._client.post("/graphql", json=body, headers=self._headers)).json()
        if errors := answer.get("errors"):
            raise Refused(errors[0]["extensions"]["code"])
        data: Shown = answer["data"]
        return data

    async def _mutate(self, name: str, shows: str, /, **values: Any) -> Shown:
        kind = f"{name[0].upper()}{name[1:]}Input!"
        document = (
            f"mutation Change($input: {kind}) {{ {name}(input: $input) "
            f"{{ {shows} userErrors {{ code message path }} }} }}"
        )
        payload: Shown = (await self._ask(document, {"input": values}))[name]
        if errors := payload["userErrors"]:
            code = errors[0]["code"]
            raise Refused("NOT_FOUND" if code in _NOT_FOUND else code)
        return payload

    async def _user(self, mutation: str, /, **values: Any) -> Shown:
        return user_of_graphql((await self._mutate(mutation, f"user {{ {_USER} }}", **values))["user"])

    async def _application(self, mutation: str, /, **values: Any) -> Shown:
        payload = await self._mutate(mutation, f"application {{ {_APPLICATION} }}", **values)
        return application_of_graphql(payload["application"])

    async def create_user(self, **fields: Any) -> Shown:
        return await self._user("createUser", **fields)

    async def read_user(self, user_id: str) -> Shown:
        document = f"query Read($id: ID!) {{ user(userId: $id) {{ {_USER} }} }}"
        found = (await self._ask(document, {"id": user_id}))["user"]
        if found is None:
            raise Refused("NOT_FOUND")
        return user_of_graphql(found)

    async def update_user(self, user_id: str, **fields: Any) -> Shown:
        return await self._user("updateUser", userId=user_id, **fields)

    async def merge_custom_data(self, user_id: str, custom_data: Shown) -> Shown:
        """This face replaces custom data as a whole: who wants to merge reads first."""
        whole = (await self.read_user(user_id))["customData"] | custom_data
        merged: Shown = (await self.update_user(user_id, customData=whole))["customData"]
        return merged

    async def suspend(self, user_id: str, is_suspended: bool) -> Shown:
        return await self._user("suspendUser" if is_suspended else "reinstateUser", userId=user_id)

    async def set_password(self, user_id: str, password: str) -> Shown:
        return await self._user("setUserPassword", userId=user_id, password=password)

    async def delete_user(self, user_id: str) -> None:
        await self._mutate("deleteUser", "deletedUserId", userId=user_id)

    async def usernames(self, text: str) -> list[str]:
        document = (
            "query Find($text: String) { users(first: 100, filter: {text: $text}) { nodes { username } } }"
        )
        found = (await self._ask(document, {"text": text}))["users"]["nodes"]
        return sorted(user["username"] for user in found)

    async def create_application(self, name: str, kind: str, **fields: Any) -> Shown:
        return await self._application(
            "createApplication", name=name, type=graphql_type(kind), **_flattened(fields)
        )

    async def read_application(self, application_id: str) -> Shown:
        document = f"query Read($id: ID!) {{ application(applicationId: $id) {{ {_APPLICATION} }} }}"
        found = (await self._ask(document, {"id": application_id}))["application"]
        if found is None:
            raise Refused("NOT_FOUND")
        return application_of_graphql(found)

    async def update_application(self, application_id: str, **fields: Any) -> Shown:
        return await self._application(
            "updateApplication", applicationId=application_id, **_flattened(fields)
        )

    async def delete_application(self, application_id: str) -> None:
        await self._mutate("deleteApplication", "deletedApplicationId", applicationId=application_id)

    async def add_secret(self, application_id: str, name: str) -> str:
        payload = await self._mutate(
            "addApplicationSecret", "secret { value }", applicationId=application_id, name=name
        )
        return str(payload["secret"]["value"])

    async def rename_secret(self, application_id: str, name: str, new_name: str) -> None:
        shows = "application { name }"
        values = {"applicationId": application_id, "name": name, "newName": new_name}
        await self._mutate("renameApplicationSecret", shows, **values)

    async def delete_secret(self, application_id: str, name: str) -> None:
        shows = "application { name }"
        await self._mutate("deleteApplicationSecret", shows, applicationId=application_id, name=name)

    async def secrets(self, application_id: str) -> Shown:
        payload = await self._mutate(
            "revealApplicationSecrets", "secrets { name value }", applicationId=application_id
        )
        return {each["name"]: each["value"] for each in payload["secrets"]}


def _flattened(fields: Shown) -> Shown:
    """The lists of client metadata are fields of their own here."""
    metadata = fields.pop("oidcClientMetadata", None)
    return fields if metadata is None else {**fields, "redirectUris": metadata["redirectUris"]}
