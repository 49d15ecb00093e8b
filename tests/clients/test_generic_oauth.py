"""A program that knows OAuth alone and is told its addresses by hand, as dashboards are (docs/clients.md)."""

from collections.abc import AsyncIterator

import pytest
from authlib.common.security import generate_token
from authlib.integrations.httpx_client import AsyncOAuth2Client

from tests.clients.world import World
from tests.person import Person

pytestmark = pytest.mark.client


@pytest.fixture(params=["client_secret_basic", "client_secret_post"])
async def dashboard(world: World, request: pytest.FixtureRequest) -> AsyncIterator[AsyncOAuth2Client]:
    """It reads no discovery document and checks no ID Token; who signed in it asks the userinfo address."""
    async with AsyncOAuth2Client(
        timeout=60,
        client_id=world.web_id,
        client_secret=world.web_secret,
        token_endpoint_auth_method=request.param,
        redirect_uri=world.redirect_uri,
        scope="openid profile email roles",
        code_challenge_method="S256",
    ) as made:
        yield made


async def test_a_dashboard_signs_people_in(world: World, dashboard: AsyncOAuth2Client, ada: Person) -> None:
    verifier = generate_token(48)
    address, state = dashboard.create_authorization_url(f"{world.issuer}/auth", code_verifier=verifier)
    await dashboard.fetch_token(
        f"{world.issuer}/token",
        authorization_response=ada.sign_in(address),
        state=state,
        code_verifier=verifier,
    )
    about = (await dashboard.get(f"{world.issuer}/me")).json()
    assert about["sub"] == world.user_id
    assert (about["email"], about["email_verified"]) == (world.email, True)
    assert about["preferred_username"] == world.username
    assert about["name"] == "Ada of the Harbour"
    assert any(name.startswith("User ") for name in about["roles"]), (
        "roles are what its own roles are mapped from"
    )
