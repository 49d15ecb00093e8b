"""A new password is held against all that is known of its owner, also what was collected a moment ago."""

import pytest

from identity.sign_in import errors, new_identity_actions, profile_actions
from tests.sign_in.conftest import BROWSER, REGISTER, Begin, named
from tests.sign_in.ways import SIGN_UP_BY_EMAIL, proved, set_up

pytestmark = pytest.mark.usefixtures("inbox")
_OWN = [{"code": "password_rejected.restricted.user_info"}]


async def test_what_was_collected_a_moment_ago(begin: Begin) -> None:
    await set_up(**SIGN_UP_BY_EMAIL)
    interaction = await begin(REGISTER)
    await profile_actions.add_password(BROWSER, interaction, "countess7")  # nothing is known yet
    record = await proved(interaction, named("countess@example.com", "email"), REGISTER)
    await profile_actions.add_verified(BROWSER, interaction, "email", record)
    with pytest.raises(errors.PasswordRejected) as refusal:
        await profile_actions.add_password(BROWSER, interaction, "countess7")
    assert refusal.value.data == _OWN
    with pytest.raises(errors.PasswordRejected) as refusal:
        await new_identity_actions.propose_identity(BROWSER, interaction, "lovelace", "countess7")
    assert refusal.value.data == _OWN
    await profile_actions.add_extra_profile(BROWSER, interaction, {"name": "Augusta King"})
    with pytest.raises(errors.PasswordRejected) as refusal:
        await profile_actions.add_password(BROWSER, interaction, "augusta12")
    assert refusal.value.data == _OWN


async def test_breached_ones_on_every_way(begin: Begin) -> None:
    interaction = await begin(REGISTER)
    with pytest.raises(errors.PasswordRejected) as refusal:
        await new_identity_actions.propose_identity(BROWSER, interaction, "lovelace", "iloveyou2")
    assert refusal.value.data == [{"code": "password_rejected.pwned"}]
    with pytest.raises(errors.PasswordRejected) as refusal:
        await profile_actions.add_password(BROWSER, interaction, "iloveyou2")
    assert refusal.value.data == [{"code": "password_rejected.pwned"}]
