"""Fault cases of connectors, enterprise connectors, and accounts of users at providers."""

from identity.connectors.actions import (
    ConnectorChanges,
    NewConnector,
    Trial,
    check_connector,
    create_connector,
    delete_connector,
    reveal_connector,
    reveal_connectors,
    update_connector,
)
from identity.connectors.identity_actions import remove_identity, replace_identity
from identity.connectors.models import Connector
from identity.connectors.queries import ConnectorFilter
from identity.inbox.actions import delete_inbox_messages
from identity.inbox.changes import keep_message
from identity.inbox.rules import Content
from identity.kernel import database
from identity.sso.actions import (
    NewSsoConnector,
    SsoConnectorChanges,
    create_sso_connector,
    delete_sso_connector,
    reveal_sso_connector,
    reveal_sso_connectors,
    update_sso_connector,
)
from identity.sso.key_actions import add_signing_key, delete_signing_key, set_signing_key_active
from identity.sso.models import SsoConnector
from identity.sso.token_actions import delete_stored_tokens
from identity.users.models import User
from tests.connectors.samples import smtp
from tests.delivery.hosts import allowed, host
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique
from tests.sso.samples import saml


def social(world: World) -> NewConnector:
    """A connector with a target of its own."""
    config = {
        "authorizationEndpoint": "https://idp.example.com/authorize",
        "tokenEndpoint": "https://idp.example.com/token",
        "userInfoEndpoint": "https://idp.example.com/me",
        "clientId": "client",
        "clientSecret": world.secret(),
    }
    return NewConnector(factory_id="oauth2", config=config, metadata={"target": unique("target")})


def mail(world: World) -> NewConnector:
    """A connector for mails."""
    config = smtp(auth={"user": "me", "pass": world.secret()})
    return NewConnector(factory_id="simple-mail-transfer-protocol", config=config)


async def social_connector(world: World) -> Connector:
    """One that is set up."""
    return await create_connector(world.administrator, social(world))


def enterprise(world: World) -> NewSsoConnector:
    """A connector to the provider of an enterprise."""
    config = {"clientId": "client", "clientSecret": world.secret(), "issuer": "https://idp.invalid"}
    return NewSsoConnector(provider_name="OIDC", connector_name=unique("enterprise"), config=config)


async def saml_connector(world: World) -> SsoConnector:
    """One that speaks SAML."""
    new = NewSsoConnector(provider_name="SAML", connector_name=unique("enterprise"), config=saml())
    return await create_sso_connector(world.administrator, new)


async def linked_user(world: World) -> tuple[User, str]:
    """A user with an account at a provider."""
    user, target = await world.user(), unique("target")
    await replace_identity(world.administrator, user.id, target, unique("account"), {"name": "Alice"})
    return user, target


@case_of(create_connector)
async def of_create_connector(world: World) -> Call:
    new = social(world)
    return lambda: create_connector(world.administrator, new)


@case_of(create_connector)
async def of_replacing_the_connector_for_mails(world: World) -> Call:
    await create_connector(world.administrator, mail(world))
    new = mail(world)
    return lambda: create_connector(world.administrator, new)


@case_of(update_connector)
async def of_update_connector(world: World) -> Call:
    connector = await social_connector(world)
    config = {**(social(world).config or {}), "clientId": "other"}
    changes = ConnectorChanges(config=config, metadata={"name": {"en": "Work"}}, is_profile_synchronized=True)
    return lambda: update_connector(world.administrator, connector.id, changes)


@case_of(delete_connector)
async def of_delete_connector(world: World) -> Call:
    connector = await social_connector(world)
    return lambda: delete_connector(world.administrator, connector.id)


@case_of(reveal_connectors)
async def of_reveal_connectors(world: World) -> Call:
    connector = await social_connector(world)
    return lambda: reveal_connectors(world.administrator, ConnectorFilter(target=connector.target))


@case_of(reveal_connector)
async def of_reveal_connector(world: World) -> Call:
    connector = await social_connector(world)
    return lambda: reveal_connector(world.administrator, connector.id)


@case_of(check_connector)
async def of_check_connector(world: World) -> Call:
    async def call() -> None:
        async with host() as endpoint, allowed("127.0.0.1"):
            config = {"endpoint": endpoint.answer("/send"), "authorization": world.secret()}
            await check_connector(
                world.administrator, "http-sms", Trial(config=config, phone="4915112345678")
            )

    return call


@case_of(delete_inbox_messages)
async def of_delete_inbox_messages(world: World) -> Call:
    said = Content(body=world.secret(), code=world.secret())
    message_id = await keep_message("email", "alice@example.com", "SignIn", said)
    return lambda: delete_inbox_messages(world.administrator, [message_id])


@case_of(create_sso_connector)
async def of_create_sso_connector(world: World) -> Call:
    new = enterprise(world)
    return lambda: create_sso_connector(world.administrator, new)


@case_of(update_sso_connector)
async def of_update_sso_connector(world: World) -> Call:
    connector = await create_sso_connector(world.administrator, enterprise(world))
    changes = SsoConnectorChanges(
        connector_name=unique("renamed"), config=enterprise(world).config, domains=["acme.example.com"]
    )
    return lambda: update_sso_connector(world.administrator, connector.id, changes)


@case_of(update_sso_connector)
async def of_signing_requests(world: World) -> Call:
    connector = await saml_connector(world)
    await add_signing_key(world.administrator, connector.id, is_active=True)
    changes = SsoConnectorChanges(config=saml(signAuthnRequest=True))
    return lambda: update_sso_connector(world.administrator, connector.id, changes)


@case_of(delete_sso_connector)
async def of_delete_sso_connector(world: World) -> Call:
    connector = await saml_connector(world)
    await add_signing_key(world.administrator, connector.id, is_active=True)
    return lambda: delete_sso_connector(world.administrator, connector.id)


@case_of(reveal_sso_connectors)
async def of_reveal_sso_connectors(world: World) -> Call:
    await create_sso_connector(world.administrator, enterprise(world))
    return lambda: reveal_sso_connectors(world.administrator, None)


@case_of(reveal_sso_connector)
async def of_reveal_sso_connector(world: World) -> Call:
    connector = await create_sso_connector(world.administrator, enterprise(world))
    return lambda: reveal_sso_connector(world.administrator, connector.id)


@case_of(add_signing_key)
async def of_add_signing_key(world: World) -> Call:
    connector = await saml_connector(world)
    await add_signing_key(world.administrator, connector.id, is_active=True)
    return lambda: add_signing_key(world.administrator, connector.id, is_active=True)


@case_of(set_signing_key_active)
async def of_set_signing_key_active(world: World) -> Call:
    connector = await saml_connector(world)
    await add_signing_key(world.administrator, connector.id, is_active=True)
    key = await add_signing_key(world.administrator, connector.id, is_active=False)
    return lambda: set_signing_key_active(world.administrator, connector.id, key.id, True)


@case_of(delete_signing_key)
async def of_delete_signing_key(world: World) -> Call:
    connector = await saml_connector(world)
    key = await add_signing_key(world.administrator, connector.id, is_active=False)
    return lambda: delete_signing_key(world.administrator, connector.id, key.id)


@case_of(replace_identity)
async def of_replace_identity(world: World) -> Call:
    user, target = await linked_user(world)
    return lambda: replace_identity(world.administrator, user.id, target, unique("account"))


@case_of(replace_identity)
async def of_a_first_identity(world: World) -> Call:
    user = await world.user()
    return lambda: replace_identity(world.administrator, user.id, unique("target"), unique("account"))


@case_of(remove_identity)
async def of_remove_identity(world: World) -> Call:
    user, target = await linked_user(world)
    return lambda: remove_identity(world.administrator, user.id, target)


@case_of(delete_stored_tokens)
async def of_delete_stored_tokens(world: World) -> Call:
    user, _ = await linked_user(world)
    tokens_id = unique("tokens")
    await database.execute(
        "INSERT INTO stored_tokens (id, user_id, social_identity_id, tokens_encrypted, metadata, created_at, "
        "updated_at) SELECT $1, user_id, id, 'x', '{}', now(), now() FROM social_identities WHERE user_id = $2",
        tokens_id,
        user.id,
    )
    return lambda: delete_stored_tokens(world.administrator, tokens_id)
