"""Reads for the protocol: whose account an account at another provider is."""

from identity.kernel import database
from identity.users.models import User

_COLUMNS = database.columns(User, "u")


async def owner_of_social_identity(target: str, identity_id: str) -> User | None:
    """The user who has this account at a social provider."""
    return await database.fetch_model(
        User,
        f"SELECT {_COLUMNS} FROM users u JOIN social_identities i ON i.user_id = u.id "
        "WHERE i.target = $1 AND i.identity_id = $2",
        target,
        identity_id,
    )


async def owner_of_sso_identity(sso_connector_id: str, issuer: str, identity_id: str) -> User | None:
    """The user who has this account at the enterprise behind a connector."""
    return await database.fetch_model(
        User,
        f"SELECT {_COLUMNS} FROM users u JOIN sso_identities i ON i.user_id = u.id "
        "WHERE i.issuer = $1 AND i.identity_id = $2 AND i.sso_connector_id = $3",
        issuer,
        identity_id,
        sso_connector_id,
    )


async def has_social_identity(user_id: str, target: str) -> bool:
    """Whether a user has an account at this social provider."""
    statement = "SELECT EXISTS (SELECT FROM social_identities WHERE user_id = $1 AND target = $2)"
    return bool(await database.fetch_value(statement, user_id, target))
