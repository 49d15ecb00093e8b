"""Keys over REST: the two types share their paths."""

from msgspec import UnsetType

from identity.kernel.actor import Actor
from identity.keys import actions, queries
from identity.keys.errors import NoGraceForCookieKeys
from identity.keys.queries import KeyFamily
from rest_api.bodies.keys import KeyTypeName, RotationBody
from rest_api.guard import checked
from rest_api.views.keys import KeyView, cookie_key_view, signing_key_view


async def list_keys(actor: Actor, key_type: str) -> list[KeyView]:
    """List the keys of a type, without the keys themselves."""
    if _is_of_cookies(key_type):
        return [cookie_key_view(each) for each in await queries.cookie_keys(actor)]
    return [signing_key_view(each) for each in await queries.signing_keys(actor)]


async def rotate_keys(actor: Actor, key_type: str, body: RotationBody) -> list[KeyView]:
    """Make a new key; all keys of the type then."""
    grace = body.rotation_grace_period
    if not _is_of_cookies(key_type):
        seconds = 0 if isinstance(grace, UnsetType) else grace
        wanted = body.signing_key_algorithm
        is_family = wanted in set(KeyFamily)
        family, algorithm = (KeyFamily(wanted), None) if is_family else (KeyFamily.EC, wanted)
        rotation = await actions.rotate_signing_key(actor, family, seconds, algorithm)
        return [signing_key_view(each) for each in rotation.keys]
    if not isinstance(grace, UnsetType):
        raise NoGraceForCookieKeys(path="rotationGracePeriod")
    return [cookie_key_view(each) for each in (await actions.rotate_cookie_key(actor)).keys]


async def delete_key(actor: Actor, key_type: str, key_id: str) -> None:
    """Delete a key that is over."""
    delete = actions.delete_cookie_key if _is_of_cookies(key_type) else actions.delete_signing_key
    await delete(actor, key_id)


def _is_of_cookies(key_type: str) -> bool:
    return bool(checked(key_type, KeyTypeName, "path") == "cookie-keys")  # type: ignore[arg-type]
