"""One-time tokens as callers see them."""

from typing import Annotated, Any, get_args

from msgspec import Meta

from identity.one_time_tokens.actions import RevealedOneTimeToken
from identity.one_time_tokens.queries import status_of
from rest_api.bodies.one_time_tokens import OneTimeTokenStatus
from rest_api.views import TENANT, View, milliseconds

_HIDDEN = "******"


class OneTimeTokenView(View, kw_only=True):
    """A one-time token; its value is hidden from those who may not do everything."""

    tenant_id: str = TENANT
    id: str
    email: str
    token: str
    context: dict[str, Any]
    status: Annotated[str, Meta(extra_json_schema={"enum": list(get_args(OneTimeTokenStatus))})]
    created_at: int
    expires_at: int


def one_time_token_view(token: RevealedOneTimeToken) -> OneTimeTokenView:
    """A token; one that nobody used in its time has expired."""
    row = token.row
    return OneTimeTokenView(
        id=row.id,
        email=row.email,
        token=token.value or _HIDDEN,
        context=row.context,
        status=status_of(row).value,
        created_at=milliseconds(row.created_at),
        expires_at=milliseconds(row.expires_at),
    )
