"""Well-known providers of sign-in: what each is asked, and what its answers say of a person."""

from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import orjson
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from identity.connectors.catalogue import every_kind
from identity.connectors.errors import (
    ConnectorFailed,
    InvalidConnectorConfig,
    NotTheSameSignIn,
    SocialAccessTokenInvalid,
    SocialCodeInvalid,
    SocialIdTokenInvalid,
)
from identity.connectors.forms import checked
from identity.connectors.kinds import ConnectorType
from identity.connectors.providers import (
    apple,
    azuread,
    discord,
    facebook,
    github,
    gitlab,
    google,
    linkedin,
    slack,
    x,
)
from identity.connectors.providers.oauth2 import CONNECTOR as OAUTH2
from identity.connectors.providers.oauth2 import OAuth2Settings
from identity.connectors.providers.social_login import ClientSettings
from identity.connectors.social.declared import DeclaredProvider
from identity.connectors.social.flow import Arrived, Kept, Opening
from identity.connectors.social.people import email_of, person_of
from identity.kernel import clock
from tests.delivery.hosts import Host, allowed, host
from tests.sign_in.providers import OidcHost

CALLBACK, STATE = "https://accounts.example.com/callback/x", "a state"
OPENING = Opening(state=STATE, redirect_uri=CALLBACK)
CLIENT = ClientSettings(client_id="our-client", client_secret="our secret")
ANSWER = {"code": "a-code", "state": STATE, "redirectUri": CALLBACK}
SOCIAL = {id: kind for id, kind in every_kind().items() if kind.type is ConnectorType.SOCIAL}


@pytest.fixture
async def there(settings: object) -> AsyncIterator[Host]:
    """Where the provider is in tests."""
    async with host() as running, allowed("127.0.0.1"):
        running.answer("/token", orjson.dumps({"access_token": "token", "scope": "a b", "expires_in": "60"}))
        yield running


def said(there: Host, path: str, value: Any, status: int = 200) -> str:
    """What the provider answers there; the address."""
    return there.answer(path, orjson.dumps(value), status)


def moved(provider: DeclaredProvider, there: Host, said_of_person: Any) -> DeclaredProvider:
    """The provider with its addresses in the test."""
    return replace(
        provider, token_endpoint=f"{there.url}/token", profile_endpoint=said(there, "/me", said_of_person)
    )


async def came_back(provider: Any, settings: Any = CLIENT, answer: Mapping[str, Any] = ANSWER) -> Arrived:
    begun = await provider.begin(settings, OPENING)
    arrived: Arrived = await provider.finish(settings, begun.kept, answer)
    return arrived


PEOPLE: dict[str, tuple[DeclaredProvider, Any, dict[str, Any]]] = {
    "discord": (
        discord.PROVIDER,
        {"id": "80351", "username": "nelly", "avatar": "8342729096ea", "email": "n@example.com", "verified": True},
        {
            "id": "80351", "name": "nelly", "email": "n@example.com",
            "avatar": "https://cdn.discordapp.com/avatars/80351/8342729096ea",
        },
    ),
    "discord, not verified": (
        discord.PROVIDER,
        {"id": "80351", "username": "nelly", "avatar": "../../x", "email": "n@example.com", "verified": False},
        {"id": "80351", "name": "nelly", "email": None, "avatar": None},
    ),
    "facebook": (
        facebook.PROVIDER,
        {"id": "1", "name": "Ada", "email": "a@example.com", "picture": {"data": {"url": "https://f.example/a"}}},
        {"id": "1", "name": "Ada", "email": "a@example.com", "avatar": "https://f.example/a"},
    ),
    "gitlab": (
        gitlab.PROVIDER,
        {"sub": "7", "name": "Ada", "email": "a@example.com", "email_verified": True},
        {"id": "7", "name": "Ada", "email": "a@example.com"},
    ),
    "google": (
        google.PROVIDER,
        {"sub": "7", "name": "Ada", "email": "a@example.com", "email_verified": False},
        {"id": "7", "name": "Ada", "email": None},
    ),
    "linkedin": (
        linkedin.PROVIDER,
        {"sub": "7", "name": "Ada", "email": "a@example.com", "email_verified": "true"},
        {"id": "7", "name": "Ada", "email": "a@example.com"},
    ),
    "slack": (
        slack.PROVIDER,
        {"ok": True, "sub": "U1", "name": "Ada", "email": "a@example.com", "email_verified": True},
        {"id": "U1", "name": "Ada", "email": "a@example.com"},
    ),
    "x": (
        x.PROVIDER,
        {"data": {"id": "2244", "name": "Ada", "profile_image_url": "https://x.example/a.png"}},
        {"id": "2244", "name": "Ada", "email": None, "avatar": "https://x.example/a.png"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("provider", "told", "expected"), PEOPLE.values(), ids=PEOPLE)
async def test_people_are_read_from_what_a_provider_says(
    there: Host, provider: DeclaredProvider, told: Any, expected: dict[str, Any]
) -> None:
    arrived = await came_back(moved(provider, there, told), _settings_of(provider))
    assert {name: getattr(arrived.person, name) for name in expected} == expected
    assert arrived.person.raw_data == told
    assert arrived.tokens is not None
    assert (arrived.tokens.access_token, arrived.tokens.expires_in) == ("token", 60)
    assert there.asked[-1].headers["authorization"] == "Bearer token"


def _settings_of(provider: DeclaredProvider) -> Any:
    is_google = provider is google.PROVIDER
    return google.GoogleSettings(client_id="our-client", client_secret="our secret") if is_google else CLIENT


async def test_clients_say_who_they_are_as_the_provider_wants(there: Host) -> None:
    await came_back(moved(gitlab.PROVIDER, there, {"sub": "1"}))
    assert b"client_secret=our+secret" in there.asked[0].body
    await came_back(moved(x.PROVIDER, there, {"data": {"id": "1"}}))
    basic = b64encode(b"our-client:our%20secret").decode()
    assert there.asked[2].headers["authorization"] == f"Basic {basic}"
    assert b"secret" not in there.asked[2].body


async def test_github_vouches_for_the_primary_address_when_it_is_verified(there: Host) -> None:
    person = {"id": 583231, "login": "octocat", "name": None, "avatar_url": "https://g.example/a"}
    provider = replace(
        github.PROVIDER, token_endpoint=f"{there.url}/token", profile_endpoint=said(there, "/user", person),
        emails_endpoint=f"{there.url}/emails",
    )  # fmt: skip
    listed = [
        {"email": "old@example.com", "primary": False, "verified": True},
        {"email": "o@example.com", "primary": True, "verified": True},
    ]
    for emails, expected in (
        (listed, "o@example.com"),
        ([{**listed[1], "verified": False}], None),
        ("?", None),
    ):
        said(there, "/emails", emails)
        found = (await came_back(provider)).person
        assert (found.id, found.name, found.email) == ("583231", "octocat", expected)
    said(there, "/emails", {}, 404)  # without the permission
    assert (await came_back(provider)).person.email is None


@pytest.mark.parametrize(("directory", "email"), [("common", None), ("11111111-2222", "ada@example.com")])
async def test_addresses_of_a_shared_directory_count_for_nothing(
    there: Host, directory: str, email: str | None
) -> None:
    config = {
        "clientId": "our-client", "clientSecret": "x", "cloudInstance": there.url, "tenantId": directory,
        "prompts": ["login"],
    }  # fmt: skip
    settings = checked(config, azuread.AzureSettings)
    there.answer(f"/{directory}/oauth2/v2.0/token", b'{"access_token": "token"}')
    provider = azuread.Entra(
        profile_endpoint=said(there, "/me", {"id": "1", "displayName": "Ada", "mail": "ada@example.com"})
    )
    assert "prompt=login" in (await provider.begin(settings, OPENING)).uri
    person = (await came_back(provider, settings)).person
    assert (person.id, person.name, person.email) == ("1", "Ada", email)


@pytest.fixture
def apple_here(there: Host) -> tuple[apple.Apple, OidcHost]:
    """Apple, in the test."""
    signer = OidcHost(there)
    signer.publish()
    provider = apple.Apple(
        authorization_endpoint=f"{there.url}/authorize", token_endpoint=f"{there.url}/token",
        jwks_uri=f"{there.url}/jwks",
    )  # fmt: skip
    return provider, signer


def _apple_token(signer: OidcHost, kept: Kept, **more: Any) -> str:
    now = int(clock.now().timestamp())
    claims = {
        "iss": apple.ISSUER, "aud": "our.app", "sub": "001.ada", "iat": now, "exp": now + 60,
        "nonce": kept["nonce"], "email": "ada@example.com", "email_verified": "true", **more,
    }  # fmt: skip
    return signer.signed(claims)


async def test_apple_posts_its_answer(apple_here: tuple[apple.Apple, OidcHost]) -> None:
    provider, signer = apple_here
    settings = apple.AppleSettings(client_id="our.app")
    begun = await provider.begin(settings, OPENING)
    query = {name: values[0] for name, values in parse_qs(urlsplit(begun.uri).query).items()}
    assert (query["response_mode"], query["response_type"]) == ("form_post", "code id_token")
    names = orjson.dumps({"name": {"firstName": "Ada", "lastName": "Lovelace"}}).decode()
    data = {"id_token": _apple_token(signer, begun.kept), "state": STATE, "user": names}
    person = (await provider.finish(settings, begun.kept, data)).person
    assert (person.id, person.name, person.email) == ("001.ada", "Ada Lovelace", "ada@example.com")
    for changed in ({"nonce": "another"}, {"aud": "other.app"}, {"iss": "https://elsewhere"}):
        forged = data | {"id_token": _apple_token(signer, begun.kept, **changed)}
        with pytest.raises(SocialIdTokenInvalid):
            await provider.finish(settings, begun.kept, forged)
    with pytest.raises(NotTheSameSignIn):
        await provider.finish(settings, begun.kept, data | {"state": "another"})


async def test_apple_takes_a_signed_secret(apple_here: tuple[apple.Apple, OidcHost]) -> None:
    provider, signer = apple_here
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings = apple.AppleSettings(
        client_id="our.app", team_id="TEAM", key_id="KEY", private_key=pem.decode()
    )
    begun = await provider.begin(settings, OPENING)
    signer.answer_tokens(_apple_token(signer, begun.kept))
    assert (await provider.finish(settings, begun.kept, ANSWER)).person.id == "001.ada"
    secret = signer.last_form["client_secret"]
    claims = jwt.decode(secret, key.public_key(), ["ES256"], audience=apple.ISSUER)
    assert (claims["iss"], claims["sub"], jwt.get_unverified_header(secret)["kid"]) == (
        "TEAM",
        "our.app",
        "KEY",
    )
    broken = apple.AppleSettings(client_id="our.app", team_id="TEAM", key_id="KEY", private_key="no key")
    with pytest.raises(InvalidConnectorConfig):
        await provider.finish(broken, begun.kept, ANSWER)


async def test_one_tap_believes_google_alone(there: Host) -> None:
    signer = OidcHost(there)
    signer.publish()
    provider = replace(google.PROVIDER, jwks_uri=f"{there.url}/jwks")
    settings = google.GoogleSettings(client_id="our-client", client_secret="x")
    now = int(clock.now().timestamp())
    claims = {
        "iss": "https://accounts.google.com", "aud": "our-client", "sub": "7", "iat": now, "exp": now + 60,
        "email": "a@example.com", "email_verified": True,
    }  # fmt: skip
    person = (await provider.finish(settings, {}, {"credential": signer.signed(claims)})).person
    assert (person.id, person.email) == ("7", "a@example.com")
    for changed in ({"aud": "another"}, {"iss": there.url}, {"exp": 1}):
        with pytest.raises(SocialIdTokenInvalid):
            await provider.finish(settings, {}, {"credential": signer.signed(claims | changed)})
    with pytest.raises(SocialIdTokenInvalid):
        await provider.finish(settings, {}, {"credential": 7})


def oauth2(there: Host, **more: Any) -> OAuth2Settings:
    config = {
        "authorizationEndpoint": f"{there.url}/authorize?tenant=1", "tokenEndpoint": f"{there.url}/token",
        "userInfoEndpoint": f"{there.url}/me", "clientId": "our-client", "clientSecret": "s" * 64, **more,
    }  # fmt: skip
    return checked(config, OAuth2Settings)


@pytest.mark.parametrize(
    ("told", "mapping", "email"),
    [
        ({"email": "a@example.com"}, None, None),
        ({"email": "a@example.com", "email_verified": True}, None, "a@example.com"),
        ({"contact": {"mail": "a@example.com"}}, {"email": "contact.mail"}, "a@example.com"),
        ({"email": "a@example.com", "email_verified": False}, {"email": "email"}, None),
    ],
)
async def test_whose_word_an_address_is_at_any_provider(
    there: Host, told: dict[str, Any], mapping: dict[str, str] | None, email: str | None
) -> None:
    said(there, "/me", {"id": 7, **told})
    settings = oauth2(there, **({"profileMap": mapping} if mapping else {}))
    assert OAUTH2.flow is not None
    begun = await OAUTH2.flow.begin(settings, OPENING)
    assert begun.uri.startswith(f"{there.url}/authorize?tenant=1&")
    person = (await OAUTH2.flow.finish(settings, begun.kept, ANSWER)).person
    assert (person.id, person.email) == ("7", email)


async def test_what_goes_wrong_at_a_provider_is_said(there: Host) -> None:
    flow, settings = OAUTH2.flow, oauth2(there, tokenEndpointAuthMethod="client_secret_jwt")
    assert flow is not None
    begun = await flow.begin(settings, OPENING)
    with pytest.raises(NotTheSameSignIn):
        await flow.finish(settings, begun.kept, {"code": "a-code"})  # nothing ties it to this sign-in
    for status, refusal in ((401, SocialAccessTokenInvalid), (500, ConnectorFailed)):
        said(there, "/me", {}, status)
        with pytest.raises(refusal):
            await flow.finish(settings, begun.kept, ANSWER)
    assert b"client_assertion=" in there.asked[0].body
    said(there, "/me", {"name": "nobody"})
    with pytest.raises(ConnectorFailed):
        await flow.finish(settings, begun.kept, ANSWER)
    for body, status in ((b'{"error":"x"}', 200), (b"{}", 200), (b"{}", 400)):
        there.answer("/token", body, status)
        with pytest.raises(SocialCodeInvalid):
            await flow.finish(settings, begun.kept, ANSWER)
    there.answer("/token", b"<html>", 200)
    with pytest.raises(ConnectorFailed):
        await flow.finish(settings, begun.kept, ANSWER)
    there.answer("/token", b"access_token=token&scope=a", 200, content_type="text/plain")
    said(there, "/me", {"id": 1})
    assert (await flow.finish(settings, begun.kept, ANSWER)).person.id == "1"


CONFIG = {
    "clientId": "our-client", "clientSecret": "x", "cloudInstance": "https://login.example.com", "tenantId": "t",
    "authorizationEndpoint": "https://idp.example.com/a", "tokenEndpoint": "https://idp.example.com/t",
    "userInfoEndpoint": "https://idp.example.com/u", "scope": "openid",
    "idTokenVerificationConfig": {"jwksUri": "https://idp.example.com/k"}, "appId": "our-client", "appSecret": "x",
    "privateKey": "x", "corpId": "our-client", "agentId": "7",
}  # fmt: skip
NEED_A_SESSION = {
    "oidc", "oauth2", "saml", "amazon-universal", "apple-universal", "gitlab-universal", "huggingface-universal",
    "line-universal", "linkedin-universal", "patreon-universal", "qq-universal", "slack-universal", "x-universal",
}  # fmt: skip


@pytest.mark.parametrize("kind", [SOCIAL[id] for id in SOCIAL if id != "saml"], ids=lambda kind: kind.id)
async def test_every_kind_leads_to_its_provider(kind: Any) -> None:
    settings = checked(CONFIG, kind.settings)
    begun = await kind.flow.begin(settings, OPENING)
    address = urlsplit(begun.uri)
    query = {name: values[0] for name, values in parse_qs(address.query, strict_parsing=True).items()}
    assert query["state"] == STATE
    assert "our-client" in {query.get(name) for name in ("client_id", "app_id", "appid")}
    if kind.platform == "Native":
        assert address.scheme == kind.target  # an application reads it; nobody is sent anywhere
    else:
        assert (address.scheme, query["redirect_uri"]) == ("https", CALLBACK)
    if kind.flow.needs_session:
        return
    begun = await kind.flow.begin(settings, replace(OPENING, can_keep=False))
    assert {"code_challenge", "nonce"}.isdisjoint(parse_qs(urlsplit(begun.uri).query))


def test_which_kinds_need_a_session() -> None:
    assert {
        id for id, kind in SOCIAL.items() if kind.flow and kind.flow.needs_session
    } == NEED_A_SESSION & set(SOCIAL)


@pytest.mark.parametrize("id", [None, "", True, 1.5, "x" * 300, "a\0b", {"a": 1}])
def test_nobody_is_known_by_nothing(id: Any) -> None:
    assert person_of(id=id) is None


def test_what_a_provider_says_is_bounded() -> None:
    person = person_of(
        id="1", name="Ada\nof\tthe  " + "x" * 200, avatar="javascript:alert(1)", email="not an address",
        phone="+49 30", raw={"a": "x" * 10_000},
    )  # fmt: skip
    assert person is not None
    assert person.name is not None
    assert person.name.startswith("Ada of the x")
    assert len(person.name) == 128
    assert (person.avatar, person.email, person.phone, person.raw_data) == (None, None, None, None)
    assert email_of(" Ada@Example.com ") == "Ada@example.com"
