"""What the steps of all second factors share: whose they are, whether they are in use, and wrong answers."""

from identity.sign_in.errors import FactorNotEnabled, NotIdentified
from identity.sign_in.lockout import Guess, require_unlocked
from identity.sign_in.records import BackupCodeRecord, Identifier, TotpRecord, WebAuthnRecord
from identity.sign_in.steps import Step
from identity.users.models import User

OwnFactorRecord = TotpRecord | WebAuthnRecord | BackupCodeRecord


def identified(current: Step) -> User:
    """The person, if it is known who signs in."""
    if current.identified is None:
        raise NotIdentified
    return current.identified


def require_enabled(current: Step, kind: str) -> None:
    """Refuse a kind of factor that is not in use here."""
    if kind not in current.settings.mfa.factors:
        raise FactorNotEnabled


def shown_factor(current: Step, user: User, kind: type[OwnFactorRecord]) -> str | None:
    """The id of the factor of this kind that the person had before and has shown."""
    found = (each for each in current.state.verification_records if isinstance(each, kind))
    return next((each.factor_id for each in found if each.user_id == user.id), None)


async def begin_guess(current: Step, user_id: str, pool: str) -> Guess:
    """Count an answer, if it turns out wrong, for the person; refused after too many."""
    guess = Guess(Identifier("username", user_id), current.settings, pool=pool, user_id=user_id)
    current.guess = guess
    await require_unlocked(guess)
    return guess
