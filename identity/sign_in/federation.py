"""Whose account an account at another provider is, what it adds to one, and which may be linked."""

from typing import Any

import msgspec

from identity.connectors.authorization import social_connector
from identity.connectors.errors import IdentityTaken, SocialIdentityUnknown
from identity.connectors.identity_changes import details_of
from identity.connectors.social.flow import Tokens
from identity.connectors.social.people import ProviderPerson
from identity.experience.settings import CONSOLE_SETTINGS
from identity.kernel.errors import Forbidden
from identity.sign_in.errors import NotVerified
from identity.sign_in.records import EnterpriseSsoRecord, Profile, SocialRecord
from identity.sign_in.steps import Step
from identity.sso.domain_queries import known_sso_connector
from identity.sso.errors import SsoIdentityUnknown
from identity.sso.owner_queries import has_social_identity, owner_of_social_identity, owner_of_sso_identity
from identity.sso.token_vault import sealed
from identity.users.models import User
from identity.users.queries import user_by_identifier

FederatedRecord = SocialRecord | EnterpriseSsoRecord


def require_open_to_providers(current: Step) -> None:
    """The console's own sign-in trusts no other provider: whoever may set one up would become any administrator."""
    if current.settings is CONSOLE_SETTINGS:
        raise Forbidden


def require_single_sign_on(current: Step) -> None:
    """Refuse enterprise providers where they are not in use."""
    require_open_to_providers(current)
    if not current.settings.single_sign_on_enabled:
        raise Forbidden


def person_in(record: FederatedRecord) -> ProviderPerson:
    """Who came back from the provider."""
    person = record.social_user_info if isinstance(record, SocialRecord) else record.enterprise_sso_user_info
    if person is None:
        raise NotVerified
    return person


async def account_of(current: Step, record: FederatedRecord, *, links: bool = False) -> User:
    """The account of the person who came back. One that is not linked yet is linked when the person asks for it, the
    settings say so, or an enterprise vouches for the address; otherwise it is unknown."""
    if isinstance(record, SocialRecord):
        return await _social_account(current, record, links=links)
    return await _enterprise_account(current, record)


async def profile_from(current: Step, record: FederatedRecord) -> Profile:
    """What the person brings along for a new account; addresses only when nobody else has them."""
    person = person_in(record)
    if await _owner(record, person) is not None:
        raise IdentityTaken
    has_email = isinstance(record, SocialRecord) or record.is_email_trusted
    found = Profile(
        primary_email=await _free("email", person.email if has_email else None),
        primary_phone=await _free("phone", person.phone if isinstance(record, SocialRecord) else None),
        name=person.name,
        avatar=person.avatar,
    )
    return msgspec.structs.replace(found, **_link(record, person))


async def linking_profile(current: Step, record: SocialRecord) -> Profile:
    """What adding a social account to an identified person's own collects."""
    person = person_in(record)
    user_id = current.state.user_id
    if await _owner(record, person) or (user_id and await has_social_identity(user_id, record.target)):
        raise IdentityTaken
    return Profile(**_link(record, person))


def sealed_tokens(is_kept: bool, tokens: Tokens | None) -> str | None:
    """Tokens for the vault, where the connector keeps them."""
    return sealed(tokens) if is_kept else None


async def _social_account(current: Step, record: SocialRecord, *, links: bool) -> User:
    person = person_in(record)
    row = await social_connector(record.connector_id)
    if user := await _owner(record, person):
        if row.is_profile_synchronized:
            _synchronize(current, person)
        return user
    related = await _related(person)
    if related is None:
        raise SocialIdentityUnknown
    user, shown = related
    if not links and current.settings.social_sign_in.automatic_account_linking is not True:
        raise SocialIdentityUnknown(data={"relatedUser": shown})
    if record.target in user.identities:  # with another account there, which stays
        raise IdentityTaken
    _collect(current, _link(record, person))
    if row.is_profile_synchronized:
        _synchronize(current, person)
    return user


async def _enterprise_account(current: Step, record: EnterpriseSsoRecord) -> User:
    person = person_in(record)
    row = await known_sso_connector(record.connector_id)
    user = await _owner(record, person)
    if user is None and record.is_email_trusted and person.email:
        user = await user_by_identifier("email", person.email)
    if user is None:
        raise SsoIdentityUnknown
    _collect(current, _link(record, person))
    if row.is_profile_synchronized:
        _synchronize(current, person)
    return user


async def _owner(record: FederatedRecord, person: ProviderPerson) -> User | None:
    if isinstance(record, SocialRecord):
        return await owner_of_social_identity(record.target, person.id)
    return await owner_of_sso_identity(record.connector_id, record.issuer or "", person.id)


async def _related(person: ProviderPerson) -> tuple[User, dict[str, str]] | None:
    """An account with an address that the provider vouches for, and that address."""
    if person.email and (user := await user_by_identifier("email", person.email)):
        return user, {"type": "email", "value": person.email}
    if person.phone and (user := await user_by_identifier("phone", person.phone)):
        return user, {"type": "phone", "value": person.phone}
    return None


async def _free(kind: Any, value: str | None) -> str | None:
    if value is None or await user_by_identifier(kind, value):
        return None
    return value


def _link(record: FederatedRecord, person: ProviderPerson) -> dict[str, Any]:
    if isinstance(record, SocialRecord):
        return {"social_identity": {"target": record.target, "userInfo": details_of(person)}}
    found = {"connectorId": record.connector_id, "issuer": record.issuer, "userInfo": details_of(person)}
    return {"enterprise_sso_identity": found}


def _synchronize(current: Step, person: ProviderPerson) -> None:
    told = {"name": person.name, "avatar": person.avatar}
    _collect(current, {name: value for name, value in told.items() if value is not None})


def _collect(current: Step, values: dict[str, Any]) -> None:
    current.state.profile = msgspec.structs.replace(current.state.profile, **values)
