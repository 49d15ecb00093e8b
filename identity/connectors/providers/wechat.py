"""Signing in with WeChat: on its web page by scanning a code, or from an application by WeChat itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from identity.connectors.errors import SocialAccessTokenInvalid, SocialCodeInvalid
from identity.connectors.forms import Settings, secret, text
from identity.connectors.providers.social_login import SCOPE, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, arrived
from identity.connectors.social.own_ways import begun, fetched, require_no_error, text_in
from identity.connectors.social.people import person_of

_CODE_ERRORS = frozenset({40029, 40163, 41008, 42003})  # not valid, used, missing, expired
_TOKEN_ERRORS = frozenset({40001, 40003, 40014, 41001, 42001})
_IN_APPLICATIONS = "wechat://"  # an application's own code reads this address and opens WeChat


class WeChatSettings(Settings, frozen=True, kw_only=True):
    """The application as it is registered on WeChat's open platform."""

    app_id: Annotated[str, text("App id", "<app-id>")]
    app_secret: Annotated[str, secret("App secret", "<app-secret>")]


class WebSettings(WeChatSettings, frozen=True, kw_only=True):
    """What is asked for on the web page."""

    scope: Annotated[str, SCOPE] | None = None


class NativeSettings(WeChatSettings, frozen=True, kw_only=True):
    """How iOS leads from WeChat back to the application."""

    universal_links: Annotated[str, text("Universal links", "<universal-links>")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeChat:
    """Where WeChat is. People are known by their union id, which all applications of an account share; where an
    application belongs to none, by their id in it."""

    authorization_endpoint: str
    token_endpoint: str
    profile_endpoint: str

    async def begin(self, settings: WebSettings, opening: Opening) -> Begun:
        """The way to the page with the code to scan."""
        query = {
            "appid": settings.app_id,
            "redirect_uri": opening.redirect_uri,
            "response_type": "code",
            "scope": opening.scope or settings.scope or "snsapi_login",
            "state": opening.state,
        }
        return begun(self.authorization_endpoint, query, opening, "#wechat_redirect")

    async def begin_in_application(self, settings: NativeSettings, opening: Opening) -> Begun:
        """What the application needs to open WeChat."""
        links = {"universal_links": settings.universal_links} if settings.universal_links else {}
        return begun(_IN_APPLICATIONS, {"app_id": settings.app_id, "state": opening.state, **links}, opening)

    async def finish(self, settings: WeChatSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back."""
        granted = await self._granted(settings, oauth.returned_code(kept, data))
        said = await self._said_of_person(granted)
        person = person_of(
            id=said.get("unionid") or granted.get("unionid") or granted.get("openid"),
            name=said.get("nickname"),
            avatar=said.get("headimgurl"),
            raw=said,
        )
        return arrived(person)

    async def _granted(self, settings: WeChatSettings, code: str) -> dict[str, Any]:
        query = {
            "appid": settings.app_id,
            "secret": settings.app_secret,
            "code": code,
            "grant_type": "authorization_code",
        }
        granted = await fetched(self.token_endpoint, query, SocialCodeInvalid)
        require_no_error(granted.get("errcode"), _CODE_ERRORS, SocialCodeInvalid)
        return granted

    async def _said_of_person(self, granted: dict[str, Any]) -> dict[str, Any]:
        query = {
            "access_token": text_in(granted, "access_token", SocialCodeInvalid),
            "openid": text_in(granted, "openid", SocialCodeInvalid),
        }
        said = await fetched(self.profile_endpoint, query, SocialAccessTokenInvalid)
        require_no_error(said.get("errcode"), _TOKEN_ERRORS, SocialAccessTokenInvalid)
        return said


PROVIDER = WeChat(
    authorization_endpoint="https://open.weixin.qq.com/connect/qrconnect",
    token_endpoint="https://api.weixin.qq.com/sns/oauth2/access_token",  # noqa: S106 - an address
    profile_endpoint="https://api.weixin.qq.com/sns/userinfo",
)
_WHERE = "WeChat's open platform"
CONNECTORS = (
    social_kind(
        "wechat", "WeChat", "#07c160", where=_WHERE, settings=WebSettings, platform="Web",
        flow=Flow(begin=PROVIDER.begin, finish=PROVIDER.finish),
    ),
    social_kind(
        "wechat", "WeChat", "#07c160", where=_WHERE, settings=NativeSettings, platform="Native",
        flow=Flow(begin=PROVIDER.begin_in_application, finish=PROVIDER.finish),
    ),
)  # fmt: skip
