"""Signing in with Xiaomi."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from identity.connectors.errors import SocialAccessTokenInvalid, SocialCodeInvalid
from identity.connectors.forms import entry
from identity.connectors.providers.social_login import ClientSettings, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, arrived
from identity.connectors.social.own_ways import (
    answered_by,
    begun,
    came_back_to,
    fetched,
    read,
    require_no_error,
    text_in,
)
from identity.connectors.social.people import at, person_of
from identity.delivery import outgoing

_BEFORE_JSON = b"&&&START&&&"  # so that no page can take the answer for a script
_CODE_ERRORS = frozenset({96008, 96009, 96010, 96013})
_TOKEN_ERRORS = frozenset({96005, 96006, 96007, 96012})


class XiaomiSettings(ClientSettings, frozen=True, kw_only=True):
    """The client, and whether people who are signed in are asked once more."""

    skip_confirm: Annotated[bool, entry("Skip the page that asks signed-in people to confirm")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Xiaomi:
    """Where Xiaomi is. People are known by their union id, which all applications of a developer share."""

    authorization_endpoint: str
    token_endpoint: str
    profile_endpoint: str

    async def begin(self, settings: XiaomiSettings, opening: Opening) -> Begun:
        """The way to Xiaomi's page; scope 1 is the profile."""
        query = {
            "client_id": settings.client_id,
            "redirect_uri": opening.redirect_uri,
            "response_type": "code",
            "scope": " ".join((opening.scope or settings.scope or "1").split()),
            "state": opening.state,
            "skip_confirm": "true" if settings.skip_confirm else "false",
        }
        return begun(self.authorization_endpoint, query, opening)

    async def finish(self, settings: XiaomiSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back."""
        token = await self._token(settings, oauth.returned_code(kept, data), came_back_to(kept, data))
        query = {"clientId": settings.client_id, "token": token}
        said = await fetched(self.profile_endpoint, query, SocialAccessTokenInvalid)
        require_no_error(said.get("code"), _TOKEN_ERRORS, SocialAccessTokenInvalid)
        person = person_of(
            id=at(said, "data.unionId"), name=at(said, "data.miliaoNick"), avatar=at(said, "data.miliaoIcon"),
            raw=said.get("data"),
        )  # fmt: skip
        return arrived(person)

    async def _token(self, settings: XiaomiSettings, code: str, redirect_uri: str) -> str:
        query = {
            "client_id": settings.client_id,
            "client_secret": settings.client_secret,
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
        }
        address = f"{self.token_endpoint}?{urlencode(query)}"
        answer = await answered_by(outgoing.get(address, follows_redirects=False), SocialCodeInvalid)
        granted = read(replace(answer, body=answer.body.removeprefix(_BEFORE_JSON)))
        require_no_error(granted.get("error"), _CODE_ERRORS, SocialCodeInvalid)
        return text_in(granted, "access_token", SocialCodeInvalid)


PROVIDER = Xiaomi(
    authorization_endpoint="https://account.xiaomi.com/oauth2/authorize",
    token_endpoint="https://account.xiaomi.com/oauth2/token",  # noqa: S106 - an address
    profile_endpoint="https://open.account.xiaomi.com/user/profile",
)
CONNECTOR = social_kind(
    "xiaomi",
    "Xiaomi",
    "#ff6900",
    where="Xiaomi's open platform",
    flow=Flow(begin=PROVIDER.begin, finish=PROVIDER.finish),
    settings=XiaomiSettings,
)
