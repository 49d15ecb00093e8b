"""What the settings have against a password that somebody chooses."""

from identity.experience.breached_passwords import is_breached
from identity.experience.settings import SignInSettings, as_keys
from identity.security.password_policy import PasswordIssue, PasswordPolicy, UserInfo, password_issues
from identity.users.models import User


async def issues_of(
    settings: SignInSettings, password: str, user: User | None = None, username: str | None = None
) -> list[PasswordIssue]:
    """Every reason against the password, also as one of this user's or of whoever will bear this name. Call it outside
    a transaction: others may have to be asked."""
    policy = PasswordPolicy.from_contract(as_keys(settings)["passwordPolicy"])
    is_short_enough = len(password) <= policy.max_length  # of a longer one nothing else is said
    is_pwned = policy.rejects_pwned and is_short_enough and await is_breached(password)
    return password_issues(password, policy, _info_of(user, username), is_pwned)


def _info_of(user: User | None, username: str | None) -> UserInfo:
    if user is None:
        return UserInfo(username=username)
    return UserInfo(username or user.username, user.name, user.primary_email, user.primary_phone)
