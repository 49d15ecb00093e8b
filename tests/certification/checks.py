"""What holds in every module of every plan (section 0 of the behaviours): responses, tokens, claims, entropy."""

import hashlib
import math
import re
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Mapping
from typing import Any

import httpx
import jwt
import orjson

CLOCK_SKEW = 300  # seconds
YEAR = 365 * 24 * 3600
_ERROR_MEMBERS = {"error", "error_description", "error_uri", "state", "session_state", "iss"}
_DESCRIPTION = re.compile(r"[\x20\x21\x23-\x5b\x5d-\x7e]*")
# Claims that an ID Token of the code flow may have without having been asked for.
TOLERATED = frozenset(
    ("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "azp", "at_hash", "c_hash", "s_hash",
     "nbf", "jti", "sid", "txn")
)  # fmt: skip
_TEXTS = frozenset(
    ("name", "given_name", "family_name", "middle_name", "nickname", "profile", "picture", "website", "gender",
     "birthdate", "zoneinfo", "locale", "preferred_username", "email", "phone_number")
)  # fmt: skip
_BIRTHDATE = re.compile(r"\d{4}(-\d{2}-\d{2})?")


def bits_of_entropy(value: str) -> float:
    """Shannon's, over the characters of the value."""
    counts = Counter(value)
    each = -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())
    return each * len(value)


def check_unguessable(value: str) -> None:
    """Codes and tokens: 128 bits long, 96 bits of entropy."""
    assert len(value) * 8 >= 128, value
    assert bits_of_entropy(value) >= 96, value


def check_error(members: Mapping[str, str]) -> None:
    """0.3: an error says nothing else, and in plain characters."""
    assert set(members) <= _ERROR_MEMBERS, members
    assert _DESCRIPTION.fullmatch(members.get("error_description", "")), members


def check_self_submitting(page: str, policy: str) -> None:
    """Form Post: a script of the page's own sends it off, in words that old browsers know; else there is a button."""
    ((nonce, script),) = re.findall(r'<script nonce="([^"]+)">(.*?)</script>', page)
    assert f"script-src 'nonce-{nonce}'" in policy
    assert "form-action" not in policy, "which would hold back the form"
    assert "submit()" in script
    assert not re.search(r"=>|`|\b(const|let|async|await)\b|\?\.", script), script
    assert re.search(r'<button type="submit"', page)


def check_keys(keys: list[dict[str, Any]]) -> None:
    """0.1: each key has its own kid, is public, and of a kind that everybody knows."""
    kids = [key["kid"] for key in keys]
    assert all(kids)
    assert len(set(kids)) == len(kids)
    for key in keys:
        assert not {"d", "p", "q", "dp", "dq", "qi", "k", "oth"} & set(key), "a private member"
        assert (key["kty"], key["use"]) in {("RSA", "sig"), ("EC", "sig"), ("OKP", "sig")}
        jwt.PyJWK(key)


def check_token_response(answer: httpx.Response) -> dict[str, Any]:
    """0.4."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/json")
    assert "no-store" in answer.headers["cache-control"]
    members: dict[str, Any] = answer.json()
    assert members["token_type"].lower() in {"bearer", "dpop"}
    assert isinstance(members["expires_in"], int)
    assert 0 < members["expires_in"] <= YEAR
    check_unguessable(members["access_token"])
    if "refresh_token" in members:
        check_unguessable(members["refresh_token"])
    return members


def id_token_claims(
    token: str,
    keys: list[dict[str, Any]],
    *,
    issuer: str,
    client_id: str,
    nonce: str | None,
    algorithm: str = "RS256",
) -> dict[str, Any]:
    """0.5: the claims, once the signature and each of them are found right."""
    header = jwt.get_unverified_header(token)
    assert header["alg"] == algorithm, header
    (key,) = [each for each in keys if each["kid"] == header["kid"]]
    assert (key.get("alg", algorithm), key["use"]) == (algorithm, "sig")
    claims: dict[str, Any] = jwt.decode(
        token,
        jwt.PyJWK(key, algorithm).key,
        [algorithm],
        audience=client_id,
        issuer=issuer,
        leeway=CLOCK_SKEW,
    )
    assert "azp" in claims or isinstance(claims["aud"], str) or len(claims["aud"]) == 1
    assert 0 < len(claims["sub"]) <= 255
    assert claims["sub"].isascii()
    now = time.time()
    assert claims["exp"] < now + 50 * YEAR
    assert now - CLOCK_SKEW < claims["iat"] < now + CLOCK_SKEW
    assert claims.get("nonce") == nonce
    if "acr" in claims:
        assert isinstance(claims["acr"], str)
        assert claims["acr"]
    if "auth_time" in claims:
        assert now - YEAR < claims["auth_time"] < now + CLOCK_SKEW
    check_claims(claims)
    return claims


def check_half_hash(claims: Mapping[str, Any], name: str, value: str, algorithm: str = "RS256") -> None:
    """OpenID Connect Core section 3.3.2.11: the left half of the hash that the signature uses."""
    digest = hashlib.new(f"sha{algorithm[2:]}", value.encode("ascii")).digest()
    assert claims[name] == urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()


def check_claims(claims: Mapping[str, Any]) -> None:
    """Standard claims are well typed, and absent rather than empty."""
    for name, value in claims.items():
        assert value not in (None, "", {}, []), f"{name} is empty"
        if name in _TEXTS:
            assert isinstance(value, str), name
    for name in ("email_verified", "phone_number_verified"):
        assert isinstance(claims.get(name, True), bool), name
    updated_at = claims.get("updated_at", time.time())
    assert isinstance(updated_at, int | float)
    assert 631_152_000 < updated_at < time.time() + CLOCK_SKEW, "not seconds"
    assert isinstance(claims.get("address", {}), dict)
    assert _BIRTHDATE.fullmatch(claims.get("birthdate", "1815-12-10"))


def unverified(token: str) -> dict[str, Any]:
    """The claims of a token of ours, for what has been checked already."""
    payload = token.split(".")[1]
    claims: dict[str, Any] = orjson.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims


def unsigned(claims: Mapping[str, Any]) -> str:
    """A token that nobody signed (`alg: none`)."""
    parts = (orjson.dumps({"alg": "none"}), orjson.dumps(dict(claims)), b"")
    return ".".join(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)
