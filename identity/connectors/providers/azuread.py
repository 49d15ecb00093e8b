"""Signing in with Microsoft Entra ID."""

from typing import Annotated, Literal

import msgspec

from identity.connectors.forms import Settings, entry, text, web_address
from identity.connectors.providers.social_login import CLIENT_ID, CLIENT_SECRET, social_kind


class AzureSettings(Settings, frozen=True, kw_only=True):
    """The client, and the directory that it is registered in."""

    client_id: Annotated[str, CLIENT_ID]
    client_secret: Annotated[str, CLIENT_SECRET]
    cloud_instance: Annotated[
        str,
        web_address(
            "Cloud instance", "https://login.microsoftonline.com", default="https://login.microsoftonline.com"
        ),
    ]
    tenant_id: Annotated[
        str, text("Directory", "common", hint="A directory's id, or common, organizations, consumers.")
    ]
    prompts: Annotated[list[Literal["login", "none", "consent", "select_account"]], entry("Prompts")] = (
        msgspec.field(default_factory=list)
    )
    scopes: Annotated[str, text("Scopes", "User.Read", hint="Separated by spaces.")] | None = None


CONNECTOR = social_kind(
    "azuread",
    "Microsoft Entra ID",
    "#0078d4",
    where="the app registrations of the Microsoft Entra admin center",
    settings=AzureSettings,
)
