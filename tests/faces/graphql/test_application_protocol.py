"""Protocol metadata of applications through GraphQL."""

from collections.abc import Callable
from typing import Any

import pytest

from identity.applications.actions import NewApplication, create_application
from identity.applications.clients import Client
from identity.applications.queries import client
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.permissions import Permission
from tests.delivery.hosts import allowed, host
from tests.faces.graphql.asking import codes_of, data_of
from tests.oidc.registering import PRIVATE_KEY, PUBLIC_KEY

_FIELDS = """standardProfile securityProfile grantTypes responseTypes tokenEndpointAuthMethod jwks jwksUri
    dpopBoundAccessTokens idTokenSignedResponseAlg subjectType sectorIdentifierUri defaultMaxAge requestUris
    initiateLoginUri policyUri tosUri frontchannelLogoutUri"""
_CHANGE = f"""mutation ($input: UpdateApplicationProtocolInput!) {{ updateApplicationProtocol(input: $input) {{
    application {{ registeredItself protocol {{ {_FIELDS} }} }} userErrors {{ code path message }} }} }}"""
_FAPI = {
    "securityProfile": "FAPI_2",
    "tokenEndpointAuthMethod": "private_key_jwt",
    "jwks": {"keys": [PUBLIC_KEY]},
    "dpopBoundAccessTokens": True,
}


@pytest.fixture
async def application_id(database: str) -> str:
    return await _application("Traditional")


async def _application(kind: str, *uris: str, **more: Any) -> str:
    metadata = {"redirectUris": list(uris) or ["https://app.example.com/cb"], "postLogoutRedirectUris": []}
    made = await create_application(
        SYSTEM, NewApplication(name="App", type=kind, oidc_client_metadata=metadata, **more)
    )
    return made.application.id


async def _client(application_id: str) -> Client:
    found = await client(application_id)
    assert found is not None
    return found


async def _changed(actor: Actor, application_id: str, **changes: Any) -> Any:
    data = await data_of(actor, _CHANGE, {"input": {"applicationId": application_id, **changes}})
    return data["updateApplicationProtocol"]


def _paths(found: Any) -> list[str]:
    return [".".join(each["path"]) for each in found["userErrors"]]


async def test_defaults_follow_from_the_type(administrator: Actor, application_id: str) -> None:
    found = await _changed(administrator, application_id)
    assert found["userErrors"] == []
    assert found["application"]["registeredItself"] is False
    protocol = found["application"]["protocol"]
    assert (protocol["standardProfile"], protocol["securityProfile"]) == (False, None)
    assert (protocol["grantTypes"], protocol["responseTypes"]) == (None, ["code"])
    assert (protocol["subjectType"], protocol["requestUris"]) == ("PUBLIC", [])


async def test_members_change_one_by_one(administrator: Actor, application_id: str) -> None:
    await _changed(
        administrator, application_id, standardProfile=True, responseTypes=["token id_token", "code"]
    )
    changed = await _changed(
        administrator, application_id, defaultMaxAge=60, policyUri="https://app.example.com/p"
    )
    protocol = changed["application"]["protocol"]
    assert protocol["standardProfile"] is True
    assert protocol["responseTypes"] == ["code", "id_token token"]
    assert (protocol["defaultMaxAge"], protocol["policyUri"]) == (60, "https://app.example.com/p")
    own = await _client(application_id)
    assert own.uses_standard_profile
    assert own.id_token_algorithm == "RS256"
    assert "implicit" in own.grant_types
    cleared = await _changed(administrator, application_id, standardProfile=None, responseTypes=None)
    assert cleared["application"]["protocol"]["responseTypes"] == ["code"]
    assert not (await _client(application_id)).uses_standard_profile


async def test_the_same_again_changes_nothing(administrator: Actor, application_id: str) -> None:
    await _changed(administrator, application_id, **_FAPI)
    count = "SELECT count(*) FROM events WHERE key = 'Application.Data.Updated'"
    before = await database.fetch_value(count)
    await _changed(administrator, application_id, **_FAPI)
    assert await database.fetch_value(count) == before


async def test_fapi_needs_its_means(administrator: Actor, application_id: str) -> None:
    """FAPI 2.0 Security Profile sections 5.3.2.1 and 5.4: keys or certificates, and bound tokens."""
    for changes in (
        {"securityProfile": "FAPI_2"},
        {**_FAPI, "dpopBoundAccessTokens": False},
        {**_FAPI, "jwks": None},
        {**_FAPI, "tokenEndpointAuthMethod": "client_secret_basic"},
        {**_FAPI, "responseTypes": ["code id_token"]},
        {**_FAPI, "idTokenSignedResponseAlg": "RS256"},
        {**_FAPI, "tokenEndpointAuthSigningAlg": "RS256"},
    ):
        found = await _changed(administrator, application_id, **changes)
        assert [each["code"] for each in found["userErrors"]] == ["APPLICATION_INVALID_CLIENT_METADATA"], (
            changes
        )
    assert not (await _client(application_id)).protocol.is_fapi
    assert (await _changed(administrator, application_id, **_FAPI))["userErrors"] == []
    own = await _client(application_id)
    assert own.protocol.is_fapi
    assert own.id_token_algorithm == "ES256"
    assert not own.rotates_refresh_tokens
    weakened = await _changed(administrator, application_id, dpopBoundAccessTokens=None)
    assert _paths(weakened) == ["securityProfile"]


@pytest.mark.parametrize("uri", ["http://app.example.com/cb", "https://*.app.example.com/cb"])
async def test_fapi_needs_redirect_uris_that_nobody_else_reads(administrator: Actor, uri: str) -> None:
    """FAPI 2.0 Security Profile section 5.3.2.2: https alone; here plain http on the person's own machine too."""
    found = await _changed(administrator, await _application("Traditional", uri), **_FAPI)
    assert _paths(found) == ["securityProfile"]
    local = await _application("Traditional", "http://127.0.0.1:4000/cb")
    assert (await _changed(administrator, local, **_FAPI))["userErrors"] == []


async def test_what_cannot_be(administrator: Actor, application_id: str) -> None:
    for changes, path in (
        ({"jwks": {"keys": [PRIVATE_KEY]}}, "jwks"),
        ({"jwks": {"keys": [PUBLIC_KEY]}, "jwksUri": "https://app.example.com/jwks"}, "jwks"),
        ({"jwksUri": "http://app.example.com/jwks"}, "jwksUri"),
        ({"initiateLoginUri": "http://app.example.com/"}, "initiateLoginUri"),
        ({"grantTypes": ["password"]}, "grantTypes"),
        ({"grantTypes": ["client_credentials"]}, "grantTypes"),
        ({"responseTypes": ["code code token"]}, "responseTypes"),
        ({"frontchannelLogoutUri": "https://elsewhere.example.com/"}, "frontchannelLogoutUri"),
        ({"defaultMaxAge": -1}, "defaultMaxAge"),
        ({"sectorIdentifierUri": "https://127.0.0.1:9/"}, "sectorIdentifierUri"),
    ):
        found = await _changed(administrator, application_id, **changes)
        assert _paths(found) == [path], changes
    assert (await _client(application_id)).protocol.jwks is None


async def test_types_have_limits(administrator: Actor, application_id: str) -> None:
    spa, machine = await _application("SPA"), await _application("MachineToMachine")
    refused = await _changed(administrator, spa, tokenEndpointAuthMethod="client_secret_basic")
    assert _paths(refused) == ["tokenEndpointAuthMethod"]
    refused = await _changed(administrator, machine, grantTypes=["authorization_code"])
    assert _paths(refused) == ["grantTypes"]
    keyed = {"tokenEndpointAuthMethod": "private_key_jwt", "jwks": {"keys": [PUBLIC_KEY]}}
    assert (await _changed(administrator, machine, **keyed))["userErrors"] == []


async def test_pairwise_subjects_of_several_hosts(administrator: Actor) -> None:
    """OpenID Connect Core section 8.1."""
    uris = ["https://one.example.com/cb", "https://two.example.com/cb"]
    application_id = await _application("Traditional", *uris)
    refused = await _changed(administrator, application_id, subjectType="PAIRWISE")
    assert _paths(refused) == ["sectorIdentifierUri"]
    async with host() as sector, allowed("127.0.0.1"):
        wrong = sector.answer("/wrong", b'["https://one.example.com/cb"]')
        right = sector.answer("/right", b'["https://one.example.com/cb", "https://two.example.com/cb"]')
        given = {"subjectType": "PAIRWISE", "sectorIdentifierUri": wrong}
        assert (await _changed(administrator, application_id, **given))["application"] is None
        given["sectorIdentifierUri"] = right
        assert (await _changed(administrator, application_id, **given))["userErrors"] == []
    assert (await _client(application_id)).subject_salt is not None


async def test_new_redirect_uris_have_to_fit(administrator: Actor, application_id: str) -> None:
    """What depends on the hosts of the redirect URIs is judged again when they change."""
    await _changed(administrator, application_id, subjectType="PAIRWISE")
    change = """mutation ($input: UpdateApplicationInput!) { updateApplication(input: $input) {
        userErrors { path } } }"""
    uris = ["https://one.example.com/cb", "https://two.example.com/cb"]
    given = {"input": {"applicationId": application_id, "redirectUris": uris}}
    found = (await data_of(administrator, change, given))["updateApplication"]
    assert _paths(found) == ["sectorIdentifierUri"]


async def test_who_may(application_id: str, application_actor: Callable[..., Actor]) -> None:
    variables = {"input": {"applicationId": application_id, "standardProfile": True}}
    reader = application_actor(Permission.APPLICATIONS_READ)
    assert await codes_of(reader, _CHANGE, variables) == ["FORBIDDEN"]
    read = f'{{ application(applicationId: "{application_id}") {{ protocol {{ {_FIELDS} }} }} }}'
    assert (await data_of(reader, read))["application"]["protocol"]["standardProfile"] is False


async def test_an_unknown_application(administrator: Actor) -> None:
    found = await _changed(administrator, "unknown", standardProfile=True)
    assert [each["code"] for each in found["userErrors"]] == ["ENTITY_NOT_EXISTS_WITH_ID"]
