"""Signing in with GitHub."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from identity.connectors.providers.social_login import social_kind
from identity.connectors.social import oauth
from identity.connectors.social.declared import DeclaredProvider
from identity.connectors.social.flow import Arrived, Kept, arrived
from identity.connectors.social.people import at, person_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GitHub(DeclaredProvider):
    """It tells in a second place which of a person's addresses are verified."""

    emails_endpoint: str

    async def finish(self, settings: Any, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back, with their primary address if it is verified."""
        tokens = await self.tokens(settings, kept, data)
        said, emails = await oauth.together(
            oauth.profile(self.profile_endpoint, tokens.access_token, self.headers),
            oauth.profile(self.emails_endpoint, tokens.access_token, self.headers, required=False),
        )
        person = person_of(
            id=at(said, "id"),
            name=at(said, "name") or at(said, "login"),
            avatar=at(said, "avatar_url"),
            email=_primary(emails),
            raw={"userInfo": said, "userEmails": emails},
        )
        return arrived(person, tokens)


def _primary(emails: Any) -> Any:
    listed = emails if isinstance(emails, list) else []
    return next(
        (
            at(each, "email")
            for each in listed
            if at(each, "primary") is True and at(each, "verified") is True
        ),
        None,
    )


PROVIDER = GitHub(
    authorization_endpoint="https://github.com/login/oauth/authorize",
    token_endpoint="https://github.com/login/oauth/access_token",  # noqa: S106 - an address
    profile_endpoint="https://api.github.com/user",
    emails_endpoint="https://api.github.com/user/emails",
    scope="read:user user:email",
    id="id",
)
CONNECTOR = social_kind(
    "github",
    "GitHub",
    "#1f2328",
    where="the developer settings of your GitHub account or organization",
    flow=PROVIDER.flow,
    is_token_storage_supported=True,
)
