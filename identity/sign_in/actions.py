"""The steps that every sign-in, registration and password reset has; each kind of proof has a file of its own."""

from collections.abc import Mapping, Sequence

from identity.adaptive_mfa.events import AdaptiveMfaTriggered
from identity.experience.captcha_queries import captcha_config
from identity.experience.captcha_verification import is_solved
from identity.security.secrets import token_hash
from identity.sign_in import completion, rules
from identity.sign_in.completion import Submission
from identity.sign_in.errors import (
    CaptchaFailed,
    NotIdentified,
)
from identity.sign_in.events import CaptchaChecked, StepName
from identity.sign_in.records import (
    Captcha,
    InteractionEvent,
    Mfa,
    Profile,
    State,
)
from identity.sign_in.steps import Step, step


@step(StepName.CREATE, tells=(CaptchaChecked,))
async def start(
    current: Step,
    event: InteractionEvent,
    captcha_token: str | None = None,
    context: Mapping[str, str] | None = None,
    device_tokens: Sequence[str] = (),
) -> None:
    """Begin anew, whatever was there; a captcha is solved here or not at all. The context is what the network in
    front says of the request; the tokens are those of people who trust the browser."""
    ip = current.caller.origin.ip
    known = {**({"ip": ip} if ip else {}), **(context or {})}
    hashes = tuple(token_hash(token) for token in device_tokens)
    current.state = State(event, sign_in_context=known or None, trusted_devices=hashes)
    if captcha_token is not None:
        await _check_captcha(current, captcha_token)


async def _check_captcha(current: Step, token: str) -> None:
    config = await captcha_config()
    solved = config is not None and await is_solved(config, token, current.caller.origin)
    current.told.append(
        CaptchaChecked(
            application_id=current.interaction.application_id,
            interaction_id=current.interaction.id,
            result="Success" if solved else "Error",
            error=None if solved else CaptchaFailed.code,
        )
    )
    if not solved:
        raise CaptchaFailed
    current.state.captcha = Captcha(verified=True)


@step(StepName.UPDATE)
async def switch_event(current: Step, event: InteractionEvent) -> None:
    """Go on as a registration instead of a sign-in, or the other way round."""
    state = current.state
    rules.require_switchable(state.interaction_event, event)
    rules.require_mode(current.settings, event, state.verified_token())
    if event is not state.interaction_event:
        # Whoever was identified has to be again: a registration asks for fewer proofs than a sign-in.
        state.interaction_event, state.profile, state.mfa = event, Profile(), Mfa()
        state.user_id = state.identified_by = state.ground = None


@step(StepName.SUBMIT, tells=(AdaptiveMfaTriggered,))
async def submit(current: Step, session_token: str | None = None) -> Submission | None:
    """Sign the identified person in; the secret is of the session that the browser has so far. A forgotten password is
    replaced, which signs nobody in."""
    rules.require_captcha(current.settings, current.state)
    if current.state.user_id is None:
        raise NotIdentified
    if current.state.interaction_event is InteractionEvent.FORGOT_PASSWORD:
        await completion.replace_forgotten_password(current.actor, current)
        return None
    return await completion.sign_in(current.actor, current, session_token)
