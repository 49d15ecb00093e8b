"""What third-party applications may ask people for, scope by scope."""

from identity.applications.consent_changes import (
    TABLES,
    insert_consent_scopes,
    locked_third_party,
    require_consentable,
)
from identity.applications.events import ApplicationConsentScopesChanged
from identity.applications.inputs import ConsentScopeIds
from identity.applications.queries import clients
from identity.kernel import database
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, NotFound
from identity.kernel.permissions import Permission


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationConsentScopesChanged)
async def add_consent_scopes(actor: Actor, application_id: str, added: ConsentScopeIds) -> None:
    """Let a third-party application ask for more; what it may ask for already stays."""
    await locked_third_party(application_id)
    await require_consentable(added)
    await insert_consent_scopes(application_id, added)
    make_stale(clients, application_id)
    await announce(ApplicationConsentScopesChanged(application_id=application_id, after=added.plain()))


@action(needs=Permission.APPLICATIONS_WRITE, announces=ApplicationConsentScopesChanged)
async def remove_consent_scope(actor: Actor, application_id: str, kind: str, scope_id: str) -> None:
    """Let an application ask for a scope no longer; `kind` is a field of ConsentScopeIds."""
    if kind not in TABLES:
        raise InputRefused(path="scopeType", reason=f"a kind of scope is one of {', '.join(TABLES)}")
    table, column = TABLES[kind]
    removed = await database.execute(
        f"DELETE FROM {table} WHERE application_id = $1 AND {column} = $2", application_id, scope_id
    )
    if not removed:
        raise NotFound
    make_stale(clients, application_id)
    await announce(ApplicationConsentScopesChanged(application_id=application_id, before={kind: [scope_id]}))
