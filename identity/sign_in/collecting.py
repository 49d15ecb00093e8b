"""What proofs add to the account that is made or completed."""

import msgspec

from identity.experience.email_blocklist import require_allowed_email
from identity.sign_in import federation, rules
from identity.sign_in.errors import NotVerified
from identity.sign_in.records import (
    EmailCodeRecord,
    EnterpriseSsoRecord,
    NewPasswordIdentityRecord,
    OneTimeTokenRecord,
    PhoneCodeRecord,
    Profile,
    Record,
    SocialRecord,
)
from identity.sign_in.steps import Step


async def collect(current: Step, record: Record) -> None:
    """Add what a complete proof tells of the person to what was collected for their account."""
    state = current.state
    given = await _told_by(current, record)
    values = {name: value for name in given.__struct_fields__ if (value := getattr(given, name)) is not None}
    if email := values.get("primary_email"):
        require_allowed_email(current.settings.email_blocklist_policy, email)
    state.profile = msgspec.structs.replace(state.profile, **values)


async def _told_by(current: Step, record: Record) -> Profile:
    if isinstance(record, NewPasswordIdentityRecord):
        return Profile(
            username=record.identifier.value,
            password_digest=record.password_digest,
            password_algorithm=record.password_algorithm,
        )
    rules.require_verified(record)
    if isinstance(record, EmailCodeRecord):
        return Profile(primary_email=record.identifier.value)
    if isinstance(record, PhoneCodeRecord):
        return Profile(primary_phone=record.identifier.value)
    if isinstance(record, OneTimeTokenRecord):
        return Profile(
            primary_email=record.identifier.value, jit_organization_ids=record.organization_ids or None
        )
    if isinstance(record, SocialRecord) and current.identified:
        return await federation.linking_profile(current, record)
    if isinstance(record, SocialRecord | EnterpriseSsoRecord):
        return await federation.profile_from(current, record)
    raise NotVerified
