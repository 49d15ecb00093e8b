"""How an API checks an access token that it is given: by the published keys, for its own audience (RFC 9068)."""

from typing import Any

import httpx
import jwt


def verified(issuer: str, token: str, audience: str) -> dict[str, Any]:
    """The token's claims; raises when anything about it is wrong."""
    header = jwt.get_unverified_header(token)
    assert header["typ"] == "at+jwt", header
    keys = httpx.get(f"{issuer}/jwks", timeout=60).json()["keys"]
    key = next(key for key in keys if key["kid"] == header["kid"])
    assert key["alg"] == header["alg"]
    claims: dict[str, Any] = jwt.decode(
        token, jwt.PyJWK(key), algorithms=[key["alg"]], audience=audience, issuer=issuer,
        options={"require": ["iss", "aud", "sub", "exp", "iat", "jti", "client_id"]},
    )  # fmt: skip
    return claims
