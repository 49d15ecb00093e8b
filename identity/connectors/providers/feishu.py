"""Signing in with Feishu."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from identity.connectors.errors import SocialAccessTokenInvalid, SocialCodeInvalid
from identity.connectors.forms import Settings, secret, text
from identity.connectors.providers.social_login import social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, arrived
from identity.connectors.social.own_ways import came_back_to, fetched, posted, require_no_error, text_in
from identity.connectors.social.people import at, person_of

_CODE_ERRORS = frozenset({20003, 20004, 20024, 20049, 20065, 20071})
_TOKEN_ERRORS = frozenset({20005, 99991668, 99991677})


class FeishuSettings(Settings, frozen=True, kw_only=True):
    """The application as it is registered on Feishu's open platform."""

    app_id: Annotated[str, text("App id", "<app-id>")]
    app_secret: Annotated[str, secret("App secret", "<app-secret>")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feishu:
    """Where Feishu is. People are known by their id in this application. Whoever runs a company there writes the
    addresses of its people, and so they stay in the raw data."""

    authorization_endpoint: str
    token_endpoint: str
    profile_endpoint: str

    async def begin(self, settings: FeishuSettings, opening: Opening) -> Begun:
        """The way to Feishu's page."""
        return oauth.authorization(self.authorization_endpoint, settings.app_id, opening, opening.scope or "")

    async def finish(self, settings: FeishuSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back."""
        asked = {
            "grant_type": "authorization_code",
            "client_id": settings.app_id,
            "client_secret": settings.app_secret,
            "code": oauth.returned_code(kept, data),
            "redirect_uri": came_back_to(kept, data) or None,
            "code_verifier": kept.get("code_verifier"),
        }
        sent = {name: value for name, value in asked.items() if value is not None}
        granted = await posted(self.token_endpoint, sent, SocialCodeInvalid)
        require_no_error(granted.get("code"), _CODE_ERRORS, SocialCodeInvalid)
        token = {"authorization": f"Bearer {text_in(granted, 'access_token', SocialCodeInvalid)}"}
        said = await fetched(self.profile_endpoint, {}, SocialAccessTokenInvalid, token)
        require_no_error(said.get("code"), _TOKEN_ERRORS, SocialAccessTokenInvalid)
        person = person_of(
            id=at(said, "data.open_id"), name=at(said, "data.name"), avatar=at(said, "data.avatar_url"),
            raw=said.get("data"),
        )  # fmt: skip
        return arrived(person)


PROVIDER = Feishu(
    authorization_endpoint="https://accounts.feishu.cn/open-apis/authen/v1/authorize",
    token_endpoint="https://open.feishu.cn/open-apis/authen/v2/oauth/token",  # noqa: S106 - an address
    profile_endpoint="https://open.feishu.cn/open-apis/authen/v1/user_info",
)
CONNECTOR = social_kind(
    "feishu",
    "Feishu",
    "#3370ff",
    where="Feishu's developer console",
    flow=Flow(begin=PROVIDER.begin, finish=PROVIDER.finish),
    settings=FeishuSettings,
    platform="Web",
)
