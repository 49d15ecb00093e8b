"""On what grounds somebody is taken for who they are, and whether these hold still when the sign-in ends."""

from identity.kernel import database
from identity.sign_in.errors import NotVerified
from identity.sign_in.records import (
    EmailCodeRecord,
    EnterpriseSsoRecord,
    Ground,
    OneTimeTokenRecord,
    PasswordRecord,
    PhoneCodeRecord,
    Record,
    SignInPasskeyRecord,
    SocialRecord,
    State,
)
from identity.users.models import User

_IS_STORED = {
    "passkey": "SELECT true FROM mfa_factors WHERE id = $1 AND user_id = $2 FOR KEY SHARE",
    "social": "SELECT true FROM social_identities WHERE target || ':' || identity_id = $1 AND user_id = $2 "
    "FOR KEY SHARE",
    "sso": "SELECT true FROM sso_connectors WHERE id = $1 AND $2::text IS NOT NULL FOR KEY SHARE",
}


def password_age(user: User) -> str | None:
    """Which of a person's passwords it is that they have."""
    return user.password_changed_at.isoformat() if user.password_changed_at else None


def ground_of(record: Record) -> Ground:
    """What a complete verification takes somebody's identity from."""
    match record:
        case PasswordRecord():
            return Ground("password", record.password_age)
        case SignInPasskeyRecord():
            return Ground("passkey", record.factor_id)
        case SocialRecord():
            person = record.social_user_info
            return Ground("social", f"{record.target}:{person.id if person else ''}")
        case EnterpriseSsoRecord():
            return Ground("sso", record.connector_id)
        case EmailCodeRecord() | PhoneCodeRecord() | OneTimeTokenRecord():
            return Ground(record.identifier.type, record.identifier.value.lower())
    raise NotVerified


async def require_ground(state: State, user: User) -> None:
    """Refuse what would say nothing of this person any more: their password was changed, their address is another, or
    what they signed in with was taken away. Whoever did that shuts out who is on the way in as well."""
    ground = state.ground
    if ground is None or (ground.kind == "social" and state.profile.social_identity):
        return  # a new account, or one that is linked only now
    if ground.kind in _IS_STORED:
        holds = await database.fetch_value(_IS_STORED[ground.kind], ground.value, user.id)
    else:
        holds = ground.value == _own(user, ground.kind)
    if not holds:
        raise NotVerified


def _own(user: User, kind: str) -> str | None:
    match kind:
        case "password":
            return password_age(user)
        case "email":
            return (user.primary_email or "").lower()
        case _:
            return user.primary_phone
