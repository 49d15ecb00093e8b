"""Which passwords people may choose for themselves."""

from identity.experience.new_passwords import issues_of
from identity.experience.settings import SignInSettings
from identity.sign_in.errors import PasswordRejected
from identity.users.models import User


async def require_acceptable(
    settings: SignInSettings, password: str, user: User | None = None, username: str | None = None
) -> None:
    """Refuse a password that the policy forbids, with every reason. Call it outside a transaction."""
    if issues := await issues_of(settings, password, user, username):
        raise PasswordRejected(data=issues)
