"""The second factors of the person who signs in: which are due, and which the account still lacks."""

from dataclasses import replace

from identity.adaptive_mfa.events import AdaptiveMfaTriggered
from identity.adaptive_mfa.queries import triggers_of
from identity.sign_in import factor_rules
from identity.sign_in.errors import SecondFactorRequired
from identity.sign_in.events import StepName
from identity.sign_in.factor_rules import Standing
from identity.sign_in.records import (
    EnterpriseSsoRecord,
    InteractionEvent,
    SignInPasskeyRecord,
)
from identity.sign_in.standing import standing_of
from identity.sign_in.steps import Step
from identity.sign_in.trusting import is_trusted
from identity.users.models import User


async def require_verified(current: Step, user: User, *, by_trust: bool = True) -> None:
    """Refuse to go on before the person has shown a second factor, where one is due; `by_trust` lets a browser that
    they trust stand for it."""
    settings, state = current.settings, current.state
    if state.interaction_event is not InteractionEvent.SIGN_IN or not settings.mfa.factors:
        return
    if isinstance(state.identifying_record(), EnterpriseSsoRecord | SignInPasskeyRecord):
        return
    standing = await standing_of(user)
    usable = factor_rules.usable_factors(settings, user, standing)
    if not usable or factor_rules.has_proved(settings, state, user, standing):
        return
    if factor_rules.may_be_left_out(settings, standing) or not await _is_due(
        current, user, standing, by_trust
    ):
        return
    masked = factor_rules.masked_identifiers(usable, user)
    raise SecondFactorRequired(data={"availableFactors": usable, "maskedIdentifiers": masked})


async def _is_due(current: Step, user: User, standing: Standing, by_trust: bool) -> bool:
    """Whether a factor is asked for this time: where that is adaptive, signs of danger say so, and elsewhere a browser
    that the person trusts spares them; never where there are signs of danger."""
    is_adaptive = current.settings.adaptive_mfa.enabled is True
    is_general = not is_adaptive or standing.is_in_strict_organization
    if is_general and not (by_trust and await is_trusted(current, user, standing)):
        return True
    if not is_adaptive:
        return False
    found = await triggers_of(user, current.state.sign_in_context or {})
    if found and current.name is StepName.SUBMIT:
        current.told.append(
            AdaptiveMfaTriggered(
                user_id=user.id,
                application_id=current.interaction.application_id,
                interaction_id=current.interaction.id,
                adaptive_mfa_result={"requiresMfa": True, "triggeredRules": found},
            )
        )
    return bool(found)


async def require_fulfilled(current: Step, user: User) -> None:
    """Refuse to finish before the account has what the settings demand or propose: passkey, factors, backup codes."""
    settings, state = current.settings, current.state
    if not settings.mfa.factors and not settings.passkey_sign_in.enabled:
        return
    if isinstance(state.identifying_record(), EnterpriseSsoRecord):
        return
    standing = await standing_of(user)
    added = factor_rules.added_kinds(state, user)
    standing = replace(standing, kinds=standing.kinds | added)
    factor_rules.require_passkey_considered(settings, standing, state.mfa)
    factor_rules.require_fulfilled(settings, state.interaction_event, user, standing, state.mfa)
