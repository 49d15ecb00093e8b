"""Proof by a passkey as second factor (WebAuthn), and new ones."""

from typing import Any

from identity.credentials import passkeys
from identity.credentials.errors import PasskeyNotVerified
from identity.credentials.passkeys import RelyingParty, credential_id_of
from identity.credentials.proving import known_passkeys, passkey_of, use_passkey
from identity.sign_in.errors import FactorNotEnabled, VerificationNotFound
from identity.sign_in.events import StepName
from identity.sign_in.factor_proofs import begin_guess, identified, require_enabled, shown_factor
from identity.sign_in.factor_rules import WEB_AUTHN
from identity.sign_in.lockout import WEB_AUTHN_POOL
from identity.sign_in.records import WebAuthnRecord
from identity.sign_in.steps import Step, step
from identity.users.models import User

Json = dict[str, Any]


@step(StepName.WEB_AUTHN_BEGUN)
async def begin_registration(current: Step, party: RelyingParty) -> tuple[str, Json]:
    """Ask for a new passkey; the id of the verification, and the options for the browser."""
    user = identified(current)
    is_for_sign_in = bool(current.settings.passkey_sign_in.enabled)
    if not is_for_sign_in:
        require_enabled(current, WEB_AUTHN)
    known = await known_passkeys(user.id, party)
    options = passkeys.registration_options(party, user, known, is_for_sign_in=is_for_sign_in)
    return _asked(current, user, options, is_registration=True), options


@step(StepName.WEB_AUTHN)
async def verify_registration(current: Step, verification_id: str, payload: Json, party: RelyingParty) -> str:
    """Check a new passkey, which the account gets when the sign-in ends; the id of the verification."""
    record, challenge, _ = _asked_for(current, verification_id, is_registration=True)
    credential = passkeys.verified_registration(payload, challenge, party)
    current.state.replace(record, verified=True, challenge=None, credential=credential)
    return record.id


@step(StepName.WEB_AUTHN_BEGUN)
async def begin_authentication(current: Step, party: RelyingParty) -> tuple[str, Json]:
    """Ask for one of the person's passkeys; the id of the verification, and the options for the browser."""
    user = identified(current)
    require_enabled(current, WEB_AUTHN)
    known = await known_passkeys(user.id, party)
    if not known:
        raise FactorNotEnabled
    options = passkeys.authentication_options(party, known, must_verify_user=False)
    return _asked(current, user, options, is_registration=False), options


@step(StepName.WEB_AUTHN)
async def verify_authentication(
    current: Step, verification_id: str, payload: Json, party: RelyingParty
) -> str:
    """Check what one of the person's passkeys signed; the id of the verification."""
    record, challenge, user = _asked_for(current, verification_id, is_registration=False)
    guess = await begin_guess(current, user.id, WEB_AUTHN_POOL)
    try:
        factor = await passkey_of(credential_id_of(payload), party)
        if factor is None or factor.user_id != user.id:
            raise PasskeyNotVerified
        await use_passkey(factor, payload, challenge, party, must_verify_user=False)
    except PasskeyNotVerified:
        guess.is_wrong = True
        raise
    current.state.replace(record, verified=True, challenge=None, factor_id=factor.id)
    return record.id


def _asked(current: Step, user: User, options: Json, *, is_registration: bool) -> str:
    record = WebAuthnRecord(
        user_id=user.id,
        challenge=options["challenge"],
        is_registration=is_registration,
        factor_id=shown_factor(current, user, WebAuthnRecord),
    )
    current.state.put(record)
    return record.id


def _asked_for(
    current: Step, verification_id: str, *, is_registration: bool
) -> tuple[WebAuthnRecord, str, User]:
    """The verification under way, its challenge, which counts once, and the person."""
    user, record = identified(current), current.state.record(verification_id)
    if not isinstance(record, WebAuthnRecord) or record.user_id != user.id:
        raise VerificationNotFound
    if record.is_registration is not is_registration or record.challenge is None:
        raise VerificationNotFound
    return record, record.challenge, user
