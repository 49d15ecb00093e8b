"""A validated authorization request, and what a person still has to do before it can be answered."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from identity.applications.clients import Client
from identity.grants import scopes
from identity.grants.queries import Standing
from identity.kernel import clock
from identity.resources.queries import CachedResource

_NEW_SIGN_IN = frozenset({"login", "select_account"})
_OPENID = frozenset(scopes.OPENID_SCOPES)
_CODE = frozenset({"code"})
_CLAIM_MEMBERS = ("userinfo", "id_token")


class Prompt(StrEnum):
    """What a person has to do."""

    LOGIN = "login"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorizationRequest:
    """What a client asks a person for (OpenID Connect Core section 3.1.2.1)."""

    client: Client
    redirect_uri: str
    requested: tuple[str, ...]
    resources: tuple[CachedResource, ...] = ()
    names_organizations: bool = False  # asks for the organizations' own resource
    prompts: frozenset[str] = frozenset()
    max_age: int | None = None  # seconds
    hinted_user_id: str | None = None
    nonce: str | None = None
    code_challenge: str | None = None
    response_types: frozenset[str] = frozenset({"code"})  # the words of `response_type`
    claims: dict[str, Any] | None = None  # `userinfo` and `id_token`, as in OpenID Connect Core section 5.5
    dpop_jkt: str | None = None  # set: only this key may redeem the code (RFC 9449 section 10)

    @property
    def scopes(self) -> tuple[str, ...]:
        """offline_access counts with prompt=consent and where there is a code (section 11); else it is dropped."""
        is_asked = "consent" in self.prompts and "code" in self.response_types
        if is_asked and "refresh_token" in self.client.grant_types:
            return self.requested
        return tuple(each for each in self.requested if each != scopes.OFFLINE_ACCESS)

    @property
    def shown_scopes(self) -> tuple[str, ...]:
        """The scopes, and those that would give what is asked for claim by claim: a person allows both alike."""
        named = {name for each in _CLAIM_MEMBERS for name in ((self.claims or {}).get(each) or {})}
        allowed = self.client.allowed_user_scopes
        implied = {scope for name, scope in scopes.SCOPE_OF_CLAIM.items() if name in named}
        given = implied & scopes.ALWAYS_READ if allowed is None else implied & scopes.ALWAYS_READ & allowed
        return tuple(dict.fromkeys((*self.scopes, *sorted(given))))

    @property
    def indicators(self) -> tuple[str, ...]:
        """The resources that tokens can be asked for later."""
        own = (scopes.ORGANIZATIONS_RESOURCE,) if self.names_organizations else ()
        return (*(resource.indicator for resource in self.resources), *own)

    @property
    def is_code_flow(self) -> bool:
        """Whether nothing but a code goes through the browser."""
        return self.response_types == _CODE

    @property
    def front_channel_resource(self) -> str | None:
        """What an access token is for that goes through the browser; None: our own endpoints."""
        if "token" not in self.response_types or len(self.resources) != 1:
            return None
        return self.resources[0].indicator

    @property
    def resource_scopes(self) -> dict[str, list[str]]:
        """The API scopes that are asked for, by resource; an organization's own under its reserved resource."""
        rest = [each for each in self.scopes if each not in _OPENID]
        found = {each.indicator: [name for name in rest if name in each.scopes] for each in self.resources}
        if self.names_organizations or scopes.ORGANIZATIONS in self.scopes:
            taken = {name for names in found.values() for name in names} - self._organization_scopes
            found[scopes.ORGANIZATIONS_RESOURCE] = [name for name in rest if name not in taken]
        return {indicator: names for indicator, names in found.items() if names}

    @property
    def _organization_scopes(self) -> frozenset[str]:
        """What a third-party application gets in organizations, be it the name of an API's scope as well."""
        return self.client.allowed_organization_scopes or frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What a third-party application asks for and has not been granted."""

    openid: tuple[str, ...]
    resource_scopes: dict[str, list[str]]

    def __bool__(self) -> bool:
        return bool(self.openid or self.resource_scopes)


def missing_consent(request: AuthorizationRequest, standing: Standing) -> Missing:
    """What of the request the user has not granted in this session."""
    granted = standing.scope.split()
    by_resource = {
        indicator: [name for name in names if name not in standing.resource_scopes.get(indicator, ())]
        for indicator, names in request.resource_scopes.items()
    }
    return Missing(
        openid=tuple(each for each in request.shown_scopes if each in _OPENID and each not in granted),
        resource_scopes={indicator: names for indicator, names in by_resource.items() if names},
    )


def next_prompt(
    request: AuthorizationRequest,
    standing: Standing | None,
    *,
    has_signed_in: bool = False,
    has_consented: bool = False,
) -> Prompt | None:
    """What comes next; what was done within this very interaction is not asked for again."""
    if standing is None or (not has_signed_in and _login_is_due(request, standing)):
        return Prompt.LOGIN
    if request.client.is_first_party or has_consented:
        return None
    if "consent" in request.prompts or missing_consent(request, standing):
        return Prompt.CONSENT
    return None


def _login_is_due(request: AuthorizationRequest, standing: Standing) -> bool:
    if request.prompts & _NEW_SIGN_IN:
        return True
    if request.hinted_user_id not in (None, standing.user_id):
        return True
    age = clock.now() - standing.authenticated_at
    return request.max_age is not None and age > timedelta(seconds=request.max_age)


def is_for_somebody_else(request: AuthorizationRequest, standing: Standing) -> bool:
    """Whether the ID Token given as a hint is another person's than the one signed in."""
    return request.hinted_user_id not in (None, standing.user_id)
