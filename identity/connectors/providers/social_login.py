"""What connectors to providers of sign-in have in common: a client id, its secret, and the scopes to ask for."""

from typing import Annotated

import msgspec

from identity.connectors.forms import Settings, long_text, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Shape
from identity.connectors.logos import letter_logo
from identity.connectors.social.flow import Flow

CLIENT_ID = text("Client id", "<client-id>")
CLIENT_SECRET = secret("Client secret", "<client-secret>")
SCOPE = long_text("Scopes", hint="Separated by spaces; without any the connector asks for what it needs.")


class ClientSettings(Settings, frozen=True, kw_only=True):
    """The client as it is registered at the provider."""

    client_id: Annotated[str, CLIENT_ID]
    client_secret: Annotated[str, CLIENT_SECRET]
    scope: Annotated[str, SCOPE] | None = None


def social_kind(
    target: str,
    name: str,
    color: str,
    *,
    where: str,
    flow: Flow,
    settings: Shape = ClientSettings,
    platform: str = "Universal",
    is_token_storage_supported: bool = False,
) -> ConnectorKind:
    """A connector to one well-known provider; `where` is the place in which clients are registered there."""
    return ConnectorKind(
        id=f"{target}-{platform.lower()}",
        type=ConnectorType.SOCIAL,
        target=target,
        name=name,
        description=f"Lets people sign in with their account at {name}.",
        readme=f"Register a web client in {where}; its redirect address is `{{endpoint}}/callback/{{connector id}}`.",
        logo=letter_logo(name[0], color),
        settings=settings,
        platform=platform,
        is_token_storage_supported=is_token_storage_supported,
        flow=flow,
    )


JsonObject = dict[Annotated[str, msgspec.Meta(max_length=256)], object]
