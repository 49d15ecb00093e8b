"""What every answer of a running server has in common, whatever was asked."""

import socket

import pytest

from tests.server import Api, Bootstrapped, RunningServer


@pytest.mark.parametrize("is_announced", [True, False])
def test_a_body_that_is_too_large_stays_outside(api: Api, is_announced: bool) -> None:
    parts = [b"x" * 100_000] * 20
    answer = api.client.post("/api/users", content=b"".join(parts) if is_announced else iter(parts))
    assert answer.status_code == 413
    assert answer.json()["code"] == "request.body_too_large"


@pytest.mark.parametrize("path", ["/api/users", "/oidc/token", "/graphql", "/api/experience/submit"])
@pytest.mark.parametrize("body", [b"\x00", b"{", b"[]", b'"', b"\xff\xfe", b"null", b'{"a":"\\u0000"}'])
def test_nonsense_is_never_a_mistake_of_ours(api: Api, path: str, body: bytes) -> None:
    answer = api.client.post(path, content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500 or (path == "/graphql" and "errors" in answer.json())


@pytest.mark.parametrize(
    "target", ["/%00", "/api/users/%00", "/oidc/auth?client_id=%00", "/api/users?page=%00"]
)
def test_nul_bytes_in_an_address_are_never_a_mistake_of_ours(api: Api, target: str) -> None:
    assert api.client.get(target).status_code < 500


def test_garbage_on_the_wire_does_not_stop_the_server(server: RunningServer) -> None:
    for garbage in (b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/9.9\r\n\r\n", b"A" * 100_000):
        with socket.create_connection(("127.0.0.1", server.installation.port), timeout=5) as wire:
            wire.sendall(garbage)
    with server.client() as client:
        assert client.get("/api/status").status_code == 204


@pytest.mark.parametrize(
    "path", ["/api/status", "/oidc/.well-known/openid-configuration", "/demo-app", "/console"]
)
def test_browsers_are_told_to_be_careful(server: RunningServer, path: str) -> None:
    with server.client() as client:
        headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "referrer-policy" in headers
    assert "server" not in headers


@pytest.mark.parametrize("path", ["/demo-app", "/console", "/sign-in?preview"])
def test_pages_allow_no_foreign_script(server: RunningServer, path: str) -> None:
    with server.client() as client:
        policies = [client.get(path).headers["content-security-policy"] for _ in range(2)]
    for policy in policies:
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
    assert policies[0] != policies[1]  # a nonce is used once


def test_figures_are_for_this_machine_or_whoever_has_the_token(
    server: RunningServer, bootstrapped: Bootstrapped
) -> None:
    with server.client() as client:
        answer = client.get("/metrics")
        assert answer.status_code == 200
        assert "keystead_requests_total" in answer.text
        assert client.get("/metrics", headers={"x-forwarded-for": "203.0.113.7"}).status_code == 404
    guarded = bootstrapped(KEYSTEAD_METRICS_TOKEN="figures-for-prometheus")
    with guarded as installation, installation.served() as running, running.client() as client:
        assert client.get("/metrics").status_code == 404
        given = {"authorization": "Bearer figures-for-prometheus"}
        assert client.get("/metrics", headers=given).status_code == 200
