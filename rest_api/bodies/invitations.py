"""What operations on invitations take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, Milliseconds, RecordId

Text = Annotated[str, Meta(max_length=2048)]
Address = Annotated[str, Meta(max_length=256, extra_json_schema={"format": "email"})]


class MessageBody(Body, frozen=True, kw_only=True):
    """What the template of a message is filled in with."""

    code: Text | UnsetType = UNSET
    link: Text | UnsetType = UNSET
    locale: Text | UnsetType = UNSET
    ui_locales: Text | UnsetType = UNSET


class InvitationBody(Body, frozen=True, kw_only=True):
    """A new invitation; its expiry in milliseconds of the epoch, false for no message."""

    organization_id: RecordId
    invitee: Address
    expires_at: Milliseconds
    inviter_id: RecordId | None = None
    organization_role_ids: Annotated[list[RecordId], Meta(max_length=1000)] = []
    message_payload: MessageBody | bool = False


class InvitationStatusBody(Body, frozen=True, kw_only=True):
    """What becomes of an invitation."""

    status: Literal["Accepted", "Revoked"]
    accepted_user_id: RecordId | None = None


class InvitationsQuery(Body, frozen=True, kw_only=True):
    """Which invitations."""

    organization_id: str | None = None
    inviter_id: str | None = None
    invitee: str | None = None
