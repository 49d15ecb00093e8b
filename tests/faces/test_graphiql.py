"""GraphiQL at GET /graphql: there in development, not in production, and strict about what it may load."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from starlette.routing import Router

from identity import settings as settings_module
from identity.settings import Settings
from keystead.app import _routes


@contextmanager
def _client(own: Settings) -> Iterator[httpx.AsyncClient]:
    before = settings_module.current()
    settings_module.use(own)
    try:
        yield httpx.AsyncClient(
            transport=httpx.ASGITransport(Router(routes=_routes())), base_url="http://localhost:3001"
        )
    finally:
        settings_module.use(before)


async def test_development_shows_it(settings: Settings) -> None:
    with _client(settings) as client:
        answer = await client.get("/graphql")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-store"
    assert '"issuer":"http://localhost:3001/oidc"' in answer.text
    assert "/assets/graphiql-" in answer.text


async def test_production_does_not(settings: Settings) -> None:
    with _client(dataclasses.replace(settings, env="production")) as client:
        answer = await client.get("/graphql")
        assert (await client.head("/graphql")).status_code == 405
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "<" not in answer.text


async def test_the_other_methods_stay_refused(settings: Settings) -> None:
    with _client(settings) as client:
        for method in ("PUT", "DELETE", "PATCH"):
            assert (await client.request(method, "/graphql")).status_code == 405


async def test_its_policy_lets_nothing_foreign_in(settings: Settings) -> None:
    with _client(settings) as client:
        first, second = await client.get("/graphql"), await client.get("/graphql")
    policy = _directives(first)
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert not any(word in " ".join(policy.values()) for word in ("unsafe-", "http", "*", "blob:"))
    nonce = policy["style-src"].removeprefix("'self' 'nonce-").removesuffix("'")
    assert f'nonce="{nonce}"' in first.text
    assert policy["style-src"] != _directives(second)["style-src"]


def _directives(answer: httpx.Response) -> dict[str, str]:
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}
