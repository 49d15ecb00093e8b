"""The Logto SDK for Python, as a web application uses it."""

import jwt
import pytest
from logto import LogtoClient, LogtoConfig, Storage
from logto.models.oidc import UserInfoScope

from tests.clients.verification import verified
from tests.clients.world import World
from tests.person import Person

pytestmark = pytest.mark.client


class Session(Storage):
    """What a web framework's session would be."""

    def __init__(self) -> None:
        self.data: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.data.get(key)

    def set(self, key: str, value: str | None) -> None:
        assert value is not None
        self.data[key] = value

    def delete(self, key: str) -> None:
        self.data.pop(key, None)


def make_client(world: World) -> LogtoClient:
    config = LogtoConfig(
        endpoint=world.endpoint,
        appId=world.web_id,
        appSecret=world.web_secret,
        resources=[world.resource],
        scopes=[UserInfoScope.email, UserInfoScope.organizations, world.organization_scope, *world.scopes],
    )
    return LogtoClient(config, Session())


@pytest.fixture
async def signed_in(world: World, ada: Person) -> LogtoClient:
    client = make_client(world)
    await client.handleSignInCallback(ada.sign_in(await client.signIn(world.redirect_uri)))
    return client


async def test_signs_in_and_reads_who_it_is(world: World, signed_in: LogtoClient) -> None:
    assert signed_in.isAuthenticated()
    claims = signed_in.getIdTokenClaims()
    assert (claims.sub, claims.aud, claims.iss) == (world.user_id, world.web_id, world.issuer)
    about = await signed_in.fetchUserInfo()
    assert (about.sub, about.username, about.email) == (world.user_id, world.username, world.email)
    assert about.name == "Ada of the Harbour"
    assert about.organizations == [world.organization_id]


async def test_gets_a_token_for_an_api(world: World, signed_in: LogtoClient) -> None:
    token = await signed_in.getAccessToken(world.resource)
    claims = verified(world.issuer, str(token), world.resource)
    assert claims["sub"] == world.user_id
    assert claims["client_id"] == world.web_id
    assert set(claims["scope"].split()) == set(world.scopes)


async def test_gets_a_token_for_an_organization(world: World, signed_in: LogtoClient) -> None:
    token = await signed_in.getOrganizationToken(world.organization_id)
    claims = verified(world.issuer, str(token), f"urn:logto:organization:{world.organization_id}")
    assert claims["scope"].split() == [world.organization_scope]


async def test_refreshes_what_has_expired(world: World, signed_in: LogtoClient) -> None:
    first = await signed_in.getAccessToken(world.resource)
    assert await signed_in.getAccessToken(world.resource) == first
    signed_in._storage.delete("accessTokenMap")
    second = await signed_in.getAccessToken(world.resource)
    assert second not in (None, first)


async def test_signs_out(world: World, ada: Person) -> None:
    client = make_client(world)
    await client.handleSignInCallback(ada.sign_in(await client.signIn(world.redirect_uri)))
    assert ada.sign_out(await client.signOut(world.signed_out_uri)).startswith(world.signed_out_uri)
    assert not client.isAuthenticated()
    await client.handleSignInCallback(ada.sign_in(await client.signIn(world.redirect_uri)))
    assert ada.passwords_typed == 2


async def test_a_tampered_token_is_refused(world: World, signed_in: LogtoClient) -> None:
    head, body, signature = str(await signed_in.getAccessToken(world.resource)).split(".")
    forged = "A" if signature[0] != "A" else "B"
    with pytest.raises(jwt.InvalidSignatureError):
        verified(world.issuer, f"{head}.{body}.{forged}{signature[1:]}", world.resource)
