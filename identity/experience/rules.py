"""Decisions about sign-in settings, without I/O: do they fit together?"""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET

from identity.content.errors import InvalidContent
from identity.experience.errors import (
    AdaptiveMfaMismatch,
    BackupCodeAlone,
    CodeForSignInAndFactor,
    CodeSignInNeeded,
    ConnectorMissing,
    DuplicatedFactors,
    DuplicatedSignUpIdentifiers,
    ExpirationWithoutRecovery,
    MissingSignUpIdentifiers,
    NoAuthenticationFactor,
    PasswordlessNeedsVerification,
    UnknownLanguage,
)
from identity.experience.settings import SignInSettings

_ADDRESS_KINDS = frozenset({"email", "phone"})
_ADDRESSES_OF = {"emailOrPhone": _ADDRESS_KINDS}
_CODE_FACTORS = {"EmailVerificationCode": "email", "PhoneVerificationCode": "phone"}
_PROMPTS_BY_RISK = frozenset({"PromptAtSignInAndSignUpMandatory", "PromptOnlyAtSignInMandatory"})


def check_consistency(
    settings: SignInSettings, connectors: frozenset[str], languages: frozenset[str]
) -> None:
    """Refuse settings that contradict each other; `connectors` are the kinds of addresses codes can go to."""
    _check_sign_up(settings, connectors)
    _check_sign_in(settings, connectors)
    _check_factors(settings, connectors)
    _check_recovery(settings, connectors)
    _check_bounds(settings)
    if settings.language_info.fallback_language not in languages:
        raise UnknownLanguage(
            path="languageInfo.fallbackLanguage", tag=settings.language_info.fallback_language
        )


def kinds_in_use(settings: SignInSettings) -> frozenset[str]:
    """The kinds of addresses that codes go to already: a connector that went holds up no change of something else."""
    by_code = {method.identifier for method in settings.sign_in.methods if method.verification_code}
    named = [*settings.mfa.factors, *(settings.forgot_password_methods or [])]
    return frozenset(by_code | {_CODE_FACTORS[each] for each in named if each in _CODE_FACTORS})


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
        raise InvalidContent(
            path="signIn.methods", reason="an identifier is listed twice in `signIn.methods`"
        )
    for method in methods.values():
        if not method.password and not method.verification_code:
            raise NoAuthenticationFactor(path="signIn.methods")
        if method.verification_code:
            if method.identifier not in _ADDRESS_KINDS:
                raise InvalidContent(path="signIn.methods", reason="no code can be sent to a username")
            _require_connectors(frozenset({method.identifier}), connectors)
    if settings.sign_up.password:
        return
    for kind in set(settings.sign_up.identifiers) & _ADDRESS_KINDS:
        if kind not in methods or not methods[kind].verification_code:
            raise CodeSignInNeeded(path="signIn.methods")


def _require_connectors(
    kinds: frozenset[str], connectors: frozenset[str], path: str = "signIn.methods"
) -> None:
    if missing := sorted(kinds - connectors):
        raise ConnectorMissing(path=path, kind=missing[0])


def _check_factors(settings: SignInSettings, connectors: frozenset[str]) -> None:
    factors = settings.mfa.factors
    if len(set(factors)) != len(factors):
        raise DuplicatedFactors(path="mfa.factors")
    if factors == ["BackupCode"]:
        raise BackupCodeAlone(path="mfa.factors")
    by_code = {method.identifier for method in settings.sign_in.methods if method.verification_code}
    for factor in factors:
        if (kind := _CODE_FACTORS.get(factor)) is None:
            continue
        if kind in by_code:
            raise CodeForSignInAndFactor(path="mfa.factors", kind=kind)
        _require_connectors(frozenset({kind}), connectors, "mfa.factors")
    is_adaptive = settings.adaptive_mfa.enabled is True
    if is_adaptive != (settings.mfa.policy in _PROMPTS_BY_RISK) or (is_adaptive and not factors):
        raise AdaptiveMfaMismatch(path="adaptiveMfa")


def _check_recovery(settings: SignInSettings, connectors: frozenset[str]) -> None:
    chosen = settings.forgot_password_methods
    kinds = frozenset(_CODE_FACTORS[each] for each in chosen or [])
    _require_connectors(kinds, connectors, "forgotPasswordMethods")
    if settings.password_expiration.enabled is True and not recovery_kinds(settings, connectors):
        raise ExpirationWithoutRecovery(path="passwordExpiration.enabled")


def recovery_kinds(settings: SignInSettings, connectors: frozenset[str]) -> frozenset[str]:
    """The kinds of addresses by which people can set a new password; all there are when nothing was chosen."""
    chosen = settings.forgot_password_methods
    if chosen is None:
        return connectors
    return connectors & {_CODE_FACTORS[each] for each in chosen}


def _check_bounds(settings: SignInSettings) -> None:
    length = settings.password_policy.length
    if length is not UNSET and length.min > length.max:
        raise InvalidContent(path="passwordPolicy.length", reason="`passwordPolicy.length` has min above max")
    username = settings.username_policy
    if username.min_length > username.max_length:
        raise InvalidContent(path="usernamePolicy", reason="`usernamePolicy` has minLength above maxLength")
    if settings.hide_logto_branding:
        raise InvalidContent(path="hideLogtoBranding", reason="`hideLogtoBranding` cannot be set here")


_PLURALS = ("zero", "one", "two", "few", "many", "other")  # of any language (Unicode plural categories)


def misplaced_phrase(tree: Mapping[str, Any], english: Mapping[str, Any], at: str = "") -> str | None:
    """The first place in the tree that is none in the English one; a phrase may have another language's plurals."""
    for key, value in tree.items():
        place = f"{at}.{key}" if at else key
        known = english.get(key, english.get(_other_plural(key)))
        if isinstance(value, dict) and isinstance(known, dict):
            if found := misplaced_phrase(value, known, place):
                return found
        elif not (isinstance(value, str) and isinstance(known, str)):
            return place
    return None


def _other_plural(key: str) -> str:
    stem, _, plural = key.rpartition("_")
    return f"{stem}_other" if plural in _PLURALS else key


def merged_phrases(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The tree with the other's texts in their places; an empty text leaves what is there."""
    merged = dict(under)
    for key, value in over.items():
        if isinstance(value, dict):
            below = merged.get(key)
            merged[key] = merged_phrases(below if isinstance(below, dict) else {}, value)
        elif value:
            merged[key] = value
    return merged
