"""Which passwords people may choose for themselves."""

from identity.experience.new_passwords import issues_of, known_of
from identity.experience.settings import SignInSettings
from identity.security.password_policy import NOBODY_KNOWN, UserInfo
from identity.sign_in.errors import PasswordRejected
from identity.sign_in.records import Profile
from identity.users.models import User

_NOTHING = Profile()


async def require_acceptable(
    settings: SignInSettings, password: str, user: User | None = None, collected: Profile = _NOTHING
) -> None:
    """Refuse a password that the policy forbids, with every reason. Call it outside a transaction."""
    held = known_of(user) if user else NOBODY_KNOWN
    known = UserInfo(
        username=collected.username or held.username,
        name=collected.name or held.name,
        email=collected.primary_email or held.email,
        phone=collected.primary_phone or held.phone,
    )
    if issues := await issues_of(settings, password, known):
        raise PasswordRejected(data=issues)
