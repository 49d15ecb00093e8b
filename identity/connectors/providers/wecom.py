"""Signing in with WeCom, the WeChat of companies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from identity.connectors.errors import ConnectorFailed, SocialAccessTokenInvalid, SocialCodeInvalid
from identity.connectors.forms import Settings, secret, text
from identity.connectors.providers.social_login import SCOPE, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, arrived
from identity.connectors.social.own_ways import begun, fetched, require_no_error, text_in
from identity.connectors.social.people import person_of

_CODE_ERRORS = frozenset({40029, 40163, 41008, 42003})
_TOKEN_ERRORS = frozenset({40014, 41001, 42001})


class WeComSettings(Settings, frozen=True, kw_only=True):
    """The application inside of the company; with scopes people sign in within WeCom, without on its web page."""

    corp_id: Annotated[str, text("Corp id", "<corp-id>")]
    app_secret: Annotated[str, secret("App secret", "<app-secret>")]
    agent_id: Annotated[str, text("Agent id", "<agent-id>")]
    scope: Annotated[str, SCOPE] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeCom:
    """Where WeCom is. The token is the application's own, the code says who the person is: a member by the id that
    the company gave them, anybody else by an id of this application."""

    authorization_endpoint: str
    embedded_endpoint: str
    api: str

    async def begin(self, settings: WeComSettings, opening: Opening) -> Begun:
        """The way to the web page, or to the one that works within WeCom; the order of parameters is WeCom's."""
        back = {"redirect_uri": opening.redirect_uri}
        last = {"state": opening.state, "agentid": settings.agent_id}
        if scope := opening.scope or settings.scope:
            asked = {"appid": settings.corp_id, **back, "response_type": "code", "scope": scope}
            return begun(self.embedded_endpoint, {**asked, **last}, opening, "#wechat_redirect")
        asked = {"login_type": "CorpApp", "appid": settings.corp_id, **back}
        return begun(self.authorization_endpoint, {**asked, **last}, opening)

    async def finish(self, settings: WeComSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back; name and picture where the company lets the application see them."""
        code = oauth.returned_code(kept, data)
        token = await self._own_token(settings)
        found = await self._asked("auth/getuserinfo", {"access_token": token, "code": code})
        require_no_error(found.get("errcode"), _CODE_ERRORS, SocialCodeInvalid)
        member = found.get("userid") or found.get("UserId")
        profile = await self._profile(token, member) if isinstance(member, str) else {}
        person = person_of(
            id=member or found.get("openid") or found.get("OpenId"),
            name=profile.get("name"),
            avatar=profile.get("avatar"),
            raw={
                **profile,
                "userInfo": {name: value for name, value in found.items() if name != "user_ticket"},
            },
        )
        return arrived(person)

    async def _own_token(self, settings: WeComSettings) -> str:
        query = {"corpid": settings.corp_id, "corpsecret": settings.app_secret}
        granted = await fetched(f"{self.api}/gettoken", query, ConnectorFailed)
        require_no_error(granted.get("errcode"), (), SocialAccessTokenInvalid)
        return text_in(granted, "access_token", SocialAccessTokenInvalid)

    async def _profile(self, token: str, member: str) -> dict[str, Any]:
        said = await self._asked("user/get", {"access_token": token, "userid": member})
        return said if said.get("errcode") in (None, 0) else {}

    async def _asked(self, path: str, query: dict[str, str]) -> dict[str, Any]:
        said = await fetched(f"{self.api}/{path}", query, SocialAccessTokenInvalid)
        if said.get("errcode") in _TOKEN_ERRORS:
            raise SocialAccessTokenInvalid
        return said


PROVIDER = WeCom(
    authorization_endpoint="https://login.work.weixin.qq.com/wwlogin/sso/login",
    embedded_endpoint="https://open.weixin.qq.com/connect/oauth2/authorize",
    api="https://qyapi.weixin.qq.com/cgi-bin",
)
CONNECTOR = social_kind(
    "wecom",
    "WeCom",
    "#2b7ce9",
    where="the applications of your company in WeCom's admin console",
    flow=Flow(begin=PROVIDER.begin, finish=PROVIDER.finish),
    settings=WeComSettings,
)
