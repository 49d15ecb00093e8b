"""Who a bearer of an access token for an operator's own API is, and whether they hold a role: for proxies that ask."""

from identity.authentication.errors import BearerRefused, RoleNotHeld
from identity.grants.possession import BEARER
from identity.keys.queries import InvalidToken, verified_access_token
from identity.roles.queries import user_role_names
from identity.security.signing import MAX_TOKEN_LENGTH
from identity.users.queries import user_by_id


async def user_of_bearer(token: str, resource: str) -> str:
    """The user whom the token for that API stands for; never a machine, nor somebody suspended."""
    if len(token) > MAX_TOKEN_LENGTH:
        raise BearerRefused
    try:
        claims = await verified_access_token(token, resource)
    except InvalidToken as error:
        raise BearerRefused(data={"name": "JWTInvalid", "reason": error.reason}) from None
    if not BEARER.satisfies(claims.get("cnf")):
        raise BearerRefused  # the proof was for the API, and stayed there
    user = await user_by_id(str(claims["sub"]))
    if user is None or user.is_suspended:
        raise BearerRefused
    return user.id


async def require_role(user_id: str, name: str | None) -> str:
    """The name of the role, which the user has to hold."""
    if name is None or name not in await user_role_names(user_id):
        raise RoleNotHeld
    return name
