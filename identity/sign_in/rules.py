"""Decisions of sign-in, without I/O: what the settings allow, what an account lacks, what a name may be."""

import string

from identity.connectors.delivery import Channel
from identity.experience.settings import SignInSettings
from identity.kernel.errors import Forbidden, InputRefused, Refusal
from identity.one_time_tokens.errors import EventMismatch
from identity.sign_in.errors import (
    CaptchaRequired,
    MethodNotEnabled,
    NotForForgottenPassword,
    NotVerified,
    UsernameInvalidCharset,
    UsernameLowercase,
    UsernameNumbers,
    UsernameRequired,
    UsernameStartsWithNumber,
    UsernameTooLong,
    UsernameTooShort,
    UsernameUnderscore,
    UsernameUppercase,
)
from identity.sign_in.records import (
    EmailCodeRecord,
    EnterpriseSsoRecord,
    Identifier,
    InteractionEvent,
    NewPasswordIdentityRecord,
    OneTimeTokenRecord,
    PasswordRecord,
    PhoneCodeRecord,
    Record,
    SignInPasskeyRecord,
    SocialRecord,
    State,
)

_USERNAME_CHARACTERS = frozenset(string.ascii_letters + string.digits + "_")
_EXCLUDED_BY_MODE = {
    "SignIn": InteractionEvent.REGISTER,
    "Register": InteractionEvent.SIGN_IN,
}


def require_mode(settings: SignInSettings, event: InteractionEvent, record: Record | None = None) -> None:
    """Refuse to register where people only sign in, and the other way round; but not those whom a back end invited
    by a one-time token."""
    if isinstance(record, OneTimeTokenRecord) and record.verified and record.is_for(event):
        return
    if _EXCLUDED_BY_MODE.get(settings.sign_in_mode) is event:
        raise Forbidden


def require_meant(event: InteractionEvent, record: Record | None) -> None:
    """Refuse a one-time token that was made for something else, and used up before the person changed their mind."""
    if isinstance(record, OneTimeTokenRecord) and not record.is_for(event):
        raise EventMismatch


def require_switchable(current: InteractionEvent, wanted: InteractionEvent) -> None:
    """A forgotten password is replaced in an interaction of its own."""
    if current is not wanted and InteractionEvent.FORGOT_PASSWORD in (current, wanted):
        raise NotForForgottenPassword


def require_method(settings: SignInSettings, record: Record) -> None:
    """Refuse a proof by which nobody signs in here."""
    methods = {method.identifier: method for method in settings.sign_in.methods}
    is_enabled = True
    if isinstance(record, PasswordRecord | NewPasswordIdentityRecord):
        method = methods.get(record.identifier.type)
        is_enabled = method is not None and method.password
    elif isinstance(record, EmailCodeRecord | PhoneCodeRecord):
        method = methods.get(record.identifier.type)
        is_enabled = method is not None and method.verification_code
    elif isinstance(record, SignInPasskeyRecord):
        is_enabled = settings.passkey_sign_in.enabled is True
    elif isinstance(record, SocialRecord):
        is_enabled = record.target in settings.social_sign_in_connector_targets
    elif isinstance(record, EnterpriseSsoRecord):
        is_enabled = settings.single_sign_on_enabled
    if not is_enabled:
        raise MethodNotEnabled


def is_verified(record: Record) -> bool:
    """Whether a proof is complete."""
    if isinstance(record, SocialRecord):
        return record.social_user_info is not None
    if isinstance(record, EnterpriseSsoRecord):
        return record.enterprise_sso_user_info is not None
    return bool(getattr(record, "verified", False))


def require_verified(record: Record) -> None:
    """Refuse a proof that is not complete."""
    if not is_verified(record):
        raise NotVerified


def channel_of(identifier: Identifier) -> Channel:
    """How messages reach somebody; no code can be sent to a username."""
    if identifier.type == "username":
        raise InputRefused(
            path="identifier.type", reason="a code goes to an e-mail address or a phone number"
        )
    return identifier.type


def require_same_purpose(current: InteractionEvent, wanted: InteractionEvent) -> None:
    """Refuse a code for a new password anywhere but where one is set: its message says what it is for."""
    if current is not wanted and InteractionEvent.FORGOT_PASSWORD in (current, wanted):
        raise NotForForgottenPassword


def hides_accounts(settings: SignInSettings, event: InteractionEvent, state: State) -> bool:
    """Whether nobody may learn by asking for a code which addresses have an account, and no stranger gets a message:
    where people only sign in, a registration is for those alone whom a back end invited."""
    if event is InteractionEvent.REGISTER and state.verified_token():
        return False
    return settings.sign_in_mode == "SignIn" or event is InteractionEvent.FORGOT_PASSWORD


def require_captcha(settings: SignInSettings, state: State) -> None:
    """Refuse to go on where a captcha is demanded and was not solved."""
    if settings.captcha_policy.enabled and not (state.captcha.verified or state.captcha.skipped):
        raise CaptchaRequired


def require_username(settings: SignInSettings, username: str) -> None:
    """Refuse a username that the policy forbids, first of all one that none could allow."""
    policy = settings.username_policy
    allowed = policy.allowed_chars
    violations: list[tuple[bool, type[Refusal], int]] = [
        (not username, UsernameRequired, 0),
        (username[:1].isdigit(), UsernameStartsWithNumber, 0),
        (not _USERNAME_CHARACTERS.issuperset(username), UsernameInvalidCharset, 0),
        (len(username) < policy.min_length, UsernameTooShort, policy.min_length),
        (len(username) > policy.max_length, UsernameTooLong, policy.max_length),
        (not allowed.uppercase and username.lower() != username, UsernameUppercase, 0),
        (not allowed.lowercase and username.upper() != username, UsernameLowercase, 0),
        (not allowed.numbers and any(character.isdigit() for character in username), UsernameNumbers, 0),
        (not allowed.underscore and "_" in username, UsernameUnderscore, 0),
    ]
    for is_violated, refusal, limit in violations:
        if is_violated:
            raise refusal(limit=limit)
