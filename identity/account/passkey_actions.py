"""What people can do to get a passkey for their own account: have one made, and show it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from identity import settings
from identity.account.access import own_account_to_change
from identity.account.errors import VerificationToCompleteNotFound
from identity.account.events import OwnVerificationBegun, OwnVerificationCompleted
from identity.account.records import WEB_AUTHN, begin_record, complete_record, open_record, state_of
from identity.content.account_center import account_center
from identity.credentials import passkeys
from identity.credentials.passkeys import RelyingParty
from identity.credentials.proving import known_passkeys
from identity.experience.queries import sign_in_experience
from identity.kernel.action import SIGNED_IN, action
from identity.kernel.actor import Actor
from identity.kernel.errors import Unauthenticated
from identity.users.queries import user_by_id

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BegunPasskey:
    """A passkey that a browser is asked for, and until when."""

    id: str
    expires_at: datetime
    options: Json


def own_party() -> RelyingParty:
    """This server's own host, for who asks by another way than its address."""
    own = urlsplit(settings.current().endpoint)
    return RelyingParty(own.hostname or "localhost", f"{own.scheme}://{own.netloc}")


@action(needs=SIGNED_IN, announces=OwnVerificationBegun)
async def begin_own_passkey(actor: Actor, party: RelyingParty) -> BegunPasskey:
    """What a browser makes a passkey from."""
    own = await own_account_to_change(actor)
    user = await user_by_id(own.user_id)
    if user is None:
        raise Unauthenticated
    is_for_sign_in = bool((await sign_in_experience()).passkey_sign_in.enabled)
    known = await known_passkeys(user.id, party)
    options = passkeys.registration_options(party, user, known, is_for_sign_in=is_for_sign_in)
    record = await begin_record(own, WEB_AUTHN, state={"challenge": options["challenge"]})
    return BegunPasskey(record.id, record.expires_at, options)


@action(needs=SIGNED_IN, announces=OwnVerificationCompleted)
async def verify_own_passkey(actor: Actor, record_id: str, payload: Json, party: RelyingParty) -> str:
    """Take the passkey that a browser made; the id of the proof. Pages of the account elsewhere count as ours where
    the operator names them."""
    own = await own_account_to_change(actor)
    row = await open_record(own, WEB_AUTHN, record_id, VerificationToCompleteNotFound())
    if passkeys.origin_of(payload) in (await account_center()).webauthn_related_origins:
        party = RelyingParty(party.id, passkeys.origin_of(payload))
    credential = passkeys.verified_registration(payload, state_of(row)["challenge"], party)
    await complete_record(row, {"credential": credential, "agent": actor.origin.user_agent})
    return row.id
