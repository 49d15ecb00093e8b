"""The captcha provider over REST."""

from identity.experience import captcha_actions as actions
from identity.kernel.actor import Actor
from rest_api.bodies.content import CaptchaBody
from rest_api.views.content import CaptchaProviderView, captcha_provider_view


async def get_captcha_provider(actor: Actor) -> CaptchaProviderView:
    """Show the captcha provider with its secret; who looked is on record."""
    revealed = await actions.reveal_captcha_provider(actor)
    return captcha_provider_view(revealed.row, revealed.config)


async def replace_captcha_provider(actor: Actor, body: CaptchaBody) -> CaptchaProviderView:
    """Set the captcha provider."""
    stored = await actions.set_captcha_provider(actor, body.config)
    return captcha_provider_view(stored.row, stored.config)


async def delete_captcha_provider(actor: Actor) -> None:
    """Remove the captcha provider, and ask for no captcha."""
    await actions.delete_captcha_provider(actor)
