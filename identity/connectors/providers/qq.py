"""Signing in with QQ."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from identity.connectors.errors import SocialAccessTokenInvalid, SocialCodeInvalid
from identity.connectors.providers.social_login import ClientSettings, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, arrived
from identity.connectors.social.own_ways import begun, came_back_to, fetched, require_no_error, text_in
from identity.connectors.social.people import person_of

_CODE_ERRORS = frozenset({100005, 100009, 100010, 100019, 100020})
_TOKEN_ERRORS = frozenset({100007, 100013, 100014, 100015, 100016, 100030})


@dataclass(frozen=True, slots=True, kw_only=True)
class QQ:
    """Where QQ is. People are known by their union id, which all applications of an account share; where QQ gives
    none, by their id in this one."""

    authorization_endpoint: str
    token_endpoint: str
    id_endpoint: str
    profile_endpoint: str

    async def begin(self, settings: ClientSettings, opening: Opening) -> Begun:
        """The way to QQ's page; scopes are separated by commas."""
        scope = opening.scope or settings.scope or "get_user_info,get_unionId"
        query = {
            "response_type": "code",
            "client_id": settings.client_id,
            "redirect_uri": opening.redirect_uri,
            "state": opening.state,
            "scope": ",".join(scope.replace(",", " ").split()),
        }
        return begun(self.authorization_endpoint, query, opening)

    async def finish(self, settings: ClientSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back."""
        token = await self._token(settings, oauth.returned_code(kept, data), came_back_to(kept, data))
        ids = await fetched(
            self.id_endpoint, {"access_token": token, "unionid": "1", "fmt": "json"}, SocialAccessTokenInvalid
        )
        require_no_error(ids.get("error"), _TOKEN_ERRORS, SocialAccessTokenInvalid)
        openid = text_in(ids, "openid", SocialAccessTokenInvalid)
        query = {"access_token": token, "oauth_consumer_key": settings.client_id, "openid": openid}
        said = await fetched(self.profile_endpoint, query, SocialAccessTokenInvalid)
        require_no_error(said.get("ret"), _TOKEN_ERRORS, SocialAccessTokenInvalid)
        person = person_of(
            id=ids.get("unionid") or openid,
            name=said.get("nickname"),
            avatar=said.get("figureurl_qq_2") or said.get("figureurl_qq_1"),
            raw={"userInfo": said, "ids": ids},
        )
        return arrived(person)

    async def _token(self, settings: ClientSettings, code: str, redirect_uri: str) -> str:
        query = {
            "grant_type": "authorization_code",
            "client_id": settings.client_id,
            "client_secret": settings.client_secret,
            "code": code,
            "redirect_uri": redirect_uri,
            "fmt": "json",
        }
        granted = await fetched(self.token_endpoint, query, SocialCodeInvalid)
        require_no_error(granted.get("error"), _CODE_ERRORS, SocialCodeInvalid)
        return text_in(granted, "access_token", SocialCodeInvalid)


_GRAPH = "https://graph.qq.com"
PROVIDER = QQ(
    authorization_endpoint=f"{_GRAPH}/oauth2.0/authorize",
    token_endpoint=f"{_GRAPH}/oauth2.0/token",
    id_endpoint=f"{_GRAPH}/oauth2.0/me",
    profile_endpoint=f"{_GRAPH}/user/get_user_info",
)
CONNECTOR = social_kind(
    "qq",
    "QQ",
    "#12b7f5",
    where="the QQ Connect console",
    flow=Flow(begin=PROVIDER.begin, finish=PROVIDER.finish, needs_session=True),
)
