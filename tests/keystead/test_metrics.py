"""Requests are counted by face, whatever they look like."""

import httpx
import pytest
from prometheus_client import REGISTRY
from starlette.responses import Response

from keystead.metrics import Measured


@pytest.mark.parametrize(
    ("path", "face"), [("/oidc/token", "oidc"), ("/", "sign-in"), ("*", "sign-in"), ("//", "sign-in")]
)
async def test_every_request_is_counted_and_answered(path: str, face: str) -> None:
    counted = {"face": face, "method": "OPTIONS", "status": "204"}
    before = REGISTRY.get_sample_value("keystead_requests_total", counted) or 0

    async def at_path(scope, receive, send):  # type: ignore[no-untyped-def]
        await Measured(Response(status_code=204))({**scope, "path": path}, receive, send)

    transport = httpx.ASGITransport(at_path)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3001") as client:
        assert (await client.options("/")).status_code == 204

    assert REGISTRY.get_sample_value("keystead_requests_total", counted) == before + 1
