"""Signing in at an enterprise's OpenID provider: discovery, the way there, and who came back."""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from identity.connectors.errors import ConnectorFailed, SocialIdTokenInvalid
from identity.connectors.forms import checked
from identity.connectors.social import oauth
from identity.connectors.social.flow import Arrived, Begun, Kept, Opening, Tokens, arrived, require_issuer
from identity.connectors.social.id_tokens import verified_claims
from identity.connectors.social.oauth import OAuthClient
from identity.connectors.social.people import is_yes, person_of
from identity.kernel import clock
from identity.sso.domain_queries import owns_email
from identity.sso.models import SsoConnector
from identity.sso.provider_metadata import provider_config
from identity.sso.providers import PROVIDERS, GoogleWorkspaceSettings, Provider
from identity.sso.queries import config_of

_SCOPE = "openid profile email"
_GOOGLE = "GoogleWorkspace"
_FRESH = timedelta(minutes=10)
_MOST_PROVIDERS = 500
_known: OrderedDict[tuple[str, str], tuple[dict[str, Any], datetime]] = OrderedDict()


async def begin(row: SsoConnector, opening: Opening) -> Begun:
    """The way to the provider."""
    settings, found = await _set_up(row)
    return oauth.authorization(
        found["authorizationEndpoint"],
        settings.client_id,
        opening,
        _scope(settings.scope),
        uses_nonce=True,
        further=_hosted_domain(row),
    )


async def finish(row: SsoConnector, kept: Kept, data: Mapping[str, Any]) -> tuple[Arrived, str, bool]:
    """Who came back, whose word that is, and whether the provider vouches for their address."""
    settings, found = await _set_up(row)
    code = oauth.returned_code(kept, data, is_bound=True)
    require_issuer(data, found["issuer"])
    answered = await oauth.exchange(_client(settings, found), kept, code)
    claims = await verified_claims(
        answered.get("id_token"),
        jwks_uri=found["jwksUri"],
        issuers=(found["issuer"],),
        client_id=settings.client_id,
        nonce=kept["nonce"],
        access_token=answered.get("access_token"),
    )
    tokens = oauth.tokens_of(answered)
    said = await _with_profile(found, claims, tokens)
    if row.provider_name == _GOOGLE and not _is_of_workspace(row, claims, said):
        raise SocialIdTokenInvalid
    is_vouched = settings.trust_unverified_email or _is_verified(row, said)
    person = person_of(
        id=claims.get("sub"),
        email=said.get("email"),
        name=said.get("name"),
        avatar=said.get("picture"),
        raw=said,
    )
    return arrived(person, tokens), found["issuer"], is_vouched


async def refresh(row: SsoConnector, refresh_token: str) -> Tokens:
    """New tokens of the provider."""
    settings, found = await _set_up(row)
    return await oauth.refreshed(_client(settings, found), refresh_token)


def _is_verified(row: SsoConnector, said: Mapping[str, Any]) -> bool:
    """Entra ID has no `email_verified`; there the optional claim `xms_edov` says that the directory owns the address's
    domain, without which anybody with a directory could write any address into it."""
    is_owned = row.provider_name == "AzureAdOidc" and is_yes(said.get("xms_edov"))
    return is_owned or is_yes(said.get("email_verified"))


def _is_of_workspace(row: SsoConnector, claims: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """All workspaces have one issuer, and everybody can have one: where the connector has domains, the account has to
    be of one of them."""
    hosted = claims.get("hd")
    if not isinstance(hosted, str) or not hosted:
        return False  # an account of Google's that belongs to no enterprise
    email = said.get("email") if is_yes(said.get("email_verified")) else None
    return owns_email(row, f"@{hosted}") or (isinstance(email, str) and owns_email(row, email))


def _hosted_domain(row: SsoConnector) -> dict[str, str]:
    """Lets Google offer the fitting accounts alone; what comes back is checked all the same."""
    if row.provider_name != _GOOGLE:
        return {}
    return {"hd": row.domains[0] if len(row.domains) == 1 else "*"}


async def _with_profile(
    found: Mapping[str, str], claims: Mapping[str, Any], tokens: Tokens
) -> dict[str, Any]:
    """The claims, with those of the UserInfo endpoint where the ID token has no address; they count only when they are
    of the same person (OpenID Connect Core section 5.3.2)."""
    if "email" in claims or "userinfoEndpoint" not in found:
        return dict(claims)
    said = await oauth.profile(found["userinfoEndpoint"], tokens.access_token, required=False)
    is_same = isinstance(said, dict) and said.get("sub") == claims.get("sub")
    return {**said, **claims} if is_same else dict(claims)


async def _set_up(row: SsoConnector) -> tuple[GoogleWorkspaceSettings, dict[str, Any]]:
    provider = PROVIDERS[row.provider_name]
    settings = checked(config_of(row.config_encrypted), provider.settings)
    assert isinstance(settings, GoogleWorkspaceSettings)
    found = await _discovered(provider, settings) or row.provider_config
    places = [
        str((found or {}).get(name, "")) for name in ("authorizationEndpoint", "tokenEndpoint", "jwksUri")
    ]
    if found is None or not all(place.startswith(("https://", "http://")) for place in places):
        raise ConnectorFailed(reason="it does not say where people sign in")
    return settings, found


async def _discovered(provider: Provider, settings: GoogleWorkspaceSettings) -> dict[str, Any] | None:
    """What the provider says of itself, asked for now and then."""
    key = (provider.name, str(getattr(settings, "issuer", provider.issuer)))
    known, now = _known.get(key), clock.now()
    if known and now - known[1] < _FRESH:
        return known[0]
    found = await provider_config(provider, settings)
    if found is not None:
        _known[key] = (found, now)
        _known.move_to_end(key)
        if len(_known) > _MOST_PROVIDERS:
            _known.popitem(last=False)
    return found


def _client(settings: GoogleWorkspaceSettings, found: Mapping[str, str]) -> OAuthClient:
    return OAuthClient(
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        token_endpoint=found["tokenEndpoint"],
        auth_method="client_secret_basic",
    )


def _scope(asked: str | None) -> str:
    """Always with `openid`, without which there is no ID token."""
    words = (asked or _SCOPE).split()
    return " ".join(dict.fromkeys(["openid", *words]))
