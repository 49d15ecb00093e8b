"""The steps that touch accounts: a registration makes one, a submission signs its owner in or replaces a password."""

from dataclasses import dataclass
from typing import Any

from identity.adaptive_mfa.changes import remember_sign_in
from identity.connectors.events import UserIdentitiesUpdated
from identity.credentials.changes import store_password
from identity.credentials.events import MfaFactorsChanged, PersonalAccessTokensChanged
from identity.credentials.token_changes import delete_tokens_of
from identity.grants.events import GrantsRevoked
from identity.grants.logout_changes import end_session_of_another
from identity.grants.session_changes import sign_out_everywhere
from identity.kernel import database
from identity.kernel.action import ANYONE, action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById, Refusal
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.provisioning.changes import join_organizations
from identity.security.passwords import PasswordDigest
from identity.sessions.changes import finish_login, open_session, save_experience
from identity.sessions.events import SessionEnded
from identity.sign_in import factors
from identity.sign_in.avatar_changes import keep_picture
from identity.sign_in.errors import (
    AccountSuspended,
    EmailExistsInProfile,
    NewPasswordRequired,
    PasswordExistsInProfile,
    PhoneExistsInProfile,
    UsernameExistsInProfile,
    UserNotFound,
)
from identity.sign_in.events import REGISTERED, SUBMITTED
from identity.sign_in.factor_changes import store_factors
from identity.sign_in.federation_changes import store_links
from identity.sign_in.grounds import require_ground
from identity.sign_in.methods import methods_of
from identity.sign_in.profile_rules import require_profile
from identity.sign_in.queries import is_username_taken
from identity.sign_in.records import NewPasswordIdentityRecord, Profile
from identity.sign_in.steps import Step
from identity.sign_in.submissions import kept_submission
from identity.sign_in.trusting import store_trust
from identity.trusted_devices.changes import NewTrust
from identity.trusted_devices.events import TrustedDeviceCreated, TrustedDeviceUsed
from identity.users.changes import insert_user, locked_user, touch_sign_in, update_columns
from identity.users.errors import UsernameTaken
from identity.users.events import UserCreated, UserUpdated
from identity.users.inputs import NewUser
from identity.users.models import User

_SINGLE = (
    "username", "primary_email", "primary_phone", "name", "avatar", "password_digest", "password_algorithm",
)  # fmt: skip
_EXISTS: dict[str, type[Refusal]] = {
    "username": UsernameExistsInProfile,
    "primary_email": EmailExistsInProfile,
    "primary_phone": PhoneExistsInProfile,
    "password_digest": PasswordExistsInProfile,
}


@dataclass(frozen=True, slots=True)
class Submission:
    """Where the browser goes on, and the secret of its new session."""

    redirect_to: str
    session_token: str
    session_seconds: int  # how long it lasts
    new_trust: NewTrust | None = None  # the browser is to be trusted from now on


@action(
    needs=ANYONE,
    announces=(UserCreated, UserIdentitiesUpdated, MembershipChanged, MemberRolesChanged, REGISTERED),
)
async def register(actor: Actor, current: Step) -> User:
    """Make the account that the interaction has collected."""
    profile, state = current.state.profile, current.state
    if profile.username:
        await _hold_username(current, profile.username)
    user = await insert_user(
        NewUser(
            username=profile.username,
            primary_email=profile.primary_email,
            primary_phone=profile.primary_phone,
            name=profile.name,
            avatar=profile.avatar,
            profile=profile.profile,
            custom_data=profile.custom_data,
        ),
        _digest(profile),
    )
    # Only verified addresses are collected.
    await join_organizations(
        user.id, verified_email=user.primary_email, organization_ids=profile.jit_organization_ids or ()
    )
    await store_links(current, user)
    await keep_picture(current.interaction.id, user.id, profile)
    state.user_id, state.profile = user.id, Profile()
    state.verification_records = [
        record for record in state.verification_records if not isinstance(record, NewPasswordIdentityRecord)
    ]
    await save_experience(current.interaction, state.as_json())
    await announce(current.event())
    current.is_saved = True
    return user


@action(
    needs=ANYONE,
    announces=(
        *SUBMITTED,
        UserUpdated,
        UserIdentitiesUpdated,
        MfaFactorsChanged,
        SessionEnded,
        MembershipChanged,
        MemberRolesChanged,
        TrustedDeviceCreated,
        TrustedDeviceUsed,
    ),
)
async def sign_in(actor: Actor, current: Step, session_token: str | None = None) -> Submission:
    """Store what was collected and open a session for the identified person; whoever else was signed in with this
    browser, whose session's secret this is, is signed out."""
    user = await _person(current)
    await factors.require_verified(current, user)
    await _store_profile(current, user)
    require_profile(current.settings, user, current.state)
    await factors.require_fulfilled(current, user)
    await store_factors(current, user)
    new_trust = await store_trust(current, user)
    await remember_sign_in(user.id, current.state.sign_in_context or {})
    await touch_sign_in(user, current.interaction.application_id)
    if session_token:
        await end_session_of_another(session_token, user.id)
    opened = await open_session(
        user.id,
        methods_of(current.state, user, relies_on_device=current.relies_on_device),
        actor.origin,
        session_token,
        kept_submission(current.state, actor.origin),
    )
    redirect_to = await finish_login(current.interaction, opened.session)
    await announce(current.event())
    current.is_saved = True
    return Submission(redirect_to, opened.token, opened.seconds, new_trust)


@action(
    needs=ANYONE,
    announces=(*SUBMITTED, UserUpdated, SessionEnded, GrantsRevoked, PersonalAccessTokensChanged),
)
async def replace_forgotten_password(actor: Actor, current: Step) -> None:
    """Store the new password. Whoever knew the old one is signed out everywhere, and so is its owner, who signs in
    with the new one next: the interaction begins anew. What they gave to programs ends as well."""
    digest = _digest(current.state.profile)
    if digest is None:
        raise NewPasswordRequired
    user = await _person(current)
    await store_password(user, digest)
    await announce(UserUpdated(user_id=user.id, after={"has_password": True}))
    await sign_out_everywhere(user.id)
    await delete_tokens_of(user.id)
    await save_experience(current.interaction, None)
    await announce(current.event())
    current.is_saved = True


async def _person(current: Step) -> User:
    """Read again and held: a suspension meanwhile must win, or find the session that is opened here."""
    try:
        user = await locked_user(current.state.user_id or "")
    except NotFoundById:
        raise UserNotFound from None
    if user.is_suspended:
        raise AccountSuspended
    await require_ground(current.state, user)
    return user


async def _store_profile(current: Step, user: User) -> None:
    collected = current.state.profile
    if collected.username:
        await _hold_username(current, collected.username)
    _require_still_lacking(collected, user)
    if columns := _columns(collected, user):
        before = await update_columns(user, columns)
        shown = {name: value for name, value in before.items() if not name.startswith("password_")}
        after = {name: getattr(user, name) for name in shown}
        await announce(UserUpdated(user_id=user.id, before=shown, after=after))
    if collected.jit_organization_ids:
        await join_organizations(user.id, organization_ids=collected.jit_organization_ids)
    await keep_picture(current.interaction.id, user.id, collected)
    await store_links(current, user)


def _require_still_lacking(collected: Profile, user: User) -> None:
    """What the account was given meanwhile, in another browser, is not replaced."""
    for name, refusal in _EXISTS.items():
        if getattr(collected, name) and getattr(user, name):
            raise refusal


def _columns(collected: Profile, user: User) -> dict[str, Any]:
    columns = {name: value for name in _SINGLE if (value := getattr(collected, name)) is not None}
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
