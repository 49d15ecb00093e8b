"""What there is to tell about a person, in the contract's form or in that of OpenID Connect Core section 5.1."""

import re
from collections.abc import Iterable
from typing import Any

from identity.applications.clients import Client
from identity.grants.scopes import (
    ALWAYS_READ,
    ORGANIZATION_ROLES,
    ORGANIZATIONS,
    PROFILE_CLAIMS,
    SCOPE_OF_CLAIM,
)
from identity.grants.tokens import Person

_NOT_STANDARD = frozenset({"username", "created_at"})  # of the scope `profile`, and the contract's own
_BIRTHDATE = re.compile(r"\d{4}(-\d{2}-\d{2})?")  # section 5.1: the year may be 0000, or stand alone
_DIGITS = re.compile(r"\d+")
_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])")


def has_standard_form(client: Client) -> bool:
    """Whether it is told things as the specification has them, where the contract differs."""
    return client.uses_standard_profile or client.protocol.is_fapi


def standing_claims(client: Client, person: Person, scopes: frozenset[str]) -> dict[str, Any]:
    """What the scopes of OpenID Connect itself give."""
    claims = _base(person, scopes)
    return _standard(claims) if has_standard_form(client) else claims


def extended_claims(client: Client, person: Person, scopes: frozenset[str]) -> dict[str, Any]:
    """What the scopes of this server give beyond."""
    claims = _extended(person, scopes)
    return _present(claims) if has_standard_form(client) else claims


def named_claims(
    client: Client, person: Person, names: Iterable[str], scopes: frozenset[str]
) -> dict[str, Any]:
    """Claims that are asked for by name: never more than the client could ask a person for by scope."""
    allowed = client.allowed_user_scopes
    reachable = {name: SCOPE_OF_CLAIM[name] for name in names if name in SCOPE_OF_CLAIM}
    wanted = {name: scope for name, scope in reachable.items() if allowed is None or scope in allowed}
    by_scope = frozenset(scope for scope in wanted.values() if scope in ALWAYS_READ | scopes)
    claims = {
        **standing_claims(client, person, by_scope),
        **extended_claims(client, person, by_scope),
    }
    return {name: claims[name] for name in wanted if name in claims}


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
        **{name: stated[name] for name in PROFILE_CLAIMS if name in stated},
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


def _standard(claims: dict[str, Any]) -> dict[str, Any]:
    """Section 5.3.2: what is not known is left out, not null; section 5.1: the types of the rest."""
    found = {name: value for name, value in _present(claims).items() if name not in _NOT_STANDARD}
    if "updated_at" in found:
        found["updated_at"] //= 1000
    if not _BIRTHDATE.fullmatch(str(found.get("birthdate", ""))):
        found.pop("birthdate", None)
    if _DIGITS.fullmatch(found.get("phone_number", "")):
        found["phone_number"] = f"+{found['phone_number']}"  # E.164
    for claim, verified in (("email", "email_verified"), ("phone_number", "phone_number_verified")):
        if claim not in found:
            found.pop(verified, None)
    return found


def _present(claims: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in claims.items() if value not in (None, "")}


def _snake(name: str) -> str:
    return _HUMP.sub(lambda match: "_" + match[1].lower(), name)


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
