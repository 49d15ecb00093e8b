"""Signing keys of enterprise connectors through GraphQL: no key is made for a connector that is not there."""

import pytest

from identity.kernel.actor import Actor
from tests.faces.graphql.asking import data_of

ADD = "mutation ($input: AddSsoSigningKeyInput!) { addSsoSigningKey(input: $input) { userErrors { code } } }"


@pytest.mark.parametrize("connector_id", ["", "nobody", "x" * 300, "\x01"])
async def test_a_key_needs_its_connector(administrator: Actor, connector_id: str) -> None:
    payload = await data_of(administrator, ADD, {"input": {"ssoConnectorId": connector_id}})
    assert payload["addSsoSigningKey"]["userErrors"] == [{"code": "ENTITY_NOT_EXISTS_WITH_ID"}]
