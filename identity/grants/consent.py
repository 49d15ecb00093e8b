"""What a third-party application asks a person for, and the person's yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import orjson

from identity.applications import queries as applications
from identity.applications.clients import Client, is_address
from identity.grants import scopes
from identity.grants.authorization import AuthorizationRequest, Prompt, missing_consent
from identity.grants.errors import ConsentNotPending, ConsentOutsideOrganizations
from identity.grants.queries import Standing, standing
from identity.kernel import database
from identity.kernel.action import ANYONE, action
from identity.kernel.actor import Actor
from identity.resources import queries as resources
from identity.security.secrets import equal, token_hash
from identity.sessions.changes import save_result
from identity.sessions.models import Interaction
from identity.sessions.queries import interaction as stored_interaction
from identity.users.models import User
from identity.users.queries import user_by_id

_NOT_SHOWN = frozenset({scopes.OPENID, scopes.OFFLINE_ACCESS})
_CANCELLED = {"error": "access_denied", "description": "the user did not allow it"}


@dataclass(frozen=True, slots=True)
class MissingScope:
    """An API or organization scope that is asked for."""

    resource_id: str
    resource_name: str
    indicator: str
    scope_id: str
    scope_name: str
    scope_description: str | None


@dataclass(frozen=True, slots=True)
class PendingConsent:
    """Everything that the consent page shows."""

    client: Client
    user: User
    redirect_uri: str
    openid_scopes: tuple[str, ...]
    resource_scopes: list[MissingScope]
    organizations: list[tuple[str, str]] | None  # id and name; None when they were not asked for
    request_id: str  # names what is shown, so that a yes is to nothing else


async def pending_consent(
    interaction_id: str, session_token: str | None, *, is_afresh: bool = False
) -> PendingConsent:
    """What the browser's user is asked for; afresh: also what they granted before in this session."""
    interaction, client, own = await asked_here(interaction_id, session_token)
    request = await request_of(interaction, client)
    missing = missing_consent(request, replace(own, scope="", resource_scopes={}) if is_afresh else own)
    user = await user_by_id(own.user_id)
    if user is None:
        raise ConsentNotPending
    return PendingConsent(
        client=client,
        user=user,
        redirect_uri=request.redirect_uri,
        openid_scopes=tuple(each for each in missing.openid if each not in _NOT_SHOWN),
        resource_scopes=await _named_scopes(missing.resource_scopes),
        organizations=await _organizations(own.user_id) if _names_organizations(request) else None,
        request_id=request_id_of(interaction),
    )


@action(needs=ANYONE)
async def give_consent(
    actor: Actor,
    interaction_id: str,
    session_token: str | None,
    organization_ids: Sequence[str],
    request_id: str | None = None,
) -> str:
    """Let the application have what it asks for, in these organizations; where the browser goes on.

    The application may have begun another request while the person was looking at this one: a page that
    says which it showed does not say yes to the other.
    """
    interaction, client, own = await asked_here(interaction_id, session_token)
    if request_id is not None and not equal(request_id, request_id_of(interaction)):
        raise ConsentNotPending
    await allow_organizations(client.id, own.user_id, set(organization_ids))
    return await save_result(interaction, {"consent": {"session_id": own.session_id}})


@action(needs=ANYONE)
async def refuse_consent(actor: Actor, interaction_id: str, session_token: str | None) -> str:
    """Say no; where the browser goes on."""
    interaction, _, _ = await asked_here(interaction_id, session_token)
    return await save_result(interaction, {"error": _CANCELLED})


def request_id_of(interaction: Interaction) -> str:
    """Not the interaction's own id, which only its cookie holds."""
    return token_hash(f"consent {interaction.id}")


async def asked_here(interaction_id: str, session_token: str | None) -> tuple[Interaction, Client, Standing]:
    """The interaction that asks the very session of this browser."""
    interaction = await stored_interaction(interaction_id)
    if interaction is None or interaction.prompt != Prompt.CONSENT:
        raise ConsentNotPending
    client = await applications.client(interaction.application_id)
    own = await standing(session_token, interaction.application_id)
    if client is None or own is None or own.session_id != interaction.session_id:
        raise ConsentNotPending
    return interaction, client, own


async def request_of(interaction: Interaction, client: Client) -> AuthorizationRequest:
    """The request that was validated when the interaction began."""
    parameters = interaction.parameters
    named = parameters.get("resource", [])
    indicators = [str(each) for each in named] if isinstance(named, list) else []
    found = [await resources.resource_by_indicator(each) for each in indicators]
    return AuthorizationRequest(
        client=client,
        redirect_uri=str(parameters.get("redirect_uri", "")),
        requested=scopes.split(str(parameters.get("scope", ""))),
        resources=tuple(each for each in found if each),
        names_organizations=scopes.ORGANIZATIONS_RESOURCE in indicators,
        prompts=frozenset(str(parameters.get("prompt", "")).split()),
        claims=orjson.loads(str(parameters.get("claims", "null"))),
    )


async def _named_scopes(by_resource: dict[str, list[str]]) -> list[MissingScope]:
    rows = await database.fetch(
        "SELECT r.id, r.name, r.indicator, s.id AS scope_id, s.name AS scope_name, s.description "
        "FROM scopes s JOIN resources r ON r.id = s.resource_id WHERE r.indicator = ANY($1) AND s.name = ANY($2) "
        "UNION ALL SELECT $3::text, 'Organizations', $3::text, o.id, o.name, o.description FROM organization_scopes o "
        "WHERE $3::text = ANY($1) AND o.name = ANY($4) ORDER BY 2, 1, 5",
        list(by_resource),
        sorted({name for names in by_resource.values() for name in names}),
        scopes.ORGANIZATIONS_RESOURCE,
        by_resource.get(scopes.ORGANIZATIONS_RESOURCE, []),
    )
    named = [MissingScope(*row.values()) for row in rows]
    return [each for each in named if each.scope_name in by_resource[each.indicator]]


def _names_organizations(request: AuthorizationRequest) -> bool:
    """Whether the person chooses organizations; a client without a row here acts in none."""
    return scopes.ORGANIZATIONS in request.scopes and not is_address(request.client.id)


async def _organizations(user_id: str) -> list[tuple[str, str]]:
    rows = await database.fetch(
        "SELECT o.id, o.name FROM organization_members m JOIN organizations o ON o.id = m.organization_id "
        "WHERE m.user_id = $1 ORDER BY m.created_at, m.id",
        user_id,
    )
    return [(row["id"], row["name"]) for row in rows]


async def allow_organizations(client_id: str, user_id: str, organization_ids: set[str]) -> None:
    """Note the organizations; each must be one that the person belongs to."""
    if not organization_ids:
        return
    if is_address(client_id):
        raise ConsentOutsideOrganizations
    allowed = await database.fetch_value(
        "WITH member AS (SELECT id FROM organization_members WHERE user_id = $1 AND organization_id = ANY($2)), "
        "noted AS (INSERT INTO consented_organizations (application_id, member_id) SELECT $3, id FROM member "
        "ON CONFLICT DO NOTHING) SELECT count(*) FROM member",
        user_id,
        list(organization_ids),
        client_id,
    )
    if allowed != len(organization_ids):
        raise ConsentOutsideOrganizations
