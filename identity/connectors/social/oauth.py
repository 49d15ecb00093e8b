"""The calls of OAuth 2.0 (RFC 6749) with PKCE (RFC 7636), each through the one guarded client."""

import asyncio
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl, quote, urlencode

import jwt
import orjson

from identity.connectors.addresses import with_query
from identity.connectors.errors import (
    AuthorizationFailed,
    ConnectorFailed,
    SocialAccessTokenInvalid,
    SocialCodeInvalid,
)
from identity.connectors.social.flow import Begun, Kept, Opening, Tokens, require_same
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.delivery.outgoing import Answer
from identity.kernel import clock
from identity.security.codes import pkce_s256_challenge
from identity.security.secrets import opaque_token, random_id

AuthMethod = Literal["client_secret_basic", "client_secret_post", "client_secret_jwt"]
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ASSERTION_SECONDS = 60
_LONGEST_TOKEN = 16_384
_LONGEST_CODE = 8192
_OWN = frozenset(
    {
        "client_id",
        "response_type",
        "redirect_uri",
        "state",
        "nonce",
        "code_challenge",
        "code_challenge_method",
    }
)
_FORM = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthClient:
    """This server as the client of a provider."""

    client_id: str
    client_secret: str = field(default="", repr=False)
    token_endpoint: str
    auth_method: AuthMethod = "client_secret_post"
    jwt_algorithm: str = "HS256"


def authorization(
    endpoint: str,
    client_id: str,
    opening: Opening,
    scope: str,
    *,
    uses_pkce: bool = True,
    uses_nonce: bool = False,
    further: Mapping[str, Any] | None = None,
    names: Mapping[str, str] | None = None,
) -> Begun:
    """The address of an authorization request; what the operator adds never replaces what protects it."""
    kept: Kept = {"state": opening.state, "redirect_uri": opening.redirect_uri}
    query: dict[str, Any] = {
        "response_type": "code",
        **{name: value for name, value in (further or {}).items() if name not in _OWN - {"response_type"}},
        "client_id": client_id,
        "redirect_uri": opening.redirect_uri,
        "state": opening.state,
    }
    if scope:
        query["scope"] = scope
    if uses_pkce and opening.can_keep:
        kept["code_verifier"] = opaque_token()
        query |= {
            "code_challenge": pkce_s256_challenge(kept["code_verifier"]),
            "code_challenge_method": "S256",
        }
    if uses_nonce:
        kept["nonce"] = opaque_token()
        query["nonce"] = kept["nonce"]
    renamed = {(names or {}).get(name, name): _as_text(value) for name, value in query.items()}
    return Begun(uri=with_query(endpoint, renamed, quote), kept=kept)


def returned_code(kept: Kept, data: Mapping[str, Any], *, is_bound: bool = False) -> str:
    """The code that came back, of this very sign-in; what the provider refused is refused."""
    if error := data.get("error"):
        raise AuthorizationFailed(reason=quoted(error))
    require_same(kept, data, is_bound=is_bound)
    code = data.get("code")
    if not isinstance(code, str) or not 0 < len(code) <= _LONGEST_CODE:
        raise SocialCodeInvalid
    return code


async def exchange(
    client: OAuthClient, kept: Kept, code: str, redirect_uri: str | None = None
) -> dict[str, Any]:
    """What the token endpoint answers for a code (RFC 6749 section 4.1.3)."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": kept.get("redirect_uri", redirect_uri),
        "code_verifier": kept.get("code_verifier"),
    }
    return await _tokens(client, form)


async def refreshed(client: OAuthClient, refresh_token: str) -> Tokens:
    """New tokens for a refresh token (RFC 6749 section 6); the old one stays where no new one comes."""
    answered = await _tokens(client, {"grant_type": "refresh_token", "refresh_token": refresh_token})
    tokens = tokens_of(answered)
    if tokens.refresh_token is not None:
        return tokens
    return Tokens(
        access_token=tokens.access_token, refresh_token=refresh_token, scope=tokens.scope,
        token_type=tokens.token_type, expires_in=tokens.expires_in,
    )  # fmt: skip


def tokens_of(answered: Mapping[str, Any]) -> Tokens:
    """The tokens of a token endpoint's answer."""
    access_token = _short(answered.get("access_token"))
    if access_token is None:
        raise SocialCodeInvalid
    seconds = answered.get("expires_in")
    if isinstance(seconds, str) and seconds.isascii() and seconds.isdigit():
        seconds = int(seconds[:12])
    return Tokens(
        access_token=access_token,
        refresh_token=_short(answered.get("refresh_token")),
        scope=_short(answered.get("scope")),
        token_type=_short(answered.get("token_type")),
        expires_in=seconds if isinstance(seconds, int) and not isinstance(seconds, bool) else None,
    )


async def profile(
    endpoint: str, access_token: str, headers: Mapping[str, str] | None = None, *, required: bool = True
) -> Any:
    """What a provider's interface says to the bearer of the token (RFC 6750); JSON."""
    given = {"authorization": f"Bearer {access_token}", "accept": "application/json", **(headers or {})}
    try:
        answer = await outgoing.get(endpoint, given)
    except OutgoingError as error:
        raise unreachable(error) from None
    if answer.status in (401, 403) and required:
        raise SocialAccessTokenInvalid
    if not answer.is_success:
        if required:
            raise ConnectorFailed(reason=f"it answered with {answer.status}")
        return None
    return decoded(answer)


def unreachable(error: OutgoingError) -> ConnectorFailed:
    """A provider that cannot be asked; where it is inside the network is not told."""
    return ConnectorFailed(reason=f"it cannot be reached ({type(error).__name__})")


def decoded(answer: Answer) -> Any:
    """An answer as JSON, or as a form where the provider answers with one."""
    try:
        return orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        if not answer.headers.get("content-type", "").startswith(("application/x-www-form", "text/plain")):
            raise ConnectorFailed(reason="its answer is not JSON") from None
    try:
        return dict(parse_qsl(answer.body.decode(), max_num_fields=50))
    except ValueError:
        raise ConnectorFailed(reason="its answer cannot be read") from None


def quoted(value: Any) -> str:
    """An error's name or number, as far as it is one."""
    text = str(value) if isinstance(value, str | int) else ""
    return "".join(c for c in text[:64] if c.isalnum() or c in "_-. ") or "an error"


async def _tokens(client: OAuthClient, form: Mapping[str, str | None]) -> dict[str, Any]:
    headers, own = _authenticated(client)
    sent = {name: value for name, value in {**form, **own}.items() if value is not None}
    try:
        answer = await outgoing.post(client.token_endpoint, urlencode(sent).encode(), {**_FORM, **headers})
    except OutgoingError as error:
        raise unreachable(error) from None
    if answer.status >= 500:
        raise ConnectorFailed(reason=f"it answered with {answer.status}")
    if not answer.is_success:
        raise SocialCodeInvalid
    answered = decoded(answer)
    if not isinstance(answered, dict) or answered.get("error"):  # some say so with status 200
        raise SocialCodeInvalid
    return answered


def _authenticated(client: OAuthClient) -> tuple[dict[str, str], dict[str, str]]:
    """Headers and fields that say which client asks (OpenID Connect Core section 9)."""
    if client.auth_method == "client_secret_basic":
        pair = f"{quote(client.client_id, safe='')}:{quote(client.client_secret, safe='')}"
        return {"authorization": f"Basic {b64encode(pair.encode()).decode()}"}, {}
    if client.auth_method == "client_secret_jwt":
        return {}, {"client_assertion_type": _ASSERTION, "client_assertion": _assertion(client)}
    secret = {"client_secret": client.client_secret} if client.client_secret else {}
    return {}, {"client_id": client.client_id, **secret}


def _assertion(client: OAuthClient) -> str:
    now = int(clock.now().timestamp())
    claims = {
        "iss": client.client_id, "sub": client.client_id, "aud": client.token_endpoint, "jti": random_id(),
        "iat": now, "exp": now + _ASSERTION_SECONDS,
    }  # fmt: skip
    return jwt.encode(claims, client.client_secret, algorithm=client.jwt_algorithm)


async def together(*calls: Any) -> list[Any]:
    """Several answers at once."""
    return list(await asyncio.gather(*calls))


def _short(value: Any) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= _LONGEST_TOKEN else None


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)
