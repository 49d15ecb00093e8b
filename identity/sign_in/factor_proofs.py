"""What the steps of all second factors share: whose they are, whether they are in use, and wrong answers."""

from identity.sign_in import factor_rules
from identity.sign_in.errors import FactorNotEnabled, NotIdentified
from identity.sign_in.lockout import Guess, require_unlocked
from identity.sign_in.records import Identifier
from identity.sign_in.steps import Step
from identity.users.models import User


def identified(current: Step) -> User:
    """The person, if it is known who signs in."""
    if current.identified is None:
        raise NotIdentified
    return current.identified


def require_enabled(current: Step, kind: str) -> None:
    """Refuse a kind of factor that is not in use here."""
    if kind not in current.settings.mfa.factors:
        raise FactorNotEnabled


def is_proved(current: Step, user: User, kind: str) -> bool:
    """Whether the person has shown a factor of this kind that they had before."""
    return kind in factor_rules.proved_factors(current.state, user)


async def begin_guess(current: Step, user_id: str, pool: str) -> Guess:
    """Count an answer, if it turns out wrong, for the person; refused after too many."""
    guess = Guess(Identifier("username", user_id), current.settings, pool=pool, user_id=user_id)
    current.guess = guess
    await require_unlocked(guess)
    return guess
