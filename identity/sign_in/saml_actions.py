"""Answers of SAML providers, which their forms bring without our cookies: in answer to a request, or unasked.

An answer identifies nobody here yet. It waits for the browser that brought it, and counts in a sign-in of that browser.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from identity.connectors.authorization import social_connector
from identity.connectors.errors import AssertionRefused
from identity.connectors.saml import waiting
from identity.connectors.saml.responses import Vouched, request_answered
from identity.connectors.saml.social_answers import vouched_by_social
from identity.connectors.saml.waiting import Waiting
from identity.experience.queries import settings_for
from identity.grants.spent import spend
from identity.kernel import clock
from identity.kernel.action import ANYONE, announce, prepared_action
from identity.kernel.actor import Actor
from identity.sign_in.events import STEPS, IdpInitiatedSsoArrived, StepName, StepTaken
from identity.sign_in.records import InteractionEvent
from identity.sso.arrivals import keep_arrival
from identity.sso.domain_queries import known_sso_connector
from identity.sso.idp_initiated_queries import next_address, stored
from identity.sso.models import IdpInitiatedSignIn
from identity.sso.saml_party import party_of, vouched_by

_ENTERPRISE = STEPS[InteractionEvent.SIGN_IN, StepName.SSO]
_SOCIAL = STEPS[InteractionEvent.SIGN_IN, StepName.SOCIAL]
_LONGEST_LIFE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to a request, that has been checked."""

    waiting: Waiting
    vouched: Vouched = field(repr=False)
    issuer: str


@dataclass(frozen=True, slots=True)
class Unasked:
    """An assertion that nobody asked for, that has been checked, and where it leads."""

    target: IdpInitiatedSignIn
    vouched: Vouched = field(repr=False)
    issuer: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where the browser goes on, and its secret if nobody had sent it to the provider."""

    address: str
    token: str | None = field(default=None, repr=False)


def is_unasked(response: str) -> bool:
    """Whether an answer says to be for no request. What cannot be read is refused, on record, as if it were for one."""
    try:
        return request_answered(response) == ""
    except AssertionRefused:
        return False


async def accept_enterprise_answer(actor: Actor, connector_id: str, response: str) -> Arrival:
    """Take what an enterprise's provider sent, asked or not."""
    if is_unasked(response):
        return await accept_unasked_assertion(actor, connector_id, response)
    return Arrival(await accept_assertion(actor, connector_id, response))


async def _enterprise(_actor: Actor, connector_id: str, response: str) -> Answered | AssertionRefused:
    row = await known_sso_connector(connector_id)
    try:
        request = await waiting.take_request(party_of(row).consumer, response)
        return Answered(request, *await vouched_by(row, request.id, response))
    except AssertionRefused as refused:
        return refused


@prepared_action(needs=ANYONE, prepare=_enterprise, announces=_ENTERPRISE)
async def accept_assertion(
    actor: Actor, answered: Answered | AssertionRefused, connector_id: str, response: str
) -> str:
    """Take the answer of an enterprise's provider; where its browser goes on."""
    return await _kept(_ENTERPRISE, answered)


async def _social(_actor: Actor, connector_id: str, response: str) -> Answered | AssertionRefused:
    row = await social_connector(connector_id)
    try:
        return Answered(*await vouched_by_social(row, response))
    except AssertionRefused as refused:
        return refused


@prepared_action(needs=ANYONE, prepare=_social, announces=_SOCIAL)
async def accept_social_assertion(
    actor: Actor, answered: Answered | AssertionRefused, connector_id: str, response: str
) -> str:
    """Take the answer of a social provider; where its browser goes on."""
    return await _kept(_SOCIAL, answered)


async def _unasked(_actor: Actor, connector_id: str, response: str) -> Unasked | AssertionRefused:
    row = await known_sso_connector(connector_id)
    target = await stored(row.id)
    try:
        if target is None or not (await settings_for(target.application_id)).single_sign_on_enabled:
            raise AssertionRefused(reason="nobody waits for it")
        return Unasked(target, *await vouched_by(row, None, response))
    except AssertionRefused as refused:
        return refused


@prepared_action(needs=ANYONE, prepare=_unasked, announces=IdpInitiatedSsoArrived)
async def accept_unasked_assertion(
    actor: Actor, unasked: Unasked | AssertionRefused, connector_id: str, response: str
) -> Arrival:
    """Take an assertion that nobody asked for, where the connector allows that, once; where its browser goes on."""
    if isinstance(unasked, Unasked) and (refused := await _used_before(unasked)):
        unasked = refused
    if isinstance(unasked, AssertionRefused):
        await announce(IdpInitiatedSsoArrived(result="Error", error=unasked.code))
        raise unasked.keeping_effects()
    await announce(IdpInitiatedSsoArrived(application_id=unasked.target.application_id, result="Success"))
    token = await keep_arrival(connector_id, unasked.vouched.person, unasked.issuer)
    return Arrival(await next_address(unasked.target), token)


async def _used_before(unasked: Unasked) -> AssertionRefused | None:
    """An assertion is good for one arrival, at whichever worker; so it may not be valid for longer than we remember."""
    ends_at = unasked.vouched.ends_at
    if ends_at > clock.now() + _LONGEST_LIFE:
        return AssertionRefused(reason="it is valid for too long")
    if not await spend("saml-assertion", unasked.issuer, unasked.vouched.assertion_id, ends_at):
        return AssertionRefused(reason="it was used before")
    return None


async def _kept(event: type[StepTaken], answered: Answered | AssertionRefused) -> str:
    if isinstance(answered, AssertionRefused):
        await announce(event(result="Error", error=answered.code))
        raise answered.keeping_effects()
    await announce(event(result="Success"))
    return await waiting.keep_answer(answered.waiting, answered.vouched.person, answered.issuer)
