"""Proof by an account at a social provider."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from identity.connectors.authorization import begin_at, finish_at, require_opening, social_connector
from identity.connectors.errors import NotTheSameSignIn
from identity.connectors.models import Connector
from identity.connectors.social.flow import Opening
from identity.grants.spent import spend
from identity.kernel import clock
from identity.sign_in.errors import VerificationNotFound
from identity.sign_in.events import StepName
from identity.sign_in.federation import require_open_to_providers, sealed_tokens
from identity.sign_in.records import Captcha, SocialRecord
from identity.sign_in.steps import Step, step

_GOOGLE = "google-universal"
_CREDENTIAL_LIFE = timedelta(hours=2)  # Google's last one hour


@step(StepName.SOCIAL_BEGUN)
async def begin_social(current: Step, connector_id: str, state: str, redirect_uri: str) -> tuple[str, str]:
    """Send a person to a social provider; the id of the verification, and the provider's address."""
    require_open_to_providers(current)
    row = await social_connector(connector_id)
    require_opening(state, redirect_uri)
    begun = await begin_at(row, Opening(state=state, redirect_uri=redirect_uri))
    record = SocialRecord(connector_id=row.id, target=row.target or "", pending=begun.kept)
    current.state.put(record)
    return record.id, begun.uri


@step(StepName.SOCIAL)
async def verify_social(
    current: Step, connector_id: str, verification_id: str | None, data: Mapping[str, Any]
) -> str:
    """Take the answer that a person came back with, once; the id of the verification."""
    require_open_to_providers(current)
    row = await social_connector(connector_id)
    record = _record(current, row, verification_id, data)
    if record.pending is None:
        raise NotTheSameSignIn
    arrived = await finish_at(row, record.pending, data)
    if row.factory_id == _GOOGLE and "credential" in data:
        await _spend(data)
    current.state.replace(
        record,
        pending=None,
        social_user_info=arrived.person,
        tokens_encrypted=sealed_tokens(row.is_token_storage_enabled, arrived.tokens),
    )
    current.state.captcha = Captcha(current.state.captcha.verified, skipped=True)
    return record.id


def _record(
    current: Step, row: Connector, verification_id: str | None, data: Mapping[str, Any]
) -> SocialRecord:
    """The sign-in that was begun at this connector; only Google's One Tap comes without one."""
    if verification_id is None and row.factory_id == _GOOGLE and "credential" in data:
        return SocialRecord(connector_id=row.id, target=row.target or "", pending={})
    record = current.state.record(verification_id or "")
    if not isinstance(record, SocialRecord) or record.connector_id != row.id:
        raise VerificationNotFound
    return record


async def _spend(data: Mapping[str, Any]) -> None:
    """A credential of One Tap is tied to no sign-in of ours, and so it is good for one alone."""
    if not await spend("google-one-tap", "", str(data["credential"]), clock.now() + _CREDENTIAL_LIFE):
        raise NotTheSameSignIn
