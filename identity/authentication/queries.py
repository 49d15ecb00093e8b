"""Who a bearer token speaks for, and what they may do at this moment.

Our APIs accept access tokens alone (`at+jwt` of our own issuer for one of our own audiences, or an opaque one for the
account). Whatever can end before the token does (membership, suspension, roles, the grant) is looked up again.
"""

from collections import OrderedDict
from typing import Any

import jwt

from identity.applications.clients import CONSOLE_ID, ApplicationType
from identity.applications.queries import client, machine_scopes
from identity.authentication.errors import BearerRefused
from identity.grants.possession import BEARER, Possession
from identity.grants.proofs import is_algorithm_allowed
from identity.grants.queries import opaque_token
from identity.kernel import clock, database
from identity.kernel.actor import Actor, ActorKind, Origin
from identity.kernel.permissions import OrganizationPermission, permissions_of
from identity.keys.queries import KeyRing, key_ring, verified_access_token
from identity.organizations.queries import machine_membership, membership
from identity.resources.queries import MANAGEMENT_API_ID, MANAGEMENT_API_INDICATOR
from identity.security.signing import MAX_TOKEN_LENGTH, InvalidToken

ORGANIZATION_AUDIENCE = "urn:logto:organization:"
_MOST_VERIFIED = 10_000

_verified: OrderedDict[str, dict[str, Any]] = OrderedDict()
_rings: list[KeyRing] = []  # the one whose keys signed what is in there


async def actor_of_bearer(token: str, origin: Origin, possession: Possession = BEARER) -> Actor:
    """The actor that the token stands for; a bound one counts with its key alone."""
    if "." not in token:
        return await _account_holder(token, origin, possession)
    claims = await _verified_claims(token)
    if not possession.satisfies(claims.get("cnf")):
        raise BearerRefused
    await _require_allowed_algorithm(possession, str(claims.get("client_id", "")))
    audience = str(claims["aud"])
    if audience == MANAGEMENT_API_INDICATOR:
        actor = await (_machine(claims) if _is_machine(claims) else _administrator(claims))
    else:
        actor = await _organization_member(claims, audience.removeprefix(ORGANIZATION_AUDIENCE))
    return actor.from_origin(origin)


async def _require_allowed_algorithm(possession: Possession, application_id: str) -> None:
    """A proof has to be signed as its client's profile demands."""
    found = await client(application_id) if possession.algorithm else None
    if possession.algorithm and found and not is_algorithm_allowed(possession.algorithm, found):
        raise BearerRefused


async def _verified_claims(token: str) -> dict[str, Any]:
    """The claims of a token whose signature was checked, at this time or (it cannot change) an earlier one."""
    if len(token) > MAX_TOKEN_LENGTH:
        raise BearerRefused
    _forget_what_other_keys_signed(await key_ring())
    claims = _verified.get(token)
    if claims is not None and claims["exp"] > clock.epoch_seconds():
        return claims
    try:
        claims = await verified_access_token(token, _own_audience(token))
    except InvalidToken as error:
        raise BearerRefused(data={"name": "JWTInvalid", "reason": error.reason}) from None
    _verified[token] = claims
    if len(_verified) > _MOST_VERIFIED:
        _verified.popitem(last=False)
    return claims


def _forget_what_other_keys_signed(ring: KeyRing) -> None:
    """A key may have been taken away: whatever it signed is not to be believed any more."""
    if not _rings or _rings[0] is not ring:
        _verified.clear()
        _rings[:] = [ring]


def _own_audience(token: str) -> str:
    """The audience to insist on: the token's own, if that is one of ours."""
    try:
        audience = jwt.decode(token, options={"verify_signature": False}).get("aud")
    except jwt.PyJWTError:
        raise BearerRefused(data={"code": "ERR_JWS_INVALID", "name": "JWSInvalid"}) from None
    if isinstance(audience, str) and (
        audience == MANAGEMENT_API_INDICATOR or audience.startswith(ORGANIZATION_AUDIENCE)
    ):
        return audience
    raise BearerRefused(
        data={"code": "ERR_JWT_CLAIM_VALIDATION_FAILED", "claim": "aud", "reason": "check_failed"}
    )


def _is_machine(claims: dict[str, Any]) -> bool:
    return bool(claims["sub"] == claims.get("client_id"))


def _scopes(claims: dict[str, Any]) -> frozenset[str]:
    return frozenset(str(claims.get("scope", "")).split())


async def _machine(claims: dict[str, Any]) -> Actor:
    """A machine with a Management API token; what its roles no longer give is gone at once."""
    application_id = str(claims["sub"])
    found = await client(application_id)
    if found is None or found.type is not ApplicationType.MACHINE_TO_MACHINE:
        raise BearerRefused
    held = (await machine_scopes(application_id)).get(MANAGEMENT_API_INDICATOR, frozenset())
    scopes = _scopes(claims)
    return Actor(
        ActorKind.APPLICATION,
        application_id=application_id,
        permissions=permissions_of(scopes) & permissions_of(held),
        scopes=scopes,
    )


_STANDING = """
SELECT u.is_suspended, g.id IS NOT NULL AS has_grant,
    ARRAY(SELECT s.name FROM user_roles ur JOIN role_scopes rs ON rs.role_id = ur.role_id
        JOIN scopes s ON s.id = rs.scope_id WHERE ur.user_id = u.id AND s.resource_id = $3) AS held
FROM users u LEFT JOIN grants g ON g.id = $2 AND g.user_id = u.id AND g.expires_at > $4
    AND (g.is_offline OR EXISTS (SELECT FROM sessions s WHERE s.id = g.session_id AND s.expires_at > $4))
WHERE u.id = $1
"""


async def _administrator(claims: dict[str, Any]) -> Actor:
    """An administrator in the console; live in one statement: suspension, roles and the grant."""
    if claims.get("client_id") != CONSOLE_ID:
        raise BearerRefused
    standing = await database.fetch_row(
        _STANDING, str(claims["sub"]), str(claims.get("gid", "")), MANAGEMENT_API_ID, clock.now()
    )
    if standing is None or standing["is_suspended"] or not standing["has_grant"]:
        raise BearerRefused
    scopes = _scopes(claims)
    return Actor(
        ActorKind.ADMINISTRATOR,
        user_id=str(claims["sub"]),
        application_id=CONSOLE_ID,
        permissions=permissions_of(scopes) & permissions_of(frozenset(standing["held"])),
        scopes=scopes,
    )


async def _organization_member(claims: dict[str, Any], organization_id: str) -> Actor:
    """A member with an organization token: what their roles in it still give, of what the token carries."""
    subject = str(claims["sub"])
    if _is_machine(claims):
        found = await machine_membership(subject, organization_id)
    else:
        found = await membership(subject, organization_id)
        standing = await database.fetch_row(
            _STANDING, subject, str(claims.get("gid", "")), MANAGEMENT_API_ID, clock.now()
        )
        if standing is None or standing["is_suspended"] or not standing["has_grant"]:
            raise BearerRefused
        if found and found.lacks_mfa:
            raise BearerRefused
    if found is None:
        raise BearerRefused
    scopes = _scopes(claims)
    return Actor(
        ActorKind.MEMBER,
        user_id=None if _is_machine(claims) else subject,
        application_id=str(claims.get("client_id")),
        organization_id=organization_id,
        organization_permissions=frozenset(p for p in OrganizationPermission if p in scopes)
        & found.permissions,
        scopes=scopes,
    )


async def _account_holder(token: str, origin: Origin, possession: Possession) -> Actor:
    """A user on their own account, with an opaque token."""
    access = await opaque_token(token)
    if access is None or not possession.satisfies(access.confirmation):
        raise BearerRefused
    await _require_allowed_algorithm(possession, access.application_id)
    return Actor(
        ActorKind.USER,
        user_id=access.user.id,
        application_id=access.application_id,
        scopes=frozenset(access.scope.split()),
        session_id=access.session_id,
        origin=origin,
    )
