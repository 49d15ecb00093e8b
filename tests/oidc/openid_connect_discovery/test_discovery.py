"""OpenID Connect Discovery and RFC 8414: the document tells what is on, and JWKS is fit for use."""

import httpx

from tests.oidc import provider


async def test_both_names_serve_one_document(browser: httpx.AsyncClient) -> None:
    first = await browser.get("/oidc/.well-known/openid-configuration")
    second = await browser.get("/oidc/.well-known/oauth-authorization-server")
    assert first.status_code == 200
    assert first.content == second.content
    assert first.headers["access-control-allow-origin"] == "*"
    document = first.json()
    assert document["issuer"] == provider.ISSUER
    assert document["grant_types_supported"][:3] == ["authorization_code", "implicit", "refresh_token"]
    assert {"code", "id_token", "id_token token", "code id_token"} <= set(
        document["response_types_supported"]
    )
    algorithms = document["id_token_signing_alg_values_supported"]
    assert algorithms == ["ES256", "ES384", "ES512", "RS256", "PS256", "EdDSA"]
    assert document["code_challenge_methods_supported"] == ["S256"]
    assert document["authorization_response_iss_parameter_supported"] is True


async def test_every_endpoint_that_is_named_answers(browser: httpx.AsyncClient) -> None:
    document = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    for name, url in document.items():
        if name.endswith(("_endpoint", "_uri")):
            assert (await browser.get(url)).status_code in {200, 303, 400, 401} or (
                await browser.post(url)
            ).status_code in {400, 401}, name


async def test_documents_are_not_sent_twice(browser: httpx.AsyncClient) -> None:
    for path in ("/oidc/jwks", "/oidc/.well-known/openid-configuration"):
        etag = (await browser.get(path)).headers["etag"]
        again = await browser.get(path, headers={"If-None-Match": f'"other", W/{etag}'})
        assert (again.status_code, again.content) == (304, b"")


async def test_jwks(browser: httpx.AsyncClient) -> None:
    response = await browser.get("/oidc/jwks")
    assert response.headers["cache-control"] == "no-cache, max-age=0, must-revalidate"
    keys = response.json()["keys"]
    assert {key["alg"] for key in keys} == {"ES256", "RS256"}
    assert len({key["kid"] for key in keys}) == len(keys)
    for key in keys:
        assert key["use"] == "sig"
        assert not {"d", "p", "q", "dp", "dq", "qi", "k"} & set(key)
