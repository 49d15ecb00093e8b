"""Proof by an account at an enterprise's own provider."""

from collections.abc import Mapping
from typing import Any

import msgspec

from identity.connectors.addresses import with_query
from identity.connectors.authorization import require_opening
from identity.connectors.errors import NotTheSameSignIn
from identity.connectors.saml import waiting
from identity.connectors.social.flow import Arrived, Begun, Opening, require_same
from identity.connectors.social.people import ProviderPerson
from identity.sign_in.errors import VerificationNotFound
from identity.sign_in.events import StepName
from identity.sign_in.federation import require_single_sign_on, sealed_tokens
from identity.sign_in.records import Captcha, EnterpriseSsoRecord
from identity.sign_in.steps import Step, step
from identity.sso import relying_party, saml_party
from identity.sso.arrivals import take_arrival
from identity.sso.domain_queries import known_sso_connector, owns_email
from identity.sso.models import SsoConnector
from identity.sso.providers import PROVIDERS


@step(StepName.SSO_BEGUN)
async def begin_sso(
    current: Step, connector_id: str, state: str, redirect_uri: str, arrival_token: str | None = None
) -> tuple[str, str]:
    """Send a person to their enterprise's provider; the id of the verification, and the provider's address. Who just
    came from there goes on at once: the token is of their browser's arrival."""
    require_single_sign_on(current)
    row = await known_sso_connector(connector_id)
    require_opening(state, redirect_uri)
    opening = Opening(state=state, redirect_uri=redirect_uri)
    begun = await _arrived_before(current, row, opening, arrival_token) or await _begun(row, opening)
    record = EnterpriseSsoRecord(connector_id=row.id, pending=begun.kept)
    current.state.put(record)
    return record.id, begun.uri


@step(StepName.SSO)
async def verify_sso(current: Step, connector_id: str, verification_id: str, data: Mapping[str, Any]) -> str:
    """Take the answer that a person came back with, once; the id of the verification."""
    require_single_sign_on(current)
    row = await known_sso_connector(connector_id)
    record = current.state.record(verification_id)
    if not isinstance(record, EnterpriseSsoRecord) or record.connector_id != row.id:
        raise VerificationNotFound
    if record.pending is None:
        raise NotTheSameSignIn
    arrived, issuer, is_vouched = await _arrived(row, record.pending, data)
    email = arrived.person.email
    current.state.replace(
        record,
        pending=None,
        enterprise_sso_user_info=arrived.person,
        issuer=issuer,
        is_email_trusted=bool(email and is_vouched and owns_email(row, email)),
        tokens_encrypted=sealed_tokens(row.is_token_storage_enabled, arrived.tokens),
    )
    current.state.captcha = Captcha(current.state.captcha.verified, skipped=True)
    return record.id


async def _begun(row: SsoConnector, opening: Opening) -> Begun:
    if PROVIDERS[row.provider_name].protocol == "oidc":
        return await relying_party.begin(row, opening)
    return await saml_party.begin(row, opening)


async def _arrived_before(
    current: Step, row: SsoConnector, opening: Opening, token: str | None
) -> Begun | None:
    """The way on for somebody whose sign-in began at the provider. It counts only in the one that followed from it,
    which asks for this connector: nobody else's arrival is slipped into a sign-in that a person began themselves."""
    asked = current.interaction.parameters.get("direct_sign_in")
    if token is None or asked != f"sso:{row.id}":
        return None
    taken = await take_arrival(row.id, token, current.interaction.created_at)
    if taken is None:
        return None
    person, issuer = taken
    kept = {"state": opening.state, "redirect_uri": opening.redirect_uri, "issuer": issuer}
    return Begun(
        uri=with_query(opening.redirect_uri, {"state": opening.state}),
        kept=kept | {"person": msgspec.to_builtins(person)},
    )


async def _arrived(
    row: SsoConnector, kept: dict[str, Any], data: Mapping[str, Any]
) -> tuple[Arrived, str, bool]:
    if PROVIDERS[row.provider_name].protocol == "oidc":
        return await relying_party.finish(row, kept, data)
    if "person" in kept:
        require_same(kept, data)
        return Arrived(person=msgspec.convert(kept["person"], ProviderPerson)), kept["issuer"], True
    person, issuer = await waiting.redeem(kept, data)
    return Arrived(person=person), issuer, True
