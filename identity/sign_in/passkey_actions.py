"""Passkeys in place of everything else: asked for by name, or found by the browser without one."""

from typing import Any

from identity.credentials import passkeys
from identity.credentials.errors import PasskeyNotVerified
from identity.credentials.models import MfaFactor
from identity.credentials.passkeys import KnownPasskey, RelyingParty, credential_id_of, user_handle_of
from identity.credentials.proving import known_passkeys, passkey_of, use_passkey
from identity.experience.queries import settings_for
from identity.experience.settings import SignInSettings
from identity.kernel import clock, database, events
from identity.kernel.actor import Actor
from identity.kernel.vault import vault
from identity.sessions.atomic import in_one_statement
from identity.sessions.errors import InteractionNotFound
from identity.sign_in.errors import FactorNotEnabled, IdentityConflict, VerificationNotFound
from identity.sign_in.events import STEPS, StepName, StepTaken
from identity.sign_in.factor_proofs import begin_guess
from identity.sign_in.lockout import WEB_AUTHN_POOL, Guess, owner, require_unlocked
from identity.sign_in.records import Identifier, InteractionEvent, SignInPasskeyRecord
from identity.sign_in.steps import Step, step

Json = dict[str, Any]
_LONGEST_INTERACTION_ID = 128
_EVERY_FOURTH = "ABCDEFGHIJKLMNOP"  # of the first characters that base64url has
_BEGUN = STEPS[InteractionEvent.SIGN_IN, StepName.PASSKEY_BEGUN]
_NOTE_CHALLENGE = """
WITH asked AS (
    UPDATE interactions SET passkey_challenge = $2
    WHERE id = $1 AND expires_at > $3 AND prompt = 'login' AND result IS NULL RETURNING id
), recorded AS (INSERT INTO events SELECT e.* FROM asked, jsonb_populate_record(NULL::events, $4::jsonb) e)
SELECT id FROM asked
"""


@in_one_statement(announces=_BEGUN)
async def ask_for_passkey(actor: Actor, interaction_id: str, party: RelyingParty) -> Json:
    """Ask for any passkey of this host, before the sign-in is begun; the options for the browser."""
    application_id = await _application_of(interaction_id)
    _require_enabled(await settings_for(application_id))
    options = passkeys.authentication_options(party, (), must_verify_user=True)
    told: StepTaken = _BEGUN(application_id=application_id, interaction_id=interaction_id)
    row = events.event_row(told, actor)
    noted = await database.fetch_value(
        _NOTE_CHALLENGE, interaction_id, options["challenge"], clock.now(), row
    )
    if noted is None:
        raise InteractionNotFound
    return options


@step(StepName.PASSKEY_BEGUN)
async def begin_passkey(current: Step, identifier: Identifier, party: RelyingParty) -> tuple[str, Json]:
    """Ask for a passkey of somebody; the id of the verification, and the options for the browser."""
    _require_enabled(current.settings)
    _, user = await owner(Guess(identifier, current.settings))
    known = await known_passkeys(user.id, party) if user else []
    shown = known or _invented(identifier, party)
    options = passkeys.authentication_options(party, shown, must_verify_user=True)
    record = SignInPasskeyRecord(
        identifier=identifier,
        challenge=options["challenge"],
        allowed=tuple(each.credential_id for each in shown),
    )
    current.state.put(record)
    return record.id, options


@step(StepName.PASSKEY)
async def verify_passkey(
    current: Step, payload: Json, party: RelyingParty, verification_id: str | None = None
) -> str:
    """Check what a passkey signed; the id of the verification, which says who it is."""
    _require_enabled(current.settings)
    record, challenge = await _asked_for(current, verification_id)
    factor = await _passkey(current, record, payload, party)
    guess = await begin_guess(current, factor.user_id, WEB_AUTHN_POOL)
    if current.state.user_id not in (None, factor.user_id):
        raise IdentityConflict
    try:
        await use_passkey(factor, payload, challenge, party, must_verify_user=True)
    except PasskeyNotVerified:
        guess.is_wrong = True
        raise
    current.state.replace(record, verified=True, challenge=None, user_id=factor.user_id, factor_id=factor.id)
    return record.id


async def _asked_for(current: Step, verification_id: str | None) -> tuple[SignInPasskeyRecord, str]:
    """The verification under way and its challenge; without an id, the challenge that any passkey may answer."""
    if verification_id is None:
        return SignInPasskeyRecord(), await _spent_challenge(current)
    record = current.state.record(verification_id)
    if not isinstance(record, SignInPasskeyRecord) or record.challenge is None:
        raise VerificationNotFound
    return record, record.challenge


async def _spent_challenge(current: Step) -> str:
    """Of two answers at once one finds it."""
    challenge: str | None = await database.fetch_value(
        "UPDATE interactions i SET passkey_challenge = NULL FROM interactions o WHERE i.id = $1 AND o.id = i.id "
        "AND i.passkey_challenge = $2 RETURNING o.passkey_challenge",
        current.interaction.id,
        current.interaction.passkey_challenge,
    )
    if challenge is None:
        raise VerificationNotFound
    return challenge


async def _passkey(
    current: Step, record: SignInPasskeyRecord, payload: Json, party: RelyingParty
) -> MfaFactor:
    """The passkey that answers, if it is one that was asked for; one that was not named says whose it is."""
    credential_id, handle = credential_id_of(payload), user_handle_of(payload)
    if record.allowed and credential_id not in record.allowed:
        raise PasskeyNotVerified
    factor = await passkey_of(credential_id, party)
    if factor is None and handle is None and record.identifier:
        await _count_invented(current, record.identifier)
    if factor is None or handle not in (factor.user_id, None if record.allowed else factor.user_id):
        raise PasskeyNotVerified
    return factor


async def _count_invented(current: Step, identifier: Identifier) -> None:
    """Wrong answers lock whoever has no passkey, too: that somebody is never locked would tell."""
    current.guess = guess = Guess(identifier, current.settings, pool=WEB_AUTHN_POOL)
    await require_unlocked(guess)
    guess.is_wrong = True


async def _application_of(interaction_id: str) -> str:
    if not interaction_id or len(interaction_id) > _LONGEST_INTERACTION_ID or not interaction_id.isascii():
        raise InteractionNotFound
    found: str | None = await database.fetch_value(
        "SELECT application_id FROM interactions WHERE id = $1", interaction_id.replace("\0", "")
    )
    if found is None:
        raise InteractionNotFound
    return found


def _require_enabled(settings: SignInSettings) -> None:
    if not settings.passkey_sign_in.enabled:
        raise FactorNotEnabled


def _invented(identifier: Identifier, party: RelyingParty) -> list[KnownPasskey]:
    """Who has no passkey is asked for some all the same, always for the same, and now and then for two as of people who
    have a key at hand as well: nobody learns who has an account."""
    named = f"{party.id}\n{identifier.type}\n{identifier.value.lower()}"
    keyring = vault()
    found = [KnownPasskey(keyring.derived(named, "invented passkey"), ("hybrid", "internal"))]
    if keyring.derived(named, "invented number")[0] in _EVERY_FOURTH:
        found.append(KnownPasskey(keyring.derived(named, "invented key"), ("nfc", "usb")))
    return found
