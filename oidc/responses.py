"""Answers of the authorization endpoint, in the three response modes."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from oidc import pages
from oidc.errors import NO_STORE

RESPONSE_MODES = ("form_post", "fragment", "query")


def see_other(location: str) -> Response:
    """303: the browser goes on with GET, and never posts a password again (RFC 9700 section 4.12)."""
    return Response(status_code=303, headers={**NO_STORE, "Location": location})


def authorization_response(
    request: Request, redirect_uri: str, response_mode: str | None, members: Mapping[str, str | None]
) -> Response:
    """Send the browser back to the client, saying who answers (RFC 9207)."""
    given = {name: value for name, value in members.items() if value is not None}
    given["iss"] = settings.current().issuer
    if response_mode == "form_post" and redirect_uri.startswith(("http://", "https://")):
        return pages.form_post(request, redirect_uri, given)
    return see_other(with_parameters(redirect_uri, given, in_fragment=response_mode == "fragment"))


def with_parameters(uri: str, members: Mapping[str, str], *, in_fragment: bool = False) -> str:
    """The URI with more parameters; those that it has are kept (RFC 6749 section 3.1.2)."""
    added = urlencode(members, quote_via=quote)
    if in_fragment:
        return f"{uri.partition('#')[0]}#{added}"
    address, hash_sign, fragment = uri.partition("#")
    separator = "" if address.endswith(("?", "&")) else "&" if "?" in address else "?"
    return f"{address}{separator}{added}{hash_sign}{fragment}"
