"""Providers that need no code of their own: their addresses, what to ask for, and where a person's details are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, Tokens, arrived
from identity.connectors.social.oauth import AuthMethod, OAuthClient
from identity.connectors.social.people import ProviderPerson, at, is_yes, person_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredProvider:
    """One provider that speaks OAuth 2.0. Paths are dotted; an address counts when what is at `verified` says yes, or
    with `vouches` because the provider shows no others."""

    authorization_endpoint: str
    token_endpoint: str
    profile_endpoint: str
    scope: str
    id: str
    name: str | None = None
    avatar: str | None = None
    email: str | None = None
    verified: tuple[str, ...] = ()
    vouches: bool = False
    auth_method: AuthMethod = "client_secret_post"
    uses_pkce: bool = True
    needs_session: bool = False
    further: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def client(self, settings: Any) -> OAuthClient:
        """This server as the provider's client."""
        return OAuthClient(
            client_id=settings.client_id,
            client_secret=settings.client_secret or "",
            token_endpoint=self.token_endpoint,
            auth_method=self.auth_method,
        )

    def person(self, said: Any) -> ProviderPerson | None:
        """The person that the provider's answer tells of."""
        is_vouched = self.vouches or (self.verified and all(is_yes(at(said, each)) for each in self.verified))
        return person_of(
            id=at(said, self.id),
            email=at(said, self.email) if self.email and is_vouched else None,
            name=at(said, self.name) if self.name else None,
            avatar=at(said, self.avatar) if self.avatar else None,
            raw=said,
        )

    async def begin(self, settings: Any, opening: Opening) -> Begun:
        """The way to the provider."""
        scope = opening.scope or getattr(settings, "scope", None) or self.scope
        return oauth.authorization(
            self.authorization_endpoint, settings.client_id, opening, " ".join(scope.split()),
            uses_pkce=self.uses_pkce, further=self.further,
        )  # fmt: skip

    async def tokens(self, settings: Any, kept: Kept, data: Mapping[str, Any]) -> Tokens:
        """The tokens for the code that came back."""
        code = oauth.returned_code(kept, data)
        return oauth.tokens_of(
            await oauth.exchange(self.client(settings), kept, code, data.get("redirectUri"))
        )

    async def finish(self, settings: Any, kept: Kept, data: Mapping[str, Any]) -> Arrived:
        """Who came back."""
        tokens = await self.tokens(settings, kept, data)
        said = await oauth.profile(self.profile_endpoint, tokens.access_token, self.headers)
        return arrived(self.person(said), tokens)

    async def refresh(self, settings: Any, refresh_token: str) -> Tokens:
        """New tokens."""
        return await oauth.refreshed(self.client(settings), refresh_token)

    @property
    def flow(self) -> Flow:
        """As a connector has it."""
        return Flow(
            begin=self.begin, finish=self.finish, refresh=self.refresh, needs_session=self.needs_session
        )  # fmt: skip
