"""Ways through a sign-in that several tests take, and settings that open them."""

from typing import Any

from identity.experience.actions import update_sign_in_experience
from identity.kernel.actor import SYSTEM
from identity.sign_in import code_actions
from identity.sign_in.records import Identifier, InteractionEvent
from tests.sign_in.conftest import BROWSER
from tests.sign_in.messages import code_sent_to

EMAIL = Identifier("email", "ada@example.com")
PHONE = Identifier("phone", "4930123456")


def method(identifier: str, *, password: bool = False, code: bool = True) -> dict[str, Any]:
    """One of `signIn.methods`."""
    return {
        "identifier": identifier,
        "password": password,
        "verificationCode": code,
        "isPasswordPrimary": password,
    }


BY_CODE = {
    "signIn": {"methods": [method("email"), method("phone"), method("username", password=True, code=False)]}
}
SIGN_UP_BY_EMAIL = {"signUp": {"identifiers": ["email"], "password": False, "verify": True}} | BY_CODE


async def set_up(**changes: Any) -> None:
    """Change sign-in settings."""
    await update_sign_in_experience(SYSTEM, changes)


async def proved(
    interaction: str, identifier: Identifier = EMAIL, event: InteractionEvent = InteractionEvent.SIGN_IN
) -> str:
    """A verification by a code that was sent, read and entered."""
    record = await code_actions.send_code(BROWSER, interaction, identifier, event)
    code = await code_sent_to(identifier.value)
    return await code_actions.verify_code(BROWSER, interaction, identifier, record, code)
