"""The protocol and the sign-in API together, as a browser goes through them."""

from collections.abc import Callable
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

import oidc.routes
import rest_api.experience
from identity.credentials.actions import set_password
from identity.kernel.actor import SYSTEM
from tests.oidc import provider

PASSWORD = "correct horse battery staple"


async def _through_the_pages(
    browser: httpx.AsyncClient, client: provider.TestClient, username: str
) -> dict[str, Any]:
    await provider.authorize(browser, client)
    await browser.put("/api/experience", json={"interactionEvent": "SignIn"})
    verified = await browser.post(
        "/api/experience/verification/password",
        json={"identifier": {"type": "username", "value": username}, "password": PASSWORD},
    )
    assert verified.status_code == 200, verified.text
    verification = {"verificationId": verified.json()["verificationId"]}
    assert (await browser.post("/api/experience/identification", json=verification)).status_code == 204
    submitted = await browser.post("/api/experience/submit")
    assert submitted.status_code == 200, submitted.text
    answer = provider.answered(await browser.get(submitted.json()["redirectTo"]))
    response = await provider.redeem(browser, client, answer["code"])
    assert response.status_code == 200, response.text
    members: dict[str, Any] = response.json()
    return members


async def test_a_whole_sign_in_costs_thirty_statements_at_most(
    database: str, statements: Callable[[], Any]
) -> None:
    client, user = await provider.register("SPA"), await provider.person()
    await set_password(SYSTEM, user.id, PASSWORD)
    assert user.username
    app = Starlette(
        routes=[Mount("/oidc", routes=oidc.routes.routes), Mount("/api", routes=rest_api.experience.routes)]
    )
    for attempt in ("cold", "warm"):
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=provider.ENDPOINT) as browser:
            with statements() as counted:
                tokens = await _through_the_pages(browser, client, user.username)
        assert provider.claims_of(tokens["id_token"])["sub"] == user.id
        if attempt == "warm":
            assert counted.number <= 30, "\n".join(counted.texts)
