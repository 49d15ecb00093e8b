"""Signing in with DingTalk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from identity.connectors.errors import SocialAccessTokenInvalid, SocialCodeInvalid
from identity.connectors.providers.social_login import ClientSettings, social_kind
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, arrived
from identity.connectors.social.own_ways import begun, fetched, posted, text_in
from identity.connectors.social.people import person_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DingTalk:
    """Where DingTalk is. It shows addresses and numbers without saying whether anybody verified them, and so they
    stay in the raw data."""

    authorization_endpoint: str
    token_endpoint: str
    profile_endpoint: str

    async def begin(self, settings: ClientSettings, opening: Opening) -> Begun:
        """The way to DingTalk's page."""
        query = {
            "redirect_uri": opening.redirect_uri,
            "response_type": "code",
            "client_id": settings.client_id,
            "scope": " ".join((opening.scope or settings.scope or "openid").split()),
            "state": opening.state,
            "prompt": "consent",
        }
        return begun(self.authorization_endpoint, query, opening)

    async def finish(self, settings: ClientSettings, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back; DingTalk calls the code `authCode`."""
        code = oauth.returned_code(kept, {**data, "code": data.get("authCode", data.get("code"))})
        asked = {
            "clientId": settings.client_id,
            "clientSecret": settings.client_secret,
            "code": code,
            "grantType": "authorization_code",
        }
        granted = await posted(self.token_endpoint, asked, SocialCodeInvalid)
        token = {"x-acs-dingtalk-access-token": text_in(granted, "accessToken", SocialCodeInvalid)}
        said = await fetched(self.profile_endpoint, {}, SocialAccessTokenInvalid, token)
        person = person_of(
            id=said.get("unionId"), name=said.get("nick"), avatar=said.get("avatarUrl"), raw=said
        )
        return arrived(person)


PROVIDER = DingTalk(
    authorization_endpoint="https://login.dingtalk.com/oauth2/auth",
    token_endpoint="https://api.dingtalk.com/v1.0/oauth2/userAccessToken",  # noqa: S106 - an address
    profile_endpoint="https://api.dingtalk.com/v1.0/contact/users/me",
)
CONNECTOR = social_kind(
    "dingtalk",
    "DingTalk",
    "#1677ff",
    where="the DingTalk developer console",
    flow=Flow(begin=PROVIDER.begin, finish=PROVIDER.finish),
    platform="Web",
)
