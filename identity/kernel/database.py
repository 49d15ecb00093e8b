"""The database: one asyncpg pool under Tortoise, and the thin way for SQL of our own.

Inside a transaction both Tortoise and the functions here use its connection; outside they borrow one from the pool.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import asyncpg
import orjson
from tortoise import Model, Tortoise
from tortoise.backends.asyncpg.client import AsyncpgDBClient
from tortoise.connection import get_connections
from tortoise.exceptions import TransactionManagementError
from tortoise.transactions import in_transaction

from identity.kernel.connections import ConnectionsAtHand

APP = "keystead"
MODELS = [
    "identity.kernel.models",
    "identity.users.models",
    "identity.credentials.models",
    "identity.inbox.models",
    "identity.connectors.models",
    "identity.sso.models",
    "identity.resources.models",
    "identity.roles.models",
    "identity.applications.models",
    "identity.organizations.models",
    "identity.keys.models",
    "identity.sessions.models",
    "identity.grants.models",
    "identity.experience.models",
    "identity.adaptive_mfa.models",
    "identity.trusted_devices.models",
    "identity.sign_in.models",
    "identity.account.models",
    "identity.saml_applications.models",
    "identity.provisioning.models",
    "identity.invitations.models",
    "identity.access_control.models",
    "identity.one_time_tokens.models",
    "identity.verification_codes.models",
    "identity.webhooks.models",
    "identity.scripts.models",
    "identity.configuration.models",
    "identity.content.models",
    "identity.assets.models",
    "identity.bulk.models",
]
COMMAND_TIMEOUT_SECONDS = 30.0

Record = asyncpg.Record
M = TypeVar("M", bound=Model)
H = TypeVar("H", str, int)


class DatabaseClient(AsyncpgDBClient):
    """Tortoise's client over a pool that we open: JSON through orjson, no reset statement between borrowers."""

    def __init__(
        self, dsn: str, pool_size: int, connection_class: type[asyncpg.Connection[Any]], **kwargs: Any
    ):
        super().__init__(**kwargs)
        self._dsn, self._pool_size, self._connection_class = dsn, pool_size, connection_class

    async def create_connection(self, with_db: bool) -> None:
        self._pool = await asyncpg.create_pool(
            self._dsn,
            min_size=1,
            max_size=self._pool_size,
            init=_prepare_connection,
            reset=_keep_session,
            connection_class=self._connection_class,
            command_timeout=COMMAND_TIMEOUT_SECONDS,
            server_settings={"jit": "off", "application_name": "keystead"},
        )
        await self._post_connect()


client_class = DatabaseClient  # the name under which Tortoise looks for it


async def _prepare_connection(connection: Any) -> None:
    await connection.set_type_codec(
        "jsonb", schema="pg_catalog", encoder=_encode_json, decoder=orjson.loads, format="text"
    )


def _encode_json(value: Any) -> str:
    # Tortoise hands over text that it has encoded already; a JSON string on the top level is never stored.
    return value if isinstance(value, str) else orjson.dumps(value).decode()


async def _keep_session(_connection: Any) -> None:
    """No code leaves session state behind, so a returned connection needs no RESET round trip."""


def tortoise_configuration(
    dsn: str, pool_size: int = 10, connection_class: type[asyncpg.Connection[Any]] = asyncpg.Connection
) -> dict[str, Any]:
    """What Tortoise needs to know: one database, one app, our migrations."""
    credentials = {"dsn": dsn, "pool_size": pool_size, "connection_class": connection_class}
    return {
        "connections": {"default": {"engine": "identity.kernel.database", "credentials": credentials}},
        "apps": {
            APP: {"models": MODELS, "default_connection": "default", "migrations": "identity.migrations"}
        },
        "use_tz": True,
    }


@asynccontextmanager
async def open_database(
    dsn: str, pool_size: int = 10, connection_class: type[asyncpg.Connection[Any]] = asyncpg.Connection
) -> AsyncIterator[None]:
    """Connect for the life of the block; every task of the process sees the pool."""
    await Tortoise.init(
        config=tortoise_configuration(dsn, pool_size, connection_class), _enable_global_fallback=True
    )
    try:
        client = get_connections().get("default")
        await client.create_connection(with_db=True)
        _at_hand.append(ConnectionsAtHand(client._pool, pool_size))
        try:
            yield
        finally:
            await _at_hand.pop().close()
    finally:
        await Tortoise.close_connections()


_at_hand: list[ConnectionsAtHand] = []
_transaction_connection: ContextVar[Any] = ContextVar("transaction_connection", default=None)


def _executor() -> ConnectionsAtHand:
    # A transaction's connection has the same four methods.
    return _transaction_connection.get() or _at_hand[-1]


async def fetch(query: str, *args: Any) -> list[Record]:
    """All rows of a statement."""
    return await _executor().fetch(query, *args)


async def fetch_row(query: str, *args: Any) -> Record | None:
    """The first row of a statement, or None."""
    return await _executor().fetchrow(query, *args)


async def fetch_value(query: str, *args: Any) -> Any:
    """The first column of the first row, or None."""
    return await _executor().fetchval(query, *args)


async def execute(query: str, *args: Any) -> int:
    """Run a statement; the number of rows it touched."""
    status = await _executor().execute(query, *args)
    count = status.rpartition(" ")[2]
    return int(count) if count.isdigit() else 0


def as_model(model: type[M], record: Record) -> M:
    """A row of all columns as its Tortoise model, ten times faster than Tortoise makes it: values are typed."""
    instance = model.__new__(model)
    values = instance.__dict__
    values.update(record.items())
    values["_partial"], values["_saved_in_db"], values["_custom_generated_pk"] = False, True, False
    values["_await_when_save"] = {}
    return instance


async def fetch_models(model: type[M], query: str, *args: Any) -> list[M]:
    """All rows of a statement that selects every column of the model."""
    return [as_model(model, record) for record in await fetch(query, *args)]


async def fetch_model(model: type[M], query: str, *args: Any) -> M | None:
    """The first row of such a statement, or None."""
    record = await fetch_row(query, *args)
    return as_model(model, record) if record else None


async def models_by_holder(model: type[M], holders: Sequence[H], query: str, *args: Any) -> dict[H, list[M]]:
    """Rows of a statement that also selects `holder_id`, gathered per holder; some gather an empty list."""
    gathered: dict[H, list[M]] = {holder: [] for holder in holders}
    for record in await fetch(query, *args):
        gathered[record["holder_id"]].append(as_model(model, record))
    return gathered


def columns(model: type[Model], alias: str) -> str:
    """The column list of a model for a SELECT, each prefixed with the table's alias.

    A model's READ_ALONG names expressions over other tables that are read with every row of it.
    """
    along: dict[str, str] = getattr(model, "READ_ALONG", {})
    expressions = [f"{expression.format(alias=alias)} AS {name}" for name, expression in along.items()]
    names = list(model._meta.db_fields)
    # Tortoise adds foreign keys when it starts, and statements are often written before that.
    names += [key for name in sorted(model._meta.fk_fields) if (key := f"{name}_id") not in names]
    return ", ".join([*(f"{alias}.{column}" for column in names), *expressions])


@asynccontextmanager
async def transaction() -> AsyncIterator[None]:
    """Only the action wrapper, jobs and seeds open one; nested blocks are savepoints."""
    context = in_transaction("default")
    async with AsyncExitStack() as stack:
        try:
            client = await stack.enter_async_context(context)
        except BaseException:
            # Tortoise keeps the connection when BEGIN fails, so that the pool would run dry.
            if hasattr(context, "token"):
                await context.__aexit__(TransactionManagementError, None, None)
            raise
        token = _transaction_connection.set(client._connection)
        try:
            yield
        finally:
            _transaction_connection.reset(token)


def placeholders(values: Sequence[Any], start: int = 1) -> str:
    """`$1, $2, …` for the values."""
    return ", ".join(f"${number}" for number in range(start, start + len(values)))
