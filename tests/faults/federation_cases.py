"""Fault cases of signing in with other providers, and of linking accounts there."""

from typing import Any

from identity.applications.actions import NewApplication, create_application
from identity.connectors.actions import NewConnector, create_connector
from identity.connectors.linking import link_account
from identity.connectors.models import Connector
from identity.experience.actions import update_sign_in_experience
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions as steps
from identity.sign_in import (
    completion,
    identification_actions,
    saml_actions,
    social_actions,
    sso_actions,
)
from identity.sign_in.records import InteractionEvent
from identity.sso.actions import NewSsoConnector, create_sso_connector
from identity.sso.idp_initiated_actions import (
    NewIdpInitiatedSignIn,
    remove_idp_initiated_sign_in,
    set_idp_initiated_sign_in,
)
from identity.sso.models import SsoConnector
from tests.connectors.harbour import FACTORY, harbour_config, harbour_installed
from tests.delivery.hosts import Host, allowed, host
from tests.faults.cases import Call, case_of
from tests.faults.sign_in_cases import started
from tests.faults.world import BROWSER, World, unique
from tests.sign_in.providers import (
    CALLBACK,
    STATE,
    OidcHost,
    answer,
    oidc_connector,
    oidc_host,
    sso_connector,
)
from tests.sso.identity_provider import ENDPOINT, SamlProvider, request_in, saml_connector

SIGN_IN = InteractionEvent.SIGN_IN
_TRIES = 20  # an answer is used up by each
OWN_PAGE = f"{ENDPOINT}/callback/here"


def while_answering(there: Host, call: Call) -> Call:
    """The call with the host there for it, which is gone in between."""

    async def run() -> Any:
        async with host(there), allowed("127.0.0.1"):
            return await call()

    return run


async def enterprise(world: World) -> tuple[SamlProvider, SsoConnector, str]:
    """A SAML provider, a connector to it, and an interaction."""
    idp = SamlProvider()
    new = NewSsoConnector(provider_name="SAML", connector_name=unique("Acme"), config=idp.config)
    row = await create_sso_connector(SYSTEM, new)
    await update_sign_in_experience(SYSTEM, {"singleSignOnEnabled": True})
    return idp, row, await started(world, SIGN_IN)


async def sent_to_social(idp: OidcHost, world: World) -> tuple[str, Connector, str, str]:
    """Somebody who was sent to a social provider: interaction, connector, verification and address."""
    row = await oidc_connector(idp, target=unique("target"))
    interaction_id = await started(world, SIGN_IN)
    record, uri = await social_actions.begin_social(BROWSER, interaction_id, row.id, STATE, CALLBACK)
    return interaction_id, row, record, uri


@case_of(social_actions.begin_social)
async def of_begin_social(world: World) -> Call:
    row = await oidc_connector(OidcHost(Host()), target=unique("target"))
    interaction_id = await started(world, SIGN_IN)
    return lambda: social_actions.begin_social(BROWSER, interaction_id, row.id, STATE, CALLBACK)


@case_of(social_actions.verify_social)
async def of_verify_social(world: World) -> Call:
    async with oidc_host() as idp:
        interaction_id, row, record, uri = await sent_to_social(idp, world)
        idp.grant(uri)
    return while_answering(
        idp.host, lambda: social_actions.verify_social(BROWSER, interaction_id, row.id, record, answer())
    )


@case_of(completion.sign_in)
async def of_submit_that_links_a_social_account(world: World) -> Call:
    email = f"{unique('ada')}@example.com"
    await world.user(primary_email=email)
    async with oidc_host() as idp:
        interaction_id, row, record, uri = await sent_to_social(idp, world)
        idp.grant(uri, email=email, email_verified=True, sub=unique("person"))
        await social_actions.verify_social(BROWSER, interaction_id, row.id, record, answer())
    await identification_actions.identify(BROWSER, interaction_id, record, links_social=True)
    return lambda: steps.submit(BROWSER, interaction_id)


# What is remembered of the request may stay when the step fails after it: nobody can answer it.
@case_of(sso_actions.begin_sso, leaves=frozenset({"saml_requests"}))
async def of_begin_sso(world: World) -> Call:
    _, row, interaction_id = await enterprise(world)
    return lambda: sso_actions.begin_sso(BROWSER, interaction_id, row.id, STATE, OWN_PAGE)


# The request is used up by its first answer, whatever comes of that.
@case_of(saml_actions.accept_assertion, leaves=frozenset({"saml_requests"}))
async def of_accept_assertion(world: World) -> Call:
    idp, row, interaction_id = await enterprise(world)

    requests = [
        await sso_actions.begin_sso(BROWSER, interaction_id, row.id, STATE, OWN_PAGE) for _ in range(_TRIES)
    ]
    responses = [idp.answer(row.id, str(request_in(uri).get("ID"))) for _, uri in requests]
    return lambda: saml_actions.accept_assertion(BROWSER, row.id, responses.pop())


@case_of(saml_actions.accept_unasked_assertion)
async def of_accept_unasked_assertion(world: World) -> Call:
    idp, row, _ = await enterprise(world)
    await set_idp_initiated_sign_in(world.administrator, row.id, await leading_to_an_application(world))
    response = idp.answer(row.id, None, id=unique("assertion"))
    return lambda: saml_actions.accept_unasked_assertion(BROWSER, row.id, response)


async def leading_to_an_application(world: World) -> NewIdpInitiatedSignIn:
    """Where a sign-in leads that begins at the provider."""
    metadata = {"redirectUris": ["https://app.example.com/callback"], "postLogoutRedirectUris": []}
    new = NewApplication(name=unique("App"), type="Traditional", oidc_client_metadata=metadata)
    application = (await create_application(world.administrator, new)).application
    return NewIdpInitiatedSignIn(application_id=application.id, sends_request=True)


@case_of(set_idp_initiated_sign_in)
async def of_set_idp_initiated_sign_in(world: World) -> Call:
    _, row, _ = await enterprise(world)
    new = await leading_to_an_application(world)
    return lambda: set_idp_initiated_sign_in(world.administrator, row.id, new)


@case_of(remove_idp_initiated_sign_in)
async def of_remove_idp_initiated_sign_in(world: World) -> Call:
    _, row, _ = await enterprise(world)
    await set_idp_initiated_sign_in(world.administrator, row.id, await leading_to_an_application(world))
    return lambda: remove_idp_initiated_sign_in(world.administrator, row.id)


# The request is used up by its first answer, whatever comes of that.
@case_of(saml_actions.accept_social_assertion, leaves=frozenset({"saml_requests"}))
async def of_accept_social_assertion(world: World) -> Call:
    idp = SamlProvider()
    row = await saml_connector(idp, target=unique("target"))
    interaction_id = await started(world, SIGN_IN)

    requests = [
        await social_actions.begin_social(BROWSER, interaction_id, row.id, STATE, OWN_PAGE)
        for _ in range(_TRIES)
    ]
    responses = [idp.social_answer(row.id, str(request_in(uri).get("ID"))) for _, uri in requests]
    return lambda: saml_actions.accept_social_assertion(BROWSER, row.id, responses.pop())


@case_of(sso_actions.verify_sso)
async def of_verify_sso(world: World) -> Call:
    async with oidc_host() as idp:
        row = await sso_connector(idp, name=unique("Acme"))
        interaction_id = await started(world, SIGN_IN)
        record, uri = await sso_actions.begin_sso(BROWSER, interaction_id, row.id, STATE, CALLBACK)
        idp.grant(uri)
    return while_answering(
        idp.host, lambda: sso_actions.verify_sso(BROWSER, interaction_id, row.id, record, answer())
    )


@case_of(link_account)
async def of_link_account(world: World) -> Call:
    async with host() as there:
        there.answer("/token", b'{"access_token": "token"}')
        there.answer("/me", b'{"id": "%s"}' % unique("person").encode())
    with harbour_installed():
        new = NewConnector(factory_id=FACTORY, config=harbour_config(there.url))
        row, user = await create_connector(world.administrator, new), await world.user()

    async def linked() -> Any:
        with harbour_installed():
            return await link_account(world.administrator, user.id, row.id, answer())

    return while_answering(there, linked)
