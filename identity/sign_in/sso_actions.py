"""Proof by an account at an enterprise's own provider."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from identity.connectors.authorization import require_opening
from identity.connectors.errors import InsufficientInformation, NotTheSameSignIn
from identity.connectors.social.flow import Arrived, Begun, Opening, require_same
from identity.connectors.social.people import ProviderPerson
from identity.sign_in.errors import VerificationNotFound
from identity.sign_in.events import StepName
from identity.sign_in.federation import require_single_sign_on, sealed_tokens
from identity.sign_in.records import Captcha, EnterpriseSsoRecord
from identity.sign_in.steps import Step, step
from identity.sso import relying_party, saml_party
from identity.sso.domain_queries import known_sso_connector, owns_email
from identity.sso.errors import AssertionRefused
from identity.sso.models import SsoConnector
from identity.sso.providers import PROVIDERS


@step(StepName.SSO_BEGUN)
async def begin_sso(current: Step, connector_id: str, state: str, redirect_uri: str) -> tuple[str, str]:
    """Send a person to their enterprise's provider; the id of the verification, and the provider's address."""
    require_single_sign_on(current)
    row = await known_sso_connector(connector_id)
    require_opening(state, redirect_uri)
    begun = await _begun(current, row, Opening(state=state, redirect_uri=redirect_uri))
    record = EnterpriseSsoRecord(connector_id=row.id, pending=begun.kept)
    current.state.put(record)
    return record.id, begun.uri


@step(StepName.SSO)
async def accept_assertion(current: Step, connector_id: str, response: str) -> str:
    """Take a SAML provider's answer, which comes without the browser's cookies; where the browser goes on. It counts
    once the person who began goes on with it."""
    require_single_sign_on(current)
    row = await known_sso_connector(connector_id)
    record = next(
        (each for each in current.state.verification_records if isinstance(each, EnterpriseSsoRecord)), None
    )
    if record is None or record.connector_id != row.id or not (record.pending or {}).get("request_id"):
        raise AssertionRefused(reason="nobody waits for it")
    kept = dict(record.pending or {})
    person, issuer = await saml_party.person_of_answer(row, kept.pop("request_id"), response)
    current.state.replace(record, pending={**kept, "person": msgspec.to_builtins(person), "issuer": issuer})
    joint = "&" if urlsplit(kept["redirect_uri"]).query else "?"
    return f"{kept['redirect_uri']}{joint}{urlencode({'state': kept['state']})}"


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


async def _begun(current: Step, row: SsoConnector, opening: Opening) -> Begun:
    if PROVIDERS[row.provider_name].protocol == "oidc":
        return await relying_party.begin(row, opening)
    if urlsplit(opening.redirect_uri).scheme not in ("http", "https"):  # the browser is sent there by us
        raise InsufficientInformation
    return await saml_party.begin(row, opening, current.interaction.id)


async def _arrived(
    row: SsoConnector, kept: dict[str, Any], data: Mapping[str, Any]
) -> tuple[Arrived, str, bool]:
    if PROVIDERS[row.provider_name].protocol == "oidc":
        return await relying_party.finish(row, kept, data)
    require_same(kept, data, is_bound=True)
    if "person" not in kept:
        raise NotTheSameSignIn
    return Arrived(person=msgspec.convert(kept["person"], ProviderPerson)), kept["issuer"], True
