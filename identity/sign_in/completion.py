"""The two steps that touch accounts: a registration makes one, a submission signs its owner in."""

from dataclasses import dataclass
from typing import Any

from identity.grants.logout_changes import end_session_of_another
from identity.kernel import database
from identity.kernel.action import ANYONE, action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.provisioning.changes import join_organizations
from identity.security.passwords import PasswordDigest
from identity.sessions.changes import finish_login, open_session, save_experience
from identity.sessions.events import SessionEnded
from identity.sign_in import rules
from identity.sign_in.errors import AccountSuspended, UserNotFound
from identity.sign_in.events import REGISTERED, SUBMITTED
from identity.sign_in.queries import is_username_taken
from identity.sign_in.records import NewPasswordIdentityRecord, Profile
from identity.sign_in.steps import Step
from identity.users.changes import insert_user, locked_user, touch_sign_in, update_columns
from identity.users.errors import UsernameTaken
from identity.users.events import UserCreated, UserUpdated
from identity.users.inputs import NewUser
from identity.users.models import User

_METHODS = ["pwd"]  # RFC 8176


@dataclass(frozen=True, slots=True)
class Submission:
    """Where the browser goes on, and the secret of its new session."""

    redirect_to: str
    session_token: str
    session_seconds: int  # how long it lasts


@action(needs=ANYONE, announces=(UserCreated, MembershipChanged, MemberRolesChanged, REGISTERED))
async def register(actor: Actor, current: Step) -> User:
    """Make the account that the interaction has collected."""
    profile, state = current.state.profile, current.state
    if profile.username:
        await _hold_username(current, profile.username)
    user = await insert_user(
        NewUser(
            username=profile.username,
            name=profile.name,
            avatar=profile.avatar,
            profile=profile.profile,
            custom_data=profile.custom_data,
        ),
        _digest(profile),
    )
    await join_organizations(user.id, verified_email=user.primary_email)  # only verified ones are collected
    state.user_id, state.profile = user.id, Profile()
    state.verification_records = [
        record for record in state.verification_records if not isinstance(record, NewPasswordIdentityRecord)
    ]
    await save_experience(current.interaction, state.as_json())
    await announce(current.event())
    current.is_saved = True
    return user


@action(needs=ANYONE, announces=(*SUBMITTED, UserUpdated, SessionEnded))
async def sign_in(actor: Actor, current: Step, session_token: str | None = None) -> Submission:
    """Store what was collected and open a session for the identified person; whoever else was signed in with this
    browser, whose session's secret this is, is signed out."""
    user = await _person(current)
    await _store_profile(current, user)
    rules.require_profile(current.settings, user, Profile())
    rules.require_factors(current.settings)
    await touch_sign_in(user, current.interaction.application_id)
    if session_token:
        await end_session_of_another(session_token, user.id)
    opened = await open_session(user.id, _METHODS, actor.origin, session_token)
    redirect_to = await finish_login(current.interaction, opened.session)
    await announce(current.event())
    current.is_saved = True
    return Submission(redirect_to, opened.token, opened.seconds)


async def _person(current: Step) -> User:
    """Read again and held: a suspension meanwhile must win, or find the session that is opened here."""
    try:
        user = await locked_user(current.state.user_id or "")
    except NotFoundById:
        raise UserNotFound from None
    if user.is_suspended:
        raise AccountSuspended
    return user


async def _store_profile(current: Step, user: User) -> None:
    collected = current.state.profile
    if collected == Profile():
        return
    if collected.username:
        await _hold_username(current, collected.username)
    before = await update_columns(user, _columns(collected, user))
    shown = {name: value for name, value in before.items() if not name.startswith("password_")}
    after = {name: getattr(user, name) for name in shown}
    await announce(UserUpdated(user_id=user.id, before=shown, after=after))


def _columns(collected: Profile, user: User) -> dict[str, Any]:
    single = ("username", "name", "avatar", "password_digest", "password_algorithm")
    columns = {name: value for name in single if (value := getattr(collected, name)) is not None}
    if collected.profile:
        columns["profile"] = user.profile | collected.profile
    if collected.custom_data:
        columns["custom_data"] = collected.custom_data | user.custom_data
    return columns


def _digest(profile: Profile) -> PasswordDigest | None:
    if profile.password_digest is None or profile.password_algorithm is None:
        return None
    return PasswordDigest(profile.password_digest, profile.password_algorithm)


async def _hold_username(current: Step, username: str) -> None:
    """Where case does not count the unique index cannot tell: one at a time for such names."""
    if current.settings.username_policy.case_sensitive:
        return
    await database.execute("SELECT pg_advisory_xact_lock(hashtextextended(lower($1), 0))", username)
    if await is_username_taken(current.settings, username):
        raise UsernameTaken
