"""Which passwords people may choose for themselves."""

import msgspec

from identity.experience.settings import SignInSettings
from identity.security.password_policy import PasswordPolicy, UserInfo, password_issues
from identity.sign_in.errors import PasswordRejected
from identity.users.models import User


def require_acceptable(
    settings: SignInSettings, password: str, user: User | None = None, username: str | None = None
) -> None:
    """Refuse a password that the policy forbids, with every reason."""
    policy = PasswordPolicy.from_contract(msgspec.to_builtins(settings.password_policy))
    known = UserInfo(username=username or (user.username if user else None))
    if user:
        known = UserInfo(known.username, user.name, user.primary_email, user.primary_phone)
    if issues := password_issues(password, policy, known):
        raise PasswordRejected(data=issues)
