"""What an OpenID provider's answers have to be besides well signed: of the right provider, token, key and person."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import jwt
import orjson
import pytest
from joserfc.jwk import ECKey

from identity.connectors.errors import NotTheSameSignIn, SocialIdTokenInvalid
from identity.connectors.social import id_tokens
from identity.kernel import clock
from identity.sign_in import social_actions, sso_actions
from identity.sso.models import SsoConnector
from tests.sign_in.conftest import BROWSER, SIGN_IN, Begin, experience_of
from tests.sign_in.providers import (
    CALLBACK,
    CLIENT,
    SECRET,
    STATE,
    OidcHost,
    answer,
    oidc_connector,
    oidc_host,
    parameters_of,
    sso_connector,
)

DISCOVERY = "/.well-known/openid-configuration"


@pytest.fixture
async def provider(database: str) -> AsyncIterator[OidcHost]:
    """A provider that may be called, whose keys nobody has seen."""
    async with oidc_host() as found:
        id_tokens._published.clear()
        yield found


async def sent(row: SsoConnector, interaction: str) -> tuple[str, str]:
    return await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, CALLBACK)


async def came_back(
    provider: OidcHost, row: SsoConnector, interaction: str, data: dict[str, Any] | None = None, **claims: Any
) -> str:
    record, uri = await sent(row, interaction)
    provider.grant(uri, **claims)
    return await sso_actions.verify_sso(BROWSER, interaction, row.id, record, data or answer())


async def person_of(interaction: str) -> dict[str, Any]:
    found: dict[str, Any] = (await experience_of(interaction))["verificationRecords"][0][
        "enterpriseSsoUserInfo"
    ]
    return found


def left_half(text: str, name: str = "sha256") -> str:
    digest = hashlib.new(name, text.encode()).digest()
    return urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()


def with_secret(claims: dict[str, Any], secret: bytes, header: dict[str, str]) -> str:
    """Signed by hand: no library signs with a public key."""
    parts = (orjson.dumps({"alg": "HS256", **header}), orjson.dumps(claims))
    text = ".".join(urlsafe_b64encode(each).rstrip(b"=").decode() for each in parts)
    signature = hmac.digest(secret, text.encode(), "sha256")
    return f"{text}.{urlsafe_b64encode(signature).rstrip(b'=').decode()}"


async def test_an_answer_of_another_provider_is_refused_before_its_code_is_used(
    provider: OidcHost, begin: Begin
) -> None:
    """RFC 9207: the code of one provider is not taken to another one."""
    row, interaction = await sso_connector(provider), await begin(SIGN_IN)
    for issuer in ("https://evil.example.com", f"{provider.url}/", 7):
        with pytest.raises(NotTheSameSignIn):
            await came_back(provider, row, interaction, answer(iss=issuer))
    assert "/token" not in [each.path for each in provider.host.asked]
    assert await came_back(provider, row, interaction, answer(iss=provider.url))
    social, again = await oidc_connector(provider), await begin(SIGN_IN)
    record, uri = await social_actions.begin_social(BROWSER, again, social.id, STATE, CALLBACK)
    provider.grant(uri)
    with pytest.raises(NotTheSameSignIn):
        await social_actions.verify_social(
            BROWSER, again, social.id, record, answer(iss="https://evil.example.com")
        )


async def test_the_access_token_is_the_one_that_the_id_token_names(provider: OidcHost, begin: Begin) -> None:
    row = await sso_connector(provider)
    for wrong in (left_half("another token"), left_half("an-access-token", "sha512"), "", 7):
        with pytest.raises(SocialIdTokenInvalid):
            await came_back(provider, row, await begin(SIGN_IN), at_hash=wrong)
    assert await came_back(provider, row, await begin(SIGN_IN), at_hash=left_half("an-access-token"))


async def test_a_token_without_our_nonce_is_refused(provider: OidcHost, begin: Begin) -> None:
    row = await sso_connector(provider)
    for nonce in (None, "", "another", 7):
        with pytest.raises(SocialIdTokenInvalid):
            await came_back(provider, row, await begin(SIGN_IN), nonce=nonce)


async def test_a_public_key_is_no_secret(provider: OidcHost, begin: Begin) -> None:
    """A token that is signed symmetrically, with what everybody knows of the provider or of us, is no proof."""
    row, interaction = await sso_connector(provider), await begin(SIGN_IN)
    record, uri = await sent(row, interaction)
    now = int(clock.now().timestamp())
    claims = {
        "iss": provider.url, "aud": CLIENT, "sub": "admin", "iat": now, "exp": now + 300,
        "nonce": parameters_of(uri)["nonce"],
    }  # fmt: skip
    public = orjson.dumps(provider.key.as_dict(private=False))
    header = {"kid": str(provider.key.kid)}
    secrets = (public, provider.key.as_pem(private=False), CLIENT.encode(), SECRET.encode())
    forged = [with_secret(claims, each, header) for each in secrets]
    forged.append(jwt.encode(claims, None, "none", headers=header))
    own = ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True)
    carried = {"jwk": own.as_dict(private=False), **header}
    forged.append(jwt.encode(claims, own.as_pem(private=True), "ES256", headers=carried))
    fetched = {"jku": f"{provider.url}/evil", "kid": str(own.kid)}
    provider.host.answer("/evil", orjson.dumps({"keys": [own.as_dict(private=False)]}))
    forged.append(jwt.encode(claims, own.as_pem(private=True), "ES256", headers=fetched))
    for token in forged:
        provider.answer_tokens(token)
        with pytest.raises(SocialIdTokenInvalid):
            await sso_actions.verify_sso(BROWSER, interaction, row.id, record, answer())
    assert "/evil" not in [each.path for each in provider.host.asked]


async def test_keys_may_change_at_the_provider(
    provider: OidcHost, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = await sso_connector(provider)
    await came_back(provider, row, await begin(SIGN_IN))
    monkeypatch.setattr(id_tokens, "_PAUSE", timedelta(0))
    provider.key = ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True)
    with pytest.raises(SocialIdTokenInvalid):
        await came_back(provider, row, await begin(SIGN_IN))  # it does not publish the new one yet
    provider.publish()
    await came_back(provider, row, await begin(SIGN_IN))


async def test_made_up_keys_do_not_let_us_ask_again_and_again(provider: OidcHost, begin: Begin) -> None:
    row, stranger = await sso_connector(provider), OidcHost(provider.host)
    interaction = await begin(SIGN_IN)
    record, _ = await sent(row, interaction)
    provider.answer_tokens(stranger.signed({"sub": "person-1"}))
    for _ in range(5):
        with pytest.raises(SocialIdTokenInvalid):
            await sso_actions.verify_sso(BROWSER, interaction, row.id, record, answer())
    assert [each.path for each in provider.host.asked].count("/jwks") == 1


async def test_details_count_only_when_they_are_of_the_same_person(provider: OidcHost, begin: Begin) -> None:
    row = await sso_connector(provider)
    document = orjson.loads(provider.host.answers[DISCOVERY].partition(b"\r\n\r\n")[2])
    more = orjson.dumps(document | {"userinfo_endpoint": f"{provider.url}/me"})
    provider.host.answer(DISCOVERY, more)
    said = {"email": "boss@acme.example.com", "email_verified": True, "name": "Boss"}
    for sub, expected in (("person-2", None), (None, None), ("person-1", "boss@acme.example.com")):
        provider.host.answer("/me", orjson.dumps({**said, "sub": sub}), content_type="application/json")
        interaction = await begin(SIGN_IN)
        await came_back(provider, row, interaction)
        assert (await person_of(interaction)).get("email") == expected
    provider.host.answer("/me", b"nonsense", 500)
    interaction = await begin(SIGN_IN)
    await came_back(provider, row, interaction)
    assert (await person_of(interaction))["id"] == "person-1"
