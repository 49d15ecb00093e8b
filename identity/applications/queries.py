"""Reads of applications: scoped ones for people and machines that manage, cached ones for the protocol."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from identity import settings
from identity.applications.clients import (
    Client,
    ClientSecret,
    ConsentLimits,
    built_in_clients,
    client_of,
    is_address,
)
from identity.applications.models import Application, ApplicationSecret
from identity.applications.pairwise import subject_salt
from identity.applications.protocol import SubjectType
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import MISSING, Cache
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    SortOrder,
    contains_pattern,
    keyset_slice,
)
from identity.kernel.permissions import Permission
from identity.kernel.search import Search, add_search

_SEARCHABLE = {"id": "a.id", "name": "a.name", "description": "a.description"}
SEARCH_FIELDS = tuple(_SEARCHABLE)
NEWEST_FIRST = SortOrder("created_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFilter:
    """Which applications; an empty filter is all of them."""

    text: str | None = None
    types: tuple[str, ...] = ()
    is_third_party: bool | None = None
    role_id: str | None = None
    excluded_role_id: str | None = None
    excluded_organization_id: str | None = None
    last_used_after: datetime | None = None
    last_used_before: datetime | None = None  # this fits also what was never used
    is_used: bool | None = None
    search: Search = field(default_factory=Search)


async def visible_application(actor: Actor, application_id: str) -> Application:
    """The application, if there is one that the actor may see."""
    actor.require(Permission.APPLICATIONS_READ)
    row = await database.fetch_model(Application, "SELECT * FROM applications WHERE id = $1", application_id)
    if row is None:
        raise NotFoundById(entity="application", id=application_id)
    return row


async def applications_by_ids(actor: Actor, application_ids: Iterable[str]) -> dict[str, Application]:
    """The applications with these ids, by id; unknown ones are left out."""
    actor.require(Permission.APPLICATIONS_READ)
    rows = await database.fetch_models(
        Application, "SELECT * FROM applications WHERE id = ANY($1)", list(application_ids)
    )
    return {row.id: row for row in rows}


async def applications_page(
    actor: Actor, wanted: ApplicationFilter, page: PageNumber | None
) -> NumberedPage[Application]:
    """A numbered page, newest first; without a page all of them."""
    actor.require(Permission.APPLICATIONS_READ)
    conditions = conditions_of(wanted)
    limit = f" LIMIT {page.size} OFFSET {page.offset}" if page else ""
    rows = await database.fetch_models(
        Application,
        f"SELECT * FROM applications a{conditions.sql} ORDER BY a.created_at DESC, a.id DESC{limit}",
        *conditions.values,
    )
    return NumberedPage(rows, await _count(conditions) if page else len(rows))


async def applications_slice(
    actor: Actor, wanted: ApplicationFilter, order: SortOrder, keyset: Keyset
) -> Slice[Application]:
    """A keyset slice in the given order."""
    actor.require(Permission.APPLICATIONS_READ)
    return await keyset_slice(Application, "applications a", "a", conditions_of(wanted), order, keyset)


async def applications_count(actor: Actor, wanted: ApplicationFilter) -> int:
    """How many applications match."""
    actor.require(Permission.APPLICATIONS_READ)
    return await _count(conditions_of(wanted))


async def secrets_by_application_ids(
    actor: Actor, application_ids: Iterable[str]
) -> dict[str, list[ApplicationSecret]]:
    """The secrets of applications, oldest first, without their values."""
    actor.require(Permission.APPLICATIONS_READ)
    found: dict[str, list[ApplicationSecret]] = {each: [] for each in application_ids}
    rows = await database.fetch_models(
        ApplicationSecret,
        "SELECT id, application_id, name, '' AS value_hash, '' AS value_encrypted, created_at, expires_at "
        "FROM application_secrets WHERE application_id = ANY($1) ORDER BY created_at, name",
        list(found),
    )
    for row in rows:
        found[row.application_id].append(row)
    return found


async def consent_limits(actor: Actor, application_id: str) -> ConsentLimits | None:
    """What a third-party application may ask for; None for others."""
    actor.require(Permission.APPLICATIONS_READ)
    found = await client(application_id)
    return found.consent_limits if found else None


ClientByAddress = Callable[[str], Awaitable[Client | None]]
_by_address: list[ClientByAddress] = []


def clients_by_address(find: ClientByAddress) -> ClientByAddress:
    """Let the function find the clients whose id is an address; a higher feature knows whether there are any."""
    _by_address[:] = [find]
    return find


async def client(client_id: str) -> Client | None:
    """For the protocol: the client with this id, from the cache."""
    if is_address(client_id):
        return await _by_address[0](client_id) if _by_address else None
    return built_in(client_id) or await clients.get(client_id)


def peek_client(client_id: str) -> Client | None:
    """For the protocol: the client, if that can be told without waiting."""
    value = built_in(client_id) or clients.peek(client_id)
    return value if isinstance(value, Client) else None


async def machine_scopes(client_id: str) -> dict[str, frozenset[str]]:
    """For the protocol: the API scopes that a machine's roles give, by resource indicator."""
    return await machine_scope_cache.get(client_id)


def peek_machine_scopes(client_id: str) -> dict[str, frozenset[str]] | None:
    """For the protocol: the same, if it can be told without waiting."""
    value = machine_scope_cache.peek(client_id)
    return None if value is MISSING else value  # type: ignore[return-value]


def built_in(client_id: str) -> Client | None:
    """The console, the account centre or the demo app."""
    return built_in_clients(settings.current().endpoint).get(client_id)


_CLIENT = """
SELECT a.*,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'hash', s.value_hash, 'expires',
        extract(epoch FROM s.expires_at))), '[]') FROM application_secrets s WHERE s.application_id = a.id) AS secrets,
    (SELECT coalesce(jsonb_agg(u.name), '[]') FROM application_user_scopes u WHERE u.application_id = a.id)
        AS user_scopes,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(r.indicator, s.name)), '[]') FROM application_resource_scopes l
        JOIN scopes s ON s.id = l.scope_id JOIN resources r ON r.id = s.resource_id WHERE l.application_id = a.id)
        AS resource_scopes,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(r.indicator, s.name)), '[]')
        FROM application_organization_resource_scopes l
        JOIN scopes s ON s.id = l.scope_id JOIN resources r ON r.id = s.resource_id WHERE l.application_id = a.id)
        AS organization_resource_scopes,
    (SELECT coalesce(jsonb_agg(s.name), '[]') FROM application_organization_scopes l
        JOIN organization_scopes s ON s.id = l.organization_scope_id WHERE l.application_id = a.id)
        AS organization_scopes
FROM applications a WHERE a.id = $1
"""


async def _load_client(client_id: str) -> Client | None:
    record = await database.fetch_row(_CLIENT, client_id)
    if record is None:
        return None
    secrets = tuple(ClientSecret(s["name"], s["hash"], _moment(s["expires"])) for s in record["secrets"])
    limits = _limits(record) if record["is_third_party"] else None
    is_pairwise = (record["protocol_metadata"] or {}).get("subject_type") == SubjectType.PAIRWISE
    salt = await subject_salt() if is_pairwise else None
    return client_of(database.as_model(Application, record), secrets, limits, salt)


def _limits(record: database.Record) -> ConsentLimits:
    return ConsentLimits(
        user_scopes=frozenset(record["user_scopes"]),
        resource_scopes=_by_indicator(record["resource_scopes"]),
        organization_scopes=frozenset(record["organization_scopes"]),
        organization_resource_scopes=_by_indicator(record["organization_resource_scopes"]),
    )


def _by_indicator(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for indicator, name in pairs:
        found.setdefault(indicator, set()).add(name)
    return {indicator: frozenset(names) for indicator, names in found.items()}


async def _load_machine_scopes(client_id: str) -> dict[str, frozenset[str]]:
    rows = await database.fetch(
        "SELECT r.indicator, array_agg(DISTINCT s.name) AS names FROM application_roles ar "
        "JOIN role_scopes rs ON rs.role_id = ar.role_id JOIN scopes s ON s.id = rs.scope_id "
        "JOIN resources r ON r.id = s.resource_id WHERE ar.application_id = $1 GROUP BY r.indicator",
        client_id,
    )
    return {row["indicator"]: frozenset(row["names"]) for row in rows}


clients: Cache[Client | None] = Cache("clients", _load_client)
machine_scope_cache: Cache[dict[str, frozenset[str]]] = Cache("machine_scopes", _load_machine_scopes)


def _moment(epoch: float | None) -> datetime | None:
    return None if epoch is None else datetime.fromtimestamp(float(epoch), UTC)


_USES = "FROM application_uses x WHERE x.application_id = a.id"


def conditions_of(wanted: ApplicationFilter) -> Conditions:
    """The filter as conditions on `applications a`."""
    conditions = Conditions()
    if wanted.text:
        pattern = contains_pattern(wanted.text)
        conditions.add(
            "(a.name ILIKE {} OR a.id ILIKE {} OR a.description ILIKE {})", pattern, pattern, pattern
        )
    simple: list[tuple[str, object]] = [
        ("a.type = ANY({})", list(wanted.types) or None),
        ("a.is_third_party = {}", wanted.is_third_party),
        (
            "EXISTS (SELECT FROM application_roles r WHERE r.application_id = a.id AND r.role_id = {})",
            wanted.role_id,
        ),
        (
            "NOT EXISTS (SELECT FROM application_roles r WHERE r.application_id = a.id AND r.role_id = {})",
            wanted.excluded_role_id,
        ),
        (
            "NOT EXISTS (SELECT FROM organization_applications m WHERE m.application_id = a.id "
            "AND m.organization_id = {})",
            wanted.excluded_organization_id,
        ),
        (f"EXISTS (SELECT {_USES} AND x.last_used_at >= {{}})", wanted.last_used_after),
        (f"NOT EXISTS (SELECT {_USES} AND x.last_used_at >= {{}})", wanted.last_used_before),
        (f"EXISTS (SELECT {_USES}) = {{}}", wanted.is_used),
    ]
    for clause, value in simple:
        if value is not None:
            conditions.add(clause, value)
    add_search(conditions, wanted.search, _SEARCHABLE)
    return conditions


async def _count(conditions: Conditions) -> int:
    return int(
        await database.fetch_value(f"SELECT count(*) FROM applications a{conditions.sql}", *conditions.values)
    )
