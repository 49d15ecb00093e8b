"""Answers of the authorization endpoint, in every response mode."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.clients import Client
from identity.kernel import clock
from oidc import pages
from oidc.claims import signed_for
from oidc.errors import NO_STORE

_PLAIN_MODES = ("form_post", "fragment", "query")
_SIGNED_MODES = ("form_post.jwt", "fragment.jwt", "jwt", "query.jwt")
RESPONSE_MODES = (*_PLAIN_MODES, *_SIGNED_MODES)
_TOKENS = frozenset({"token", "id_token"})
_SIGNED_SECONDS = 600  # a browser carries the answer at once; JARM section 2.1 recommends no more


def mode_of(response_mode: str | None, response_type: str | None) -> str:
    """How the answer travels: as asked, else the response type's own way (Multiple Response Types section 3)."""
    has_tokens = not _TOKENS.isdisjoint((response_type or "").split())
    otherwise = "fragment" if has_tokens else "query"
    if response_mode == "jwt":
        return f"{otherwise}.jwt"
    if response_mode not in RESPONSE_MODES or (has_tokens and response_mode in {"query", "query.jwt"}):
        return otherwise
    return response_mode


def see_other(location: str) -> Response:
    """303: the browser goes on with GET, and never posts a password again (RFC 9700 section 4.12)."""
    return Response(status_code=303, headers={**NO_STORE, "Location": in_a_header(location)})


def in_a_header(location: str) -> str:
    """The address with nothing but ASCII in it (RFC 3987 section 3.1); what is registered may have more."""
    return quote(location, safe="%:/?#[]@!$&'()*+,;=~|^")


async def authorization_response(
    request: Request, client: Client, redirect_uri: str, mode: str, members: Mapping[str, str | None]
) -> Response:
    """Send the browser back to the client, saying who answers (RFC 9207)."""
    given = {name: value for name, value in members.items() if value is not None}
    given["iss"] = settings.current().issuer
    way, _, is_signed = mode.partition(".")
    if is_signed:
        given = {"response": await _signed(client, given)}
    if way == "form_post" and redirect_uri.startswith(("http://", "https://")):
        return pages.form_post(request, redirect_uri, given)
    return see_other(with_parameters(redirect_uri, given, in_fragment=way == "fragment"))


async def _signed(client: Client, members: Mapping[str, str]) -> str:
    """JARM section 2.1: issuer, audience and expiry beside the answer's own members."""
    claims = {**members, "aud": client.id, "exp": clock.epoch_seconds() + _SIGNED_SECONDS}
    return await signed_for(client, claims, client.protocol.authorization_signed_response_alg, "JWT")


def with_parameters(uri: str, members: Mapping[str, str], *, in_fragment: bool = False) -> str:
    """The URI with more parameters; those that it has are kept (RFC 6749 section 3.1.2)."""
    added = urlencode(members, quote_via=quote)
    if in_fragment:
        return f"{uri.partition('#')[0]}#{added}"
    address, hash_sign, fragment = uri.partition("#")
    separator = "" if address.endswith(("?", "&")) else "&" if "?" in address else "?"
    return f"{address}{separator}{added}{hash_sign}{fragment}"
