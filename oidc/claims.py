"""From scopes to claims: what ID Tokens and the UserInfo endpoint state about a person."""

import re
from typing import Any

from identity import settings
from identity.applications.clients import Client
from identity.configuration.queries import id_token_claims
from identity.grants.scopes import ORGANIZATION_ROLES, ORGANIZATIONS
from identity.grants.tokens import Person, SignIn
from identity.kernel import clock
from identity.keys import queries as keys

_PROFILE_CLAIMS = (
    "family_name", "given_name", "middle_name", "nickname", "profile", "website", "gender", "birthdate", "zoneinfo",
    "locale",
)  # fmt: skip
CLAIMS_SUPPORTED = (
    "sub", "name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture",
    "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at", "username", "created_at", "email",
    "email_verified", "phone_number", "phone_number_verified", "address", "custom_data", "identities",
    "sso_identities", "roles", "organizations", "organization_data", "organization_roles", "auth_time", "iss",
)  # fmt: skip
_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])")


def userinfo(person: Person, scopes: frozenset[str]) -> dict[str, Any]:
    """OpenID Connect Core section 5.3.2."""
    return {"sub": person.id, **_base(person, scopes), **_extended(person, scopes)}


async def id_token(client: Client, sign_in: SignIn) -> str:
    """OpenID Connect Core section 2."""
    scopes, now = frozenset(sign_in.scope.split()), clock.epoch_seconds()
    # Of the claims that are not of OpenID Connect itself an ID Token has some; userinfo has all of them.
    extended, enabled = _extended(sign_in.person, scopes), await id_token_claims()
    claims: dict[str, Any] = {
        "sub": sign_in.person.id,
        **_base(sign_in.person, scopes),
        **{name: value for name, value in extended.items() if name in enabled},
        "auth_time": int(sign_in.authenticated_at.timestamp()),
        "iss": settings.current().issuer,
        "aud": client.id,
        "iat": now,
        "exp": now + client.id_token_ttl,
    }
    if sign_in.nonce is not None:
        claims["nonce"] = sign_in.nonce
    algorithm = client.id_token_algorithm
    key = keys.peek(algorithm) or await keys.signing_key(algorithm)
    return keys.signed(key, claims)


def _base(person: Person, scopes: frozenset[str]) -> dict[str, Any]:
    claims: dict[str, Any] = {}
    if "profile" in scopes:
        claims |= _profile(person)
    if "email" in scopes:
        claims |= {"email": person.primary_email, "email_verified": person.primary_email is not None}
    if "phone" in scopes:
        has_phone = person.primary_phone is not None
        claims |= {"phone_number": person.primary_phone, "phone_number_verified": has_phone}
    if "address" in scopes and (address := _address(person)):
        claims["address"] = address
    return claims


def _profile(person: Person) -> dict[str, Any]:
    stated = {_snake(name): value for name, value in person.profile.items() if value not in (None, "")}
    return {
        "name": person.name,
        **{name: stated[name] for name in _PROFILE_CLAIMS if name in stated},
        "preferred_username": stated.get("preferred_username", person.username),
        "picture": person.avatar,
        "updated_at": _milliseconds(person.updated_at.timestamp()),
        "username": person.username,
        "created_at": _milliseconds(person.created_at.timestamp()),
    }


def _address(person: Person) -> dict[str, Any] | None:
    address = person.profile.get("address")
    if not isinstance(address, dict):
        return None
    return {_snake(name): value for name, value in address.items() if value not in (None, "")} or None


def _extended(person: Person, scopes: frozenset[str]) -> dict[str, Any]:
    claims: dict[str, Any] = {}
    if "custom_data" in scopes:
        claims["custom_data"] = person.custom_data
    if "identities" in scopes:
        claims |= {"identities": person.identities or {}, "sso_identities": person.sso_identities or []}
    if "roles" in scopes:
        claims["roles"] = person.role_names or []
    if ORGANIZATIONS in scopes:
        data = person.organizations or []
        claims |= {"organizations": [each["id"] for each in data], "organization_data": data}
    if ORGANIZATION_ROLES in scopes:
        claims["organization_roles"] = person.organization_roles or []
    return claims


def _snake(name: str) -> str:
    return _HUMP.sub(lambda match: "_" + match[1].lower(), name)


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
