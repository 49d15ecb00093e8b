"""What can be done with locked identifiers: unlocking them."""

from collections.abc import Sequence

from identity.kernel import authority, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.security.secrets import token_hash
from identity.sign_in.errors import MOST_UNLOCKED_AT_ONCE, TooManyIdentifiers
from identity.sign_in.events import IdentifiersUnlocked


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=IdentifiersUnlocked)
async def unlock_identifiers(actor: Actor, identifiers: Sequence[str]) -> int:
    """Forget the wrong answers that were given for usernames, addresses and numbers; how many there were."""
    if len(identifiers) > MOST_UNLOCKED_AT_ONCE:
        raise TooManyIdentifiers(path="identifiers")
    # More guesses at the password of somebody who holds more are not for everybody to allow.
    owners = await _owners(identifiers)
    await authority.require_at_least(actor, *owners)
    # Whether case counts is a setting that may have changed since.
    hashes = {token_hash(form) for each in [*identifiers, *owners] for form in (each, each.lower())}
    forgotten = await database.execute(
        "DELETE FROM failed_attempts WHERE identifier_hash = ANY($1)", list(hashes)
    )
    if forgotten:
        await announce(IdentifiersUnlocked(identifiers=list(identifiers)))
    return forgotten


async def _owners(identifiers: Sequence[str]) -> list[str]:
    rows = await database.fetch(
        "SELECT id FROM users WHERE username = ANY($1) OR lower(username) = ANY($2) "
        "OR lower(primary_email) = ANY($2) OR primary_phone = ANY($1) OR id = ANY($1) ORDER BY id",
        list(identifiers),
        [each.lower() for each in identifiers],
    )
    return [row["id"] for row in rows]
