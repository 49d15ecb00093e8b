"""Forged answers for somebody's passkey and for one that was made up are refused alike, and lock alike."""

import pytest
from webauthn.helpers import base64url_to_bytes

from identity.kernel.errors import Refusal
from identity.sign_in import passkey_actions
from tests.sign_in.conftest import BROWSER, MakeUser, named
from tests.sign_in.second_factors import PARTY, begun, passkey_of, use_factors, use_passkeys
from tests.sign_in.soft_authenticator import SoftAuthenticator
from tests.sign_in.ways import set_up


async def _forged(name: str, *, handle: bool) -> str:
    """What is told to somebody who has the id of the passkey and not its key."""
    interaction = await begun()
    record, options = await passkey_actions.begin_passkey(BROWSER, interaction, named(name), PARTY)
    key = SoftAuthenticator(credential_id=base64url_to_bytes(options["allowCredentials"][0]["id"]))
    key.user_handle = b"somebody" if handle else None
    with pytest.raises(Refusal) as refusal:
        await passkey_actions.verify_passkey(BROWSER, interaction, key.get(options), PARTY, record)
    return refusal.value.code


@pytest.mark.parametrize("handle", [True, False])
async def test_nobody_is_locked_as_somebody_is(make_user: MakeUser, handle: bool) -> None:
    await make_user()
    await use_factors("WebAuthn")
    await passkey_of()
    await use_passkeys()
    await set_up(sentinelPolicy={"maxAttempts": 2})
    told = {name: [await _forged(name, handle=handle) for _ in range(4)] for name in ("ada", "nobody")}
    assert told["ada"] == told["nobody"]
    is_locked = told["ada"][-1] == "session.verification_blocked_too_many_attempts"
    assert is_locked is not handle  # who names another owner has not tried the passkey at all
