"""The `claims` parameter (OpenID Connect Core section 5.5): what is asked for one by one, and what that demands."""

from collections.abc import Mapping
from typing import Any

import orjson

from identity.applications.clients import Client
from identity.grants.scopes import SCOPE_OF_CLAIM
from oidc.errors import ProtocolError, invalid_request

_LONGEST = 8 * 1024  # characters
_MOST_CLAIMS = 100  # of each member
_MOST_VALUES, _LONGEST_VALUE = 20, 255
_MEMBERS = ("userinfo", "id_token")
_ABOUT_THE_SIGN_IN = frozenset({"sub", "acr", "auth_time"})
_WITH_VALUES = frozenset({"sub", "acr"})  # of the others any value is welcome
Requested = dict[str, Any]  # by member and claim: `essential`, `value` and `values`, or None


def parsed_claims(text: str) -> Requested:
    """What of the parameter is understood; the rest is ignored (section 5.5), what is malformed refused."""
    if len(text) > _LONGEST:
        raise invalid_request("claims parameter is too long")
    try:
        given = orjson.loads(text)
    except ValueError:
        raise invalid_request("claims parameter is not JSON") from None
    if not isinstance(given, dict):
        raise invalid_request("claims parameter must be a JSON object")
    members = {name: _member(name, given[name]) for name in _MEMBERS if given.get(name) is not None}
    return {name: claims for name, claims in members.items() if claims}


def asked_for(client: Client, claims: str | None, acr_values: str | None) -> Requested | None:
    """Everything that is asked for one by one, `acr_values` among it: it asks for a claim too (section 5.5.1.1)."""
    requested = parsed_claims(claims) if claims is not None else {}
    levels = (acr_values or "").split()[:_MOST_VALUES] or list(client.protocol.default_acr_values)
    by_name = requested.get("id_token", {})
    if levels and "acr" not in by_name:
        values = [_value("acr", each) for each in levels]
        requested["id_token"] = {**by_name, "acr": {"values": values}}
    return requested or None


def claims_for(requested: Mapping[str, Any] | None, member: str) -> Mapping[str, Any]:
    """The claims that are asked for in `userinfo` or `id_token`."""
    found: Mapping[str, Any] = (requested or {}).get(member) or {}
    return found


def wanted_values(requested: Mapping[str, Any] | None, claim: str) -> tuple[str, ...] | None:
    """The values that would do for a claim of the ID Token; None when it is not asked for at all."""
    claims = claims_for(requested, "id_token")
    if claim not in claims:
        return None
    how = claims[claim] or {}
    value = [how["value"]] if "value" in how else []
    return (*value, *how.get("values", ()))


def is_essential(requested: Mapping[str, Any] | None, claim: str) -> bool:
    """Whether the client says that it cannot do without it."""
    return bool((claims_for(requested, "id_token").get(claim) or {}).get("essential"))


def _member(name: str, given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise invalid_request(f"claims parameter: {name} must be a JSON object")
    if len(given) > _MOST_CLAIMS:
        raise invalid_request(f"claims parameter: {name} asks for too much")
    known = (each for each in given if each in SCOPE_OF_CLAIM or each in _ABOUT_THE_SIGN_IN)
    return {claim: _request_of(claim, given[claim]) for claim in known}


def _request_of(claim: str, given: object) -> dict[str, Any] | None:
    """Section 5.5.1: null, or an object that says how it is wanted."""
    if given is None:
        return None
    if not isinstance(given, dict):
        raise invalid_request(f"claims parameter: {claim} must be null or a JSON object")
    essential, values = given.get("essential", False), given.get("values", [])
    if not isinstance(essential, bool) or not isinstance(values, list) or len(values) > _MOST_VALUES:
        raise invalid_request(f"claims parameter: how {claim} is wanted could not be read")
    kept: dict[str, Any] = {"essential": True} if essential else {}
    if claim in _WITH_VALUES:
        kept |= {"value": _value(claim, given["value"])} if "value" in given else {}
        kept |= {"values": [_value(claim, each) for each in values]} if values else {}
    return kept or None


def _value(claim: str, given: object) -> str:
    if not isinstance(given, str) or not given or len(given) > _LONGEST_VALUE or "\0" in given:
        raise _unreadable(claim)
    return given


def _unreadable(claim: str) -> ProtocolError:
    return invalid_request(f"a value that is asked for as {claim} could not be read")
