"""What the settings have against a password that somebody chooses."""

from identity.experience.breached_passwords import is_breached
from identity.experience.settings import SignInSettings, as_keys
from identity.security.password_policy import (
    NOBODY_KNOWN,
    PasswordIssue,
    PasswordPolicy,
    UserInfo,
    password_issues,
)
from identity.users.models import User


async def issues_of(
    settings: SignInSettings, password: str, known: UserInfo = NOBODY_KNOWN
) -> list[PasswordIssue]:
    """Every reason against the password as one of somebody of whom this is known. Call it outside a transaction: others
    may have to be asked."""
    policy = PasswordPolicy.from_contract(as_keys(settings)["passwordPolicy"])
    is_short_enough = len(password) <= policy.max_length  # of a longer one nothing else is said
    is_pwned = policy.rejects_pwned and is_short_enough and await is_breached(password)
    return password_issues(password, policy, known, is_pwned)


def known_of(user: User) -> UserInfo:
    """What others may know of a user."""
    return UserInfo(user.username, user.name, user.primary_email, user.primary_phone)
