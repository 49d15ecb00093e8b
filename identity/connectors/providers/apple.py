"""Signing in with Apple."""

from typing import Annotated

from identity.connectors.forms import Settings
from identity.connectors.providers.social_login import CLIENT_ID, SCOPE, social_kind


class AppleSettings(Settings, frozen=True, kw_only=True):
    """The service id; the ID token alone says who signs in, so that no secret is needed."""

    client_id: Annotated[str, CLIENT_ID]
    scope: Annotated[str, SCOPE] | None = None


CONNECTOR = social_kind(
    "apple",
    "Apple",
    "#1d1d1f",
    where="the identifiers of your Apple developer account",
    settings=AppleSettings,
)
