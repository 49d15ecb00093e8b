"""Browsers that people trust with their second factor: whether this is one, and whether it may become one."""

from typing import Any

import msgspec

from identity.adaptive_mfa.queries import triggers_of
from identity.applications.queries import client
from identity.kernel.errors import Refusal
from identity.sign_in import factor_rules
from identity.sign_in.errors import DeviceNotTrustable, SecondFactorRequired
from identity.sign_in.events import StepName
from identity.sign_in.factor_rules import Standing
from identity.sign_in.standing import standing_of
from identity.sign_in.steps import Step
from identity.trusted_devices.changes import NewTrust, note_use, trust_device
from identity.trusted_devices.queries import presented_device
from identity.users.models import User


async def is_trusted(current: Step, user: User, standing: Standing) -> bool:
    """Whether the person came with a browser that they trust, where that counts: an application that asks for a level
    of certainty (`acr`) gets a sign-in with a real second factor."""
    if not _is_allowed(current, standing) or not current.state.trusted_devices:
        return False
    if await _asks_for_level(current):
        return False
    lifetime = current.settings.trusted_device.lifetime
    device_id = await presented_device(user.id, current.state.trusted_devices, lifetime)
    if device_id is None:
        return False
    if current.name is StepName.SUBMIT:
        current.relies_on_device = await note_use(user.id, device_id)
        return current.relies_on_device
    return True


async def refusal_of_trust(current: Step, user: User) -> Refusal | None:
    """Why the browser may not be trusted from now on, if so."""
    standing = await standing_of(user)
    if not _is_allowed(current, standing):
        return DeviceNotTrustable()
    if current.settings.adaptive_mfa.enabled and await triggers_of(user, current.state.sign_in_context or {}):
        return DeviceNotTrustable()
    usable = factor_rules.usable_factors(current.settings, user, standing)
    if not factor_rules.has_proved(current.settings, current.state, user, standing):
        masked = factor_rules.masked_identifiers(usable, user)
        return SecondFactorRequired(data={"availableFactors": usable, "maskedIdentifiers": masked})
    return None


async def store_trust(current: Step, user: User) -> NewTrust | None:
    """Trust the browser if the person wants it, and it may still be."""
    if not current.state.mfa.is_device_trusted or await refusal_of_trust(current, user):
        return None
    lifetime = current.settings.trusted_device.lifetime
    return await trust_device(user.id, current.actor.origin, lifetime, current.state.trusted_devices)


def _is_allowed(current: Step, standing: Standing) -> bool:
    return current.settings.trusted_device.enabled and standing.may_trust_devices


async def _asks_for_level(current: Step) -> bool:
    """By `acr_values`, in the `claims` parameter, or by what the client is registered with."""
    asked = current.interaction.parameters
    if asked.get("acr_values") or _names_acr(asked.get("claims")):
        return True
    found = await client(current.interaction.application_id)
    return found is not None and bool(found.protocol.default_acr_values)


def _names_acr(claims: object) -> bool:
    """The parameter was checked when the request came in (OpenID Connect Core section 5.5)."""
    asked: Any = msgspec.json.decode(claims) if isinstance(claims, str) else claims
    return isinstance(asked, dict) and "acr" in (asked.get("id_token") or ())
