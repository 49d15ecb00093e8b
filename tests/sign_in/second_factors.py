"""People with second factors, and the steps that lead to the question for one."""

from datetime import timedelta
from typing import Any

import pyotp

from identity.credentials.inputs import FactorType
from identity.credentials.mfa_actions import create_totp
from identity.credentials.passkeys import RelyingParty
from identity.experience.actions import update_sign_in_experience
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from identity.sign_in import (
    actions,
    factor_actions,
    identification_actions,
    password_actions,
    web_authn_actions,
)
from tests.sign_in.conftest import BROWSER, PASSWORD, SIGN_IN, begin_interaction, named
from tests.sign_in.soft_authenticator import SoftAuthenticator

PARTY = RelyingParty("localhost", "http://localhost:3001")


async def use_factors(*factors: str, policy: str = "NoPrompt", **mfa: Any) -> None:
    """Let these second factors be in use."""
    await update_sign_in_experience(SYSTEM, {"mfa": {"factors": list(factors), "policy": policy, **mfa}})


async def use_passkeys(enabled: bool = True) -> None:
    """Let people sign in with passkeys."""
    await update_sign_in_experience(SYSTEM, {"passkeySignIn": {"enabled": enabled}})


async def begun() -> str:
    """A started sign-in."""
    interaction = await begin_interaction()
    await actions.start(BROWSER, interaction, SIGN_IN)
    return interaction


async def identified(username: str = "ada", interaction: str | None = None) -> str:
    """A sign-in in which the password was right."""
    interaction = interaction or await begun()
    record = await password_actions.verify_password(BROWSER, interaction, named(username), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    return interaction


async def totp_of(user_id: str) -> str:
    """Give somebody an authenticator app; its secret."""
    return (await create_totp(SYSTEM, user_id)).secret


def code_of(secret: str, steps: int = 0) -> str:
    """The code of an app at the present time step, or so many later."""
    now = clock.now()
    return str(pyotp.TOTP(secret).at(now + timedelta(seconds=30 * steps)))


async def passkey_added(interaction: str, *, kind: str | None = FactorType.WEB_AUTHN) -> SoftAuthenticator:
    """Add a passkey in a sign-in; without a kind, one to sign in with."""
    key = SoftAuthenticator()
    record, options = await web_authn_actions.begin_registration(BROWSER, interaction, PARTY)
    await web_authn_actions.verify_registration(BROWSER, interaction, record, key.create(options), PARTY)
    if kind:
        await factor_actions.add_factor(BROWSER, interaction, kind, record)
    else:
        await factor_actions.add_passkey(BROWSER, interaction, record)
    return key


async def passkey_of(username: str = "ada") -> SoftAuthenticator:
    """Give somebody a passkey, in a sign-in of their own."""
    interaction = await identified(username)
    key = await passkey_added(interaction)
    await actions.submit(BROWSER, interaction)
    return key
