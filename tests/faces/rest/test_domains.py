"""/api/domains and /api/systems: how a server of one's own answers where only a hosted one has something."""

from typing import Any

import httpx
import pytest

from tests.faces.rest.conftest import refused

FILES = "/api/domains/x/verification-files"


async def test_there_are_no_hostnames(rest: httpx.AsyncClient) -> None:
    answer = await rest.get("/api/domains")
    assert (answer.status_code, answer.json()) == (200, [])


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/api/domains", {"domain": "id.example.com"}, 400, "domain.not_configured"),
        ("POST", "/api/domains", {}, 400, "guard.invalid_input"),
        ("POST", "/api/domains/cleanup", {"staleDays": 7}, 400, "domain.not_configured"),
        ("POST", "/api/domains/cleanup", {"staleDays": 0}, 400, "guard.invalid_input"),
        ("GET", "/api/domains/x", None, 404, "entity.not_exists_with_id"),
        ("DELETE", "/api/domains/x", None, 404, "entity.not_exists_with_id"),
        ("GET", FILES, None, 404, "entity.not_exists_with_id"),
        ("PUT", FILES, {"verificationFiles": {"a": "b"}}, 404, "entity.not_exists_with_id"),
        ("PUT", FILES, {}, 400, "guard.invalid_input"),
        ("GET", "/api/systems/application", None, 501, "application.protected_apps_not_available"),
    ],
)
async def test_what_takes_a_provider_is_refused(
    rest: httpx.AsyncClient, method: str, path: str, body: Any, status: int, code: str
) -> None:
    refused(await rest.request(method, path, json=body), status, code)
