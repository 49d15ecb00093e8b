"""Connectors set up at the same moment, and enterprise connectors of one name: one of each is there afterwards."""

import asyncio
from typing import Any

from identity.connectors.actions import NewConnector, create_connector
from identity.connectors.errors import MultipleInstances, TargetTaken
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.sso.actions import NewSsoConnector, create_sso_connector
from identity.sso.errors import ConnectorNameTaken
from identity.sso.key_actions import add_signing_key, set_signing_key_active
from tests.connectors.samples import OIDC, http


async def at_once(*calls: Any) -> list[Any]:
    return await asyncio.gather(*calls, return_exceptions=True)


async def test_one_of_several_social_connectors_of_a_kind(database: str) -> None:
    new = NewConnector(factory_id="github-universal")
    found = await at_once(*(create_connector(SYSTEM, new) for _ in range(4)))
    assert sorted(type(each).__name__ for each in found) == ["Connector", *["MultipleInstances"] * 3]
    assert any(isinstance(each, MultipleInstances) for each in found)


async def test_one_of_several_with_a_target(database: str) -> None:
    new = NewConnector(factory_id="oidc", config=OIDC, metadata={"target": "work"})
    found = await at_once(*(create_connector(SYSTEM, new) for _ in range(4)))
    assert sum(isinstance(each, TargetTaken) for each in found) == 3


async def test_senders_replace_one_another(database: str) -> None:
    new = NewConnector(factory_id="http-email", config=http())
    found = await at_once(*(create_connector(SYSTEM, new) for _ in range(4)))
    assert not [each for each in found if isinstance(each, Exception)]
    assert await count("connectors") == 1


async def test_one_of_several_enterprise_connectors_of_a_name(database: str) -> None:
    new = NewSsoConnector(provider_name="OIDC", connector_name="Acme")
    found = await at_once(*(create_sso_connector(SYSTEM, new) for _ in range(4)))
    assert sum(isinstance(each, ConnectorNameTaken) for each in found) == 3
    assert await count("sso_connectors") == 1


async def test_one_key_signs_whoever_activates_which(database: str) -> None:
    connector = await create_sso_connector(
        SYSTEM, NewSsoConnector(provider_name="SAML", connector_name="Acme")
    )
    made = [await add_signing_key(SYSTEM, connector.id, is_active=False) for _ in range(3)]
    found = await at_once(*(set_signing_key_active(SYSTEM, connector.id, key.id, True) for key in made))
    assert not [each for each in found if isinstance(each, Exception)]
    assert await count("sso_signing_keys WHERE is_active") == 1


async def count(source: str) -> int:
    return int(await database.fetch_value(f"SELECT count(*) FROM {source}"))
