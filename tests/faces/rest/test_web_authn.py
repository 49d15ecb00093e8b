"""/.well-known/webauthn, behind the real gate: browsers learn which pages may ask for this host's passkeys."""

import httpx

from identity.content.account_center_actions import update_account_center
from identity.kernel.actor import SYSTEM
from identity.settings import Settings
from keystead.app import create_app
from tests.faces.rest.conftest import ENDPOINT


async def test_related_origins_are_those_of_the_account_centre(database: str, settings: Settings) -> None:
    named = ["https://account.harbour.example", "https://harbour.example:8443"]
    transport = httpx.ASGITransport(create_app(settings), raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url=ENDPOINT) as browser:
        assert (await browser.get("/.well-known/webauthn")).json() == {"origins": []}
        await update_account_center(SYSTEM, {"webauthnRelatedOrigins": named})
        answer = await browser.get("/.well-known/webauthn")
    assert (answer.status_code, answer.json()) == (200, {"origins": named})
    assert answer.headers["content-type"] == "application/json"
