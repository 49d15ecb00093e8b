"""What proxies are told."""

from msgspec import UNSET, Struct, UnsetType, field


class HasuraView(Struct, kw_only=True):
    """Session variables of a Hasura server."""

    user_id: str | UnsetType = field(default=UNSET, name="X-Hasura-User-Id")
    role: str = field(name="X-Hasura-Role")
