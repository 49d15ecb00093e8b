"""Whether the server still waits for its first administrator, and the code that lets one in."""

from identity.kernel import database
from identity.kernel.permissions import ADMINISTRATOR_ROLE_ID
from identity.kernel.vault import vault
from identity.security.secrets import random_secret

_CODE = "setup_code"
_PURPOSE = "setup-code"


async def needs_setup() -> bool:
    """Whether there is no administrator."""
    return not await database.fetch_value(
        "SELECT EXISTS (SELECT FROM user_roles WHERE role_id = $1)", ADMINISTRATOR_ROLE_ID
    )


async def setup_code() -> str | None:
    """The code of the set-up link; the same at every start until there is an administrator, then none."""
    if not await needs_setup():
        return None
    await database.execute(
        "INSERT INTO server_state (name, value) VALUES ($1, $2::jsonb) ON CONFLICT DO NOTHING",
        _CODE,
        {"code": vault().encrypt(random_secret(), _PURPOSE)},
    )
    stored = await database.fetch_value("SELECT value FROM server_state WHERE name = $1", _CODE)
    return vault().decrypt(stored["code"], _PURPOSE).decode()
