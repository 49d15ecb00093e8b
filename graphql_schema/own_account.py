"""One's own account: what `viewer` shows of it, as far as the account centre's settings and the token open it."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import AUTHENTICATED, declare
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.scalars import JSON
from graphql_schema.users import Address, UserProfile
from identity.account import queries
from identity.account.queries import ShownAccount
from identity.credentials.inputs import FactorType
from identity.kernel import clock
from identity.kernel.actor import Actor
from identity.kernel.errors import Refusal

_ID = strawberry.ID


def _part(name: str, description: str | None = None) -> Any:
    return row(lambda account: account.parts.get(name), description)


def _identities(account: ShownAccount) -> list[dict[str, Any]] | None:
    if "identities" not in account.parts:
        return None
    social = [
        {"target": target, "identityId": each["userId"], "details": each.get("details")}
        for target, each in account.parts["identities"].items()
    ]
    enterprise = [
        {"ssoConnectorId": each.sso_connector_id, "identityId": each.identity_id, "details": each.detail}
        for each in account.parts["sso_identities"]
    ]
    return [*social, *enterprise]


@strawberry.type(description="The address claim (OpenID Connect Core, section 5.1.1).")
class OwnAddress(Address):
    pass


@strawberry.type(description="Standard claims about oneself (OpenID Connect Core, section 5.1).")
class OwnProfile(UserProfile):
    address: OwnAddress | None = row(lambda profile: profile.get("address"))


@strawberry.type(description="An account of one's own at a provider.")
class OwnIdentity:
    target: str | None = row(lambda found: found.get("target"), "The social provider.")
    sso_connector_id: _ID | None = row(
        lambda found: found.get("ssoConnectorId"), "The enterprise's connector."
    )
    identity_id: str = row(lambda found: found["identityId"])
    details: JSON | None = row(lambda found: found.get("details"))


@strawberry.type(description="A second factor of one's own, without its secrets.")
class OwnMfaFactor:
    mfa_factor_id: _ID = row(lambda factor: factor.id)
    type: FactorType = row(lambda factor: FactorType(factor.type))
    name: str | None
    agent: str | None = row(lambda factor: factor.agent, "The browser in which a passkey was made.")
    remaining_codes: int | None = row(
        lambda factor: factor.remaining_codes if factor.type == FactorType.BACKUP_CODE else None,
        "How many backup codes are unused.",
    )
    created_at: datetime
    last_used_at: datetime | None


@strawberry.type(description="What one is asked at sign-in, or let be.")
class OwnSignInSettings:
    mfa_enabled: bool | None
    mfa_skipped: bool
    mfa_suggestion_skipped: bool
    skip_mfa_on_sign_in: bool
    passkey_skipped: bool


@strawberry.type(description="A browser in which one is signed in.")
class OwnSession:
    session_id: _ID = row(lambda session: session.found.session.id)
    is_current: bool
    authenticated_at: datetime = row(lambda session: session.found.session.authenticated_at)
    created_at: datetime = row(lambda session: session.found.session.created_at)
    expires_at: datetime = row(lambda session: session.found.session.expires_at)
    ip: str | None = row(lambda session: session.found.session.ip)
    user_agent: str | None = row(lambda session: session.found.session.user_agent)
    application_ids: list[_ID] = row(lambda session: list(session.found.granted))


@strawberry.type(description="A browser in which one is not asked for one's second factor for a while.")
class OwnTrustedDevice:
    trusted_device_id: _ID = row(lambda device: device.id)
    user_agent: str | None
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime


@strawberry.type(description="What one let an application do.")
class OwnGrant:
    grant_id: _ID = row(lambda found: found.grant.id)
    application_id: _ID = row(lambda found: found.grant.application_id)
    application_name: str
    created_at: datetime = row(lambda found: found.grant.created_at)
    expires_at: datetime = row(lambda found: found.grant.expires_at)


@strawberry.type(description="A token for one's own programs; its value is shown once, when it is made.")
class OwnPersonalAccessToken:
    name: str
    created_at: datetime
    expires_at: datetime | None
    is_expired: bool = row(lambda token: token.expires_at is not None and token.expires_at <= clock.now())


@strawberry.type(
    description="One's own account. What the settings keep off, and what the token has no scope for, is null."
)
class Account:
    user_id: _ID = row(lambda account: account.id, "The plain id, `sub` in tokens.")
    username: str | None = _part("username")
    primary_email: str | None = _part("primary_email")
    primary_phone: str | None = _part("primary_phone")
    name: str | None = _part("name")
    avatar: str | None = _part("avatar")
    profile: OwnProfile | None = _part("profile")
    custom_data: JSON | None = _part("custom_data")
    has_password: bool | None = _part("has_password")
    last_sign_in_at: datetime | None = _part("last_sign_in_at")
    created_at: datetime | None = _part("created_at")
    updated_at: datetime | None = _part("updated_at")
    has_verification_method: bool = row(
        lambda account: account.can_prove, "Whether there is anything to show by that it is really oneself."
    )
    identities: list[OwnIdentity] | None = row(_identities)

    @resolved(list[OwnMfaFactor] | None)
    @staticmethod
    async def mfa_factors(root: strawberry.Parent[ShownAccount], info: Info) -> Any:
        return await queries.own_factors(info.context.actor)

    @resolved(OwnSignInSettings | None)
    @staticmethod
    async def sign_in_settings(root: strawberry.Parent[ShownAccount], info: Info) -> Any:
        return await queries.own_sign_in_preferences(info.context.actor)

    @resolved(list[OwnSession] | None)
    @staticmethod
    async def sessions(
        root: strawberry.Parent[ShownAccount], info: Info, verification_id: _ID | None = None
    ) -> Any:
        return await queries.own_sessions(info.context.actor, verification_id)

    @resolved(list[OwnTrustedDevice] | None)
    @staticmethod
    async def trusted_devices(
        root: strawberry.Parent[ShownAccount], info: Info, verification_id: _ID | None = None
    ) -> Any:
        return await queries.own_trusted_devices(info.context.actor, verification_id)

    @resolved(list[OwnGrant] | None)
    @staticmethod
    async def grants(
        root: strawberry.Parent[ShownAccount],
        info: Info,
        verification_id: _ID | None = None,
        is_third_party: bool | None = None,
    ) -> Any:
        return await queries.own_grants(info.context.actor, verification_id, is_third_party=is_third_party)

    @resolved(list[OwnPersonalAccessToken] | None)
    @staticmethod
    async def personal_access_tokens(
        root: strawberry.Parent[ShownAccount], info: Info, verification_id: _ID | None = None
    ) -> Any:
        return await queries.own_tokens(info.context.actor, verification_id)


async def account_or_null(actor: Actor) -> ShownAccount | None:
    """The account of whoever asks; null where there is none, or none that is open to them."""
    try:
        return await queries.shown_account(actor)
    except Refusal:
        return None


for _name in (
    "Account", "OwnAddress", "OwnProfile", "OwnIdentity", "OwnMfaFactor", "OwnSignInSettings", "OwnSession", "OwnGrant",
    "OwnPersonalAccessToken", "OwnTrustedDevice",
):  # fmt: skip
    declare(_name, AUTHENTICATED)
