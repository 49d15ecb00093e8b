"""What each face shows of a row, brought into one shape: the contract's names, without times."""

from typing import Any

from identity.applications.models import Application
from identity.users.models import User

Shown = dict[str, Any]
_GRAPHQL_TYPES = {
    "NATIVE": "Native",
    "SPA": "SPA",
    "TRADITIONAL": "Traditional",
    "MACHINE_TO_MACHINE": "MachineToMachine",
}


def snake_case(fields: Shown) -> Shown:
    """Keys in camel case as the domain's inputs name them."""
    return {
        "".join(f"_{c.lower()}" if c.isupper() else c for c in key): value for key, value in fields.items()
    }


def user_of_row(user: User) -> Shown:
    """A user of the domain."""
    return {
        "id": user.id,
        "username": user.username,
        "primaryEmail": user.primary_email,
        "primaryPhone": user.primary_phone,
        "name": user.name,
        "avatar": user.avatar,
        "customData": user.custom_data,
        "isSuspended": user.is_suspended,
        "hasPassword": user.has_password,
    }


def application_of_row(application: Application) -> Shown:
    """An application of the domain."""
    return {
        "id": application.id,
        "name": application.name,
        "description": application.description,
        "type": application.type,
        "isThirdParty": application.is_third_party,
        "customData": application.custom_data,
        "redirectUris": application.oidc_client_metadata["redirectUris"],
    }


def application_of_rest(body: Shown) -> Shown:
    """An application as REST shows it."""
    keys = ("id", "name", "description", "type", "isThirdParty", "customData")
    return {key: body[key] for key in keys} | {"redirectUris": body["oidcClientMetadata"]["redirectUris"]}


def user_of_graphql(node: Shown) -> Shown:
    """A user as GraphQL shows it, its plain id under the common name."""
    return {"id": node["userId"], **{key: value for key, value in node.items() if key != "userId"}}


def application_of_graphql(node: Shown) -> Shown:
    """An application as GraphQL shows it."""
    rest = {key: value for key, value in node.items() if key != "applicationId"}
    return {"id": node["applicationId"], **rest, "type": _GRAPHQL_TYPES.get(node["type"], node["type"])}


def graphql_type(kind: str) -> str:
    """An application type as GraphQL's enum names it."""
    return next((name for name, value in _GRAPHQL_TYPES.items() if value == kind), kind)
