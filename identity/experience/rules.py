"""Decisions about sign-in settings, without I/O: do they fit together?"""

from msgspec import UNSET

from identity.experience.errors import (
    BackupCodeAlone,
    CodeSignInNeeded,
    ConnectorMissing,
    DuplicatedFactors,
    DuplicatedSignUpIdentifiers,
    InvalidSettings,
    MissingSignUpIdentifiers,
    NoAuthenticationFactor,
    PasswordlessNeedsVerification,
    UnknownLanguage,
)
from identity.experience.settings import SignInSettings

_ADDRESS_KINDS = frozenset({"email", "phone"})
_ADDRESSES_OF = {"emailOrPhone": _ADDRESS_KINDS}


def check_consistency(
    settings: SignInSettings, connectors: frozenset[str], languages: frozenset[str]
) -> None:
    """Refuse settings that contradict each other; `connectors` are the kinds of addresses codes can go to."""
    _check_sign_up(settings, connectors)
    _check_sign_in(settings, connectors)
    _check_factors(settings)
    _check_bounds(settings)
    if settings.language_info.fallback_language not in languages:
        raise UnknownLanguage(
            path="languageInfo.fallbackLanguage", tag=settings.language_info.fallback_language
        )


def _check_sign_up(settings: SignInSettings, connectors: frozenset[str]) -> None:
    primary, secondary = settings.sign_up.identifiers, settings.sign_up.secondary_identifiers or []
    asked = [*primary, *(each.identifier for each in secondary)]
    if len(set(asked)) != len(asked):
        raise DuplicatedSignUpIdentifiers(path="signUp")
    if secondary and not primary:
        raise MissingSignUpIdentifiers(path="signUp.identifiers")
    verified = {each.identifier: each.verify is not UNSET and each.verify for each in secondary}
    verified |= dict.fromkeys(primary, settings.sign_up.verify)
    for identifier, is_verified in verified.items():
        kinds = _ADDRESSES_OF.get(identifier, frozenset({identifier}) & _ADDRESS_KINDS)
        if kinds and not is_verified:
            raise PasswordlessNeedsVerification(path="signUp.verify")
        _require_connectors(kinds, connectors)


def _check_sign_in(settings: SignInSettings, connectors: frozenset[str]) -> None:
    methods = {method.identifier: method for method in settings.sign_in.methods}
    if len(methods) != len(settings.sign_in.methods):
        raise InvalidSettings(
            path="signIn.methods", reason="an identifier is listed twice in `signIn.methods`"
        )
    for method in methods.values():
        if not method.password and not method.verification_code:
            raise NoAuthenticationFactor(path="signIn.methods")
        if method.verification_code:
            if method.identifier not in _ADDRESS_KINDS:
                raise InvalidSettings(path="signIn.methods", reason="no code can be sent to a username")
            _require_connectors(frozenset({method.identifier}), connectors)
    if settings.sign_up.password:
        return
    for kind in set(settings.sign_up.identifiers) & _ADDRESS_KINDS:
        if kind not in methods or not methods[kind].verification_code:
            raise CodeSignInNeeded(path="signIn.methods")


def _require_connectors(kinds: frozenset[str], connectors: frozenset[str]) -> None:
    if missing := sorted(kinds - connectors):
        raise ConnectorMissing(path="signIn.methods", kind=missing[0])


def _check_factors(settings: SignInSettings) -> None:
    factors = settings.mfa.factors
    if len(set(factors)) != len(factors):
        raise DuplicatedFactors(path="mfa.factors")
    if factors == ["BackupCode"]:
        raise BackupCodeAlone(path="mfa.factors")


def _check_bounds(settings: SignInSettings) -> None:
    length = settings.password_policy.length
    if length is not UNSET and length.min > length.max:
        raise InvalidSettings(
            path="passwordPolicy.length", reason="`passwordPolicy.length` has min above max"
        )
    username = settings.username_policy
    if username.min_length > username.max_length:
        raise InvalidSettings(path="usernamePolicy", reason="`usernamePolicy` has minLength above maxLength")
    if settings.hide_logto_branding:
        raise InvalidSettings(path="hideLogtoBranding", reason="`hideLogtoBranding` cannot be set here")
