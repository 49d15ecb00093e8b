"""The sign-in settings of one application, which may let people in by fewer ways than the general ones."""

import msgspec

from identity.content.sign_in_methods import SignInMethods
from identity.experience.settings import SignIn, SignInMethod, SignInSettings


def narrowed(settings: SignInSettings, allowed: SignInMethods) -> SignInSettings:
    """The settings without the ways that the application leaves out. What it allows and they do not stays closed."""
    single_sign_on = settings.single_sign_on_enabled and allowed.single_sign_on is not False
    passkey = settings.passkey_sign_in
    if allowed.passkey is False:
        passkey = msgspec.structs.replace(passkey, enabled=False)
    return msgspec.structs.replace(
        settings,
        sign_in=SignIn(_methods(settings, allowed)),
        social_sign_in_connector_targets=_targets(settings, allowed),
        single_sign_on_enabled=single_sign_on,
        passkey_sign_in=passkey,
    )


def _methods(settings: SignInSettings, allowed: SignInMethods) -> list[SignInMethod]:
    general = settings.sign_in.methods
    if allowed.methods is None:
        return general
    by_identifier = {each.identifier: each for each in allowed.methods}
    return [
        narrow
        for each in general
        if (own := by_identifier.get(each.identifier))
        and (narrow := _both(each, own.password, own.verification_code))
    ]


def _both(method: SignInMethod, password: bool, verification_code: bool) -> SignInMethod | None:
    by_password, by_code = method.password and password, method.verification_code and verification_code
    if not by_password and not by_code:
        return None
    is_first = by_password and (method.is_password_primary or not by_code)
    return SignInMethod(method.identifier, by_password, by_code, is_first)


def _targets(settings: SignInSettings, allowed: SignInMethods) -> list[str]:
    general = settings.social_sign_in_connector_targets
    return general if allowed.social_targets is None else [x for x in general if x in allowed.social_targets]
