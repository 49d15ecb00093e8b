"""RFC 7636: S256 alone, for public clients always."""

import httpx
import pytest

from tests.oidc import provider
from tests.oidc.provider import TestClient


@pytest.mark.parametrize(
    "changes",
    [
        {"code_challenge": None, "code_challenge_method": None},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": None},
        {"code_challenge": "short"},
        {"code_challenge": None},
        {"code_challenge": provider.CHALLENGE + "="},
    ],
)
async def test_refused_challenges(
    browser: httpx.AsyncClient, spa: TestClient, native: TestClient, changes: dict[str, str | None]
) -> None:
    for client in (spa, native):
        assert (
            provider.answered(await provider.authorize(browser, client, **changes))["error"]
            == "invalid_request"
        )


async def test_confidential_clients_may_do_without(browser: httpx.AsyncClient, web: TestClient) -> None:
    without = {"code_challenge": None, "code_challenge_method": None}
    code = await provider.code_for(browser, web, await provider.person(), **without)
    downgraded = await provider.redeem(browser, web, code)
    assert downgraded.json()["error"] == "invalid_grant", (
        "RFC 9700 section 4.8.2: a verifier without a challenge"
    )
    assert (await provider.redeem(browser, web, code, code_verifier=None)).status_code == 200


@pytest.mark.parametrize("verifier", [None, "w" * 64, "short", "v" * 129, "é" * 43, provider.CHALLENGE])
async def test_wrong_verifiers(browser: httpx.AsyncClient, spa: TestClient, verifier: str | None) -> None:
    code = await provider.code_for(browser, spa, await provider.person())
    assert (await provider.redeem(browser, spa, code, code_verifier=verifier)).json()[
        "error"
    ] == "invalid_grant"
    assert (await provider.redeem(browser, spa, code)).status_code == 200
