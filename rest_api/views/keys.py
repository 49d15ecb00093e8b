"""Keys as callers see them: never the keys themselves."""

from msgspec import UNSET, UnsetType

from identity.keys.models import CookieKey
from identity.keys.queries import KeyFamily, KeyStanding, family_of
from rest_api.views import View, milliseconds


class KeyView(View, kw_only=True):
    """A key; of those that sign tokens also the family, and whether it signs."""

    id: str
    created_at: int  # seconds, unlike everywhere else
    signing_key_algorithm: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    effective_at: int | UnsetType = UNSET


def signing_key_view(key: KeyStanding) -> KeyView:
    """A key that signs tokens."""
    return KeyView(
        id=key.id,
        created_at=int(key.created_at.timestamp()),
        # The contract knows two kinds: an Edwards curve is an elliptic curve as well.
        signing_key_algorithm="RSA" if family_of(key.algorithm) is KeyFamily.RSA else "EC",
        status=key.status,
        effective_at=UNSET if key.effective_at is None else milliseconds(key.effective_at),
    )


def cookie_key_view(key: CookieKey) -> KeyView:
    """A cookie key."""
    return KeyView(id=key.id, created_at=int(key.created_at.timestamp()))
