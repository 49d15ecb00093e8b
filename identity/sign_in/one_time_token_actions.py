"""Proof by a one-time token, which a back end made and its owner got by mail."""

from identity.one_time_tokens.actions import redeem_one_time_token
from identity.one_time_tokens.errors import EmailMismatch, TokenNotFound
from identity.sign_in.errors import OneTimeTokenNotFound, TooManyAttempts
from identity.sign_in.events import StepName
from identity.sign_in.lockout import Guess, owner
from identity.sign_in.records import Identifier, OneTimeTokenRecord
from identity.sign_in.steps import Step, step


@step(StepName.ONE_TIME_TOKEN)
async def verify_token(current: Step, email: str, token: str) -> str:
    """Use a token up; the id of the verification."""
    identifier = Identifier("email", email.lower())
    current.guess = guess = Guess(identifier, current.settings)
    is_locked, _ = await owner(guess)
    if is_locked:
        raise TooManyAttempts(minutes=current.settings.sentinel_policy.lockout_minutes)
    try:
        row = await redeem_one_time_token(current.actor, token, email, current.state.interaction_event.value)
    except TokenNotFound:
        guess.is_wrong = True
        raise OneTimeTokenNotFound from None
    except EmailMismatch:
        guess.is_wrong = True
        raise
    record = OneTimeTokenRecord(
        identifier=Identifier("email", row.email.lower()), verified=True, context=dict(row.context)
    )
    current.state.put(record)
    return record.id
