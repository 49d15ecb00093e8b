"""Decisions about second factors, without I/O: who is asked for one, who has to add one, what was proved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from identity.credentials.queries import SignInState
from identity.experience.settings import SignInSettings
from identity.kernel.errors import Refusal
from identity.sign_in.errors import (
    BackupCodeRequired,
    FactorSuggested,
    FurtherFactorSuggested,
    MissingFactor,
    PasskeyPreferred,
)
from identity.sign_in.records import (
    BackupCodeRecord,
    InteractionEvent,
    Mfa,
    MfaEmailCodeRecord,
    MfaPhoneCodeRecord,
    Record,
    State,
    TotpRecord,
    WebAuthnRecord,
)
from identity.users.models import User

TOTP, WEB_AUTHN, BACKUP_CODE = "Totp", "WebAuthn", "BackupCode"
EMAIL_CODE, PHONE_CODE = "EmailVerificationCode", "PhoneVerificationCode"
_MANDATORY = frozenset({"Mandatory", "PromptAtSignInAndSignUpMandatory", "PromptOnlyAtSignInMandatory"})
_ONLY_AT_SIGN_IN = frozenset({"PromptOnlyAtSignIn", "PromptOnlyAtSignInMandatory"})
_ORDER = {WEB_AUTHN: 0, BACKUP_CODE: 2}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person has to prove themselves with, and what they decided about it."""

    kinds: frozenset[str]  # of the factors that they set up; backup codes while one is unused
    preferences: SignInState
    is_in_strict_organization: bool = False  # one of theirs demands a second factor
    may_trust_devices: bool = True  # none of their organizations is against it
    factor_ids: frozenset[str] = frozenset()  # of all that they set up

    def with_addresses(self, user: User) -> frozenset[str]:
        """An address or a number that messages reach is a factor by itself."""
        addresses = {EMAIL_CODE: user.primary_email, PHONE_CODE: user.primary_phone}
        return self.kinds | {kind for kind, address in addresses.items() if address}


def in_order(kinds: Iterable[str]) -> list[str]:
    """Passkeys are the safest and the fastest, backup codes the last resort."""
    return sorted(kinds, key=lambda kind: _ORDER.get(kind, 1))


def usable_factors(settings: SignInSettings, user: User, standing: Standing) -> list[str]:
    """What the person can be asked for."""
    own = standing.with_addresses(user)
    return in_order(kind for kind in settings.mfa.factors if kind in own)


def may_be_left_out(settings: SignInSettings, standing: Standing) -> bool:
    """Whether the person's own wish not to be asked counts, and is there."""
    if settings.mfa.policy in _MANDATORY or standing.is_in_strict_organization:
        return False
    return standing.preferences.skip_mfa_on_sign_in or standing.preferences.mfa_enabled is False


def has_proved(settings: SignInSettings, state: State, user: User, standing: Standing) -> bool:
    """Whether the person has shown a factor that is in use and that they have still: one that was taken away meanwhile
    proves nothing, and a set of backup codes does by its last one."""
    held = [
        each
        for each in state.verification_records
        if not isinstance(each, TotpRecord | WebAuthnRecord | BackupCodeRecord)
        or each.factor_id in standing.factor_ids
    ]
    return any(_proved(each, user) in settings.mfa.factors for each in held)


def proved_factors(state: State, user: User) -> list[str]:
    """The kinds of second factors that the person had before and has shown in this interaction."""
    return [kind for each in state.verification_records if (kind := _proved(each, user))]


def _proved(record: Record, user: User) -> str | None:
    """What is only being set up proves nothing: whoever knows the password alone could set it up."""
    match record:
        case TotpRecord() if record.user_id == user.id and record.factor_id:
            return TOTP
        case WebAuthnRecord() if record.user_id == user.id and record.factor_id:
            return WEB_AUTHN
        case BackupCodeRecord() if record.user_id == user.id and record.factor_id:
            return BACKUP_CODE
        case MfaEmailCodeRecord() if record.verified and record.identifier.value == user.primary_email:
            return EMAIL_CODE
        case MfaPhoneCodeRecord() if record.verified and record.identifier.value == user.primary_phone:
            return PHONE_CODE
    return None


def added_kinds(state: State, user: User) -> frozenset[str]:
    """The kinds of factors that the account gets when this interaction ends."""
    return new_kinds((each for each in state.verification_records if each.id in state.mfa.added), user)


def new_kinds(records: Iterable[Record], user: User) -> frozenset[str]:
    """The kinds of factors that were set up, and shown to work."""
    return frozenset(kind for each in records if (kind := _kind_of_new(each, user)))


def _kind_of_new(record: Record, user: User) -> str | None:
    match record:
        case TotpRecord() if record.verified and record.secret_encrypted and record.user_id == user.id:
            return TOTP
        case WebAuthnRecord() if record.verified and record.credential and record.user_id == user.id:
            return WEB_AUTHN
        case BackupCodeRecord() if record.codes_encrypted and record.user_id == user.id:
            return BACKUP_CODE
    return None


def mask(kind: str, user: User) -> str:
    """An address or a number as a hint to its owner."""
    if kind == PHONE_CODE:
        return "****" + (user.primary_phone or "")[-4:]
    name, _, domain = (user.primary_email or "").rpartition("@")
    return f"{name[:1]}****@{domain}"


def masked_identifiers(factors: Iterable[str], user: User) -> dict[str, str]:
    """Where codes would go."""
    return {kind: mask(kind, user) for kind in factors if kind in (EMAIL_CODE, PHONE_CODE)}


def require_passkey_considered(settings: SignInSettings, standing: Standing, mfa: Mfa) -> None:
    """Propose a passkey where people can sign in with one, until the person has one or declines."""
    if not settings.passkey_sign_in.enabled or WEB_AUTHN in standing.kinds:
        return
    if not (mfa.passkey_skipped or standing.preferences.passkey_skipped):
        raise PasskeyPreferred


def require_fulfilled(
    settings: SignInSettings, event: InteractionEvent, user: User, standing: Standing, mfa: Mfa
) -> None:
    """Refuse to finish while a factor is missing that the settings demand or propose."""
    wanted: list[str] = [kind for kind in settings.mfa.factors if kind != BACKUP_CODE]
    if not wanted:
        return
    own = standing.with_addresses(user) & set(wanted)
    is_mandatory = is_demanded(settings, event, standing)
    is_asked = is_mandatory or _is_prompted(settings, event)
    if not own:
        _require_first(wanted, standing, mfa, is_mandatory=is_mandatory, is_asked=is_asked)
        return
    has_opted_out = standing.preferences.mfa_enabled is False and not (is_mandatory or mfa.mfa_enabled)
    if has_opted_out or not (is_asked or mfa.added):
        return
    _suggest_further(wanted, own, standing, mfa)
    if BACKUP_CODE in settings.mfa.factors and BACKUP_CODE not in standing.kinds:
        raise BackupCodeRequired


def is_demanded(settings: SignInSettings, event: InteractionEvent, standing: Standing) -> bool:
    """Whether nobody gets past without a factor."""
    by_organization = settings.mfa.organization_required_mfa_policy == "Mandatory"
    if standing.is_in_strict_organization and by_organization:
        return True
    return settings.mfa.policy in _MANDATORY and _is_prompted(settings, event)


def _is_prompted(settings: SignInSettings, event: InteractionEvent) -> bool:
    policy = settings.mfa.policy
    if policy in _ONLY_AT_SIGN_IN:
        return event is InteractionEvent.SIGN_IN
    return policy != "NoPrompt"


def _require_first(
    wanted: Sequence[str], standing: Standing, mfa: Mfa, *, is_mandatory: bool, is_asked: bool
) -> None:
    if is_mandatory:
        raise MissingFactor(data={"availableFactors": wanted})
    has_skipped = mfa.mfa_skipped or (standing.preferences.mfa_skipped and not mfa.mfa_enabled)
    if has_skipped or not is_asked:
        return
    refusal: type[Refusal] = FactorSuggested
    if mfa.mfa_enabled or standing.preferences.mfa_enabled:
        refusal = MissingFactor
    raise refusal(data={"availableFactors": wanted, "skippable": True})


def _suggest_further(wanted: Sequence[str], own: frozenset[str], standing: Standing, mfa: Mfa) -> None:
    """Who is only reached by messages is asked once whether they want something better."""
    others = [kind for kind in wanted if kind not in own]
    if own - {EMAIL_CODE, PHONE_CODE} or not others:
        return
    if not (mfa.additional_mfa_suggestion_skipped or standing.preferences.mfa_suggestion_skipped):
        raise FurtherFactorSuggested(data={"availableFactors": others, "skippable": True})
