"""What the actions on invitations are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Message = Mapping[str, str]
"""What the template of the message is filled in with besides organization and inviter: `link`, `locale` …"""


class InvitationStatus(StrEnum):
    """Pending may become any of the others, which are final."""

    PENDING = "Pending"
    ACCEPTED = "Accepted"
    EXPIRED = "Expired"
    REVOKED = "Revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """Who is invited, until when, to which roles; without a message nothing is sent."""

    invitee: str
    expires_at: datetime
    inviter_id: str | None = None
    organization_role_ids: Sequence[str] = ()
    message: Message | None = None
