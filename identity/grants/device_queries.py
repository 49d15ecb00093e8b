"""Reads of device sign-ins: what the browser's person is asked."""

from dataclasses import dataclass

from identity.grants.consent import PendingConsent, pending_consent
from identity.grants.device_statements import DeviceStatus
from identity.grants.errors import UserCodeUnknown
from identity.grants.grant_limits import require_use
from identity.kernel import clock, database
from identity.sessions.models import Interaction

DEVICE = "device"  # among an interaction's parameters: the hash of the device's code


@dataclass(frozen=True, slots=True)
class PendingDevice:
    """Everything that the device page shows before a person says yes."""

    consent: PendingConsent
    user_code: str  # as the device shows it


def device_of(interaction: Interaction) -> str | None:
    """For the protocol: which device the interaction is for, if it is for one."""
    found = interaction.parameters.get(DEVICE)
    return str(found) if found else None


async def pending_device(interaction: Interaction, session_token: str | None) -> PendingDevice:
    """For the protocol: what the browser's person is asked; refused when they may not use the application."""
    user_code = await database.fetch_value(
        "SELECT user_code FROM device_codes WHERE code_hash = $1 AND interaction_id = $2 AND status = $3 "
        "AND expires_at > $4",
        device_of(interaction),
        interaction.id,
        DeviceStatus.PENDING.value,
        clock.now(),
    )
    if user_code is None:
        raise UserCodeUnknown
    consent = await pending_consent(interaction.id, session_token, is_afresh=True)
    await require_use(consent.client, consent.user.id)
    return PendingDevice(consent, shown(user_code))


def shown(user_code: str) -> str:
    """In two halves, as people read it."""
    return f"{user_code[:4]}-{user_code[4:]}"


def typed(text: str) -> str:
    """What a person typed, without what does not matter: case, hyphens and spaces (RFC 8628 section 6.1)."""
    return "".join(
        character for character in text.upper()[:64] if character.isascii() and character.isalpha()
    )
