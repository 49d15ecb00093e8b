"""How a person signed in, as the session remembers it and tokens tell it (`amr`, RFC 8176)."""

from identity.sign_in import factor_rules
from identity.sign_in.factor_rules import BACKUP_CODE, EMAIL_CODE, PHONE_CODE, TOTP, WEB_AUTHN
from identity.sign_in.records import (
    EmailCodeRecord,
    EnterpriseSsoRecord,
    InteractionEvent,
    OneTimeTokenRecord,
    PasswordRecord,
    PhoneCodeRecord,
    SignInPasskeyRecord,
    SocialRecord,
    State,
)
from identity.users.models import User

TRUSTED_DEVICE = "trusted_device"  # in place of a second factor, which it is not
FEDERATED = "fed"  # by an enterprise's own provider, which answers for its second factors
_SOCIAL = "social"
_SECOND = {TOTP: "otp", WEB_AUTHN: "pop", BACKUP_CODE: "otp", EMAIL_CODE: "otp", PHONE_CODE: "sms"}


def methods_of(state: State, user: User, *, relies_on_device: bool = False) -> list[str]:
    """What the person has shown in this interaction, `mfa` among it if that was two things of different kinds. A
    browser that they trust spares them the second, and is told as what it is."""
    first = _first(state, user)
    if "mfa" in first:
        return first
    # An app or a passkey that was set up just now was shown to work: who signs in holds it.
    set_up = factor_rules.added_kinds(state, user) - {BACKUP_CODE}
    shown = {*factor_rules.proved_factors(state, user), *set_up}
    second = sorted({_SECOND[kind] for kind in shown})
    spared = [TRUSTED_DEVICE] if relies_on_device else []
    return [*dict.fromkeys([*first, *second]), *(["mfa"] if second else []), *spared]


def _first(state: State, user: User) -> list[str]:
    match state.identifying_record():
        case PasswordRecord():
            return ["pwd"]
        case EmailCodeRecord() | OneTimeTokenRecord():
            return ["otp"]
        case PhoneCodeRecord():
            return ["sms"]
        case SignInPasskeyRecord():
            return ["pop", "user", "mfa"]  # the passkey, and the finger or the PIN that it asked for
        case EnterpriseSsoRecord():
            return [FEDERATED]
        case SocialRecord():
            return [_SOCIAL]
    is_new = state.interaction_event is InteractionEvent.REGISTER
    return ["pwd"] if is_new and user.has_password else []
