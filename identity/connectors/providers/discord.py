"""Signing in with Discord."""

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from identity.connectors.providers.social_login import social_kind
from identity.connectors.social.declared import DeclaredProvider
from identity.connectors.social.people import ProviderPerson, at

_PICTURE = re.compile(r"[0-9A-Za-z_]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discord(DeclaredProvider):
    """It names a picture by the last part of its address."""

    def person(self, said: Any) -> ProviderPerson | None:
        """The person, with the address of their picture."""
        known, picture = DeclaredProvider.person(self, said), at(said, "avatar")
        if known is None or not isinstance(picture, str) or not _PICTURE.fullmatch(picture):
            return known
        avatar = f"https://cdn.discordapp.com/avatars/{known.id}/{picture}"
        return msgspec.structs.replace(known, avatar=avatar)


PROVIDER = Discord(
    authorization_endpoint="https://discord.com/oauth2/authorize",
    token_endpoint="https://discord.com/api/oauth2/token",  # noqa: S106 - an address
    profile_endpoint="https://discord.com/api/users/@me",
    scope="identify email",
    id="id",
    name="username",
    email="email",
    verified=("verified",),
)
CONNECTOR = social_kind(
    "discord", "Discord", "#5865f2", where="the Discord developer portal", flow=PROVIDER.flow
)
