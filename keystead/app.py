"""The composition root: the faces side by side in one ASGI application, and what lives as long as a worker does."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import ASGIApp

import graphql_schema.routes
import oidc.routes
import rest_api.assets
import rest_api.callbacks
import rest_api.routes
import rest_api.web_authn
from graphql_schema.streaming import lines
from identity import settings
from identity.applications import jobs as application_jobs
from identity.audit import jobs as audit_jobs
from identity.audit.feed import feed
from identity.bulk.jobs import BulkWorker
from identity.grants import jobs as grant_jobs
from identity.inbox import jobs as inbox_jobs
from identity.jobs.periodic import PeriodicRunner
from identity.kernel import caches, events
from identity.kernel.database import open_database
from identity.keys import jobs as key_jobs
from identity.one_time_tokens import jobs as one_time_token_jobs
from identity.sessions import jobs as session_jobs
from identity.settings import Settings
from identity.sign_in import jobs as sign_in_jobs
from identity.sso import jobs as sso_jobs
from identity.trusted_devices import jobs as trusted_device_jobs
from identity.users import jobs as user_jobs
from identity.verification_codes import jobs as verification_code_jobs
from identity.verification_codes.sending import hidden_codes_sent
from keystead import front_ends, keys, stopping
from keystead.metrics import Measured, metrics
from keystead.requests import RequestGate
from keystead.routing import ShapedRouter
from oidc.logout_delivery import LogoutDelivery

# Importing them registers what comes round.
BACKGROUND_WORK = (
    application_jobs,
    audit_jobs,
    grant_jobs,
    inbox_jobs,
    key_jobs,
    one_time_token_jobs,
    session_jobs,
    sign_in_jobs,
    sso_jobs,
    trusted_device_jobs,
    user_jobs,
    verification_code_jobs,
)


def create_app(own: Settings) -> ASGIApp:
    """All faces of the server with these settings."""
    # A bare router: the gate is the last line of defence, so Starlette's own error layers have nothing to do.
    router = Router(routes=_routes(), lifespan=_lifespan)
    return Measured(RequestGate(router, own))


def _routes() -> list[BaseRoute]:
    return [
        Mount("/oidc", ShapedRouter(oidc.routes.routes)),
        *oidc.routes.at_the_root,
        Mount("/api", ShapedRouter(rest_api.routes.routes)),
        *rest_api.assets.served,
        *rest_api.callbacks.at_the_root,
        *rest_api.web_authn.at_the_root,
        *graphql_schema.routes.routes,
        Route("/metrics", metrics, methods=["GET"]),
        *front_ends.routes(),
    ]


@asynccontextmanager
async def _lifespan(_app: object) -> AsyncIterator[None]:
    own = settings.current()
    keys.open_vault(own)
    dsn = own.database_url
    assert dsn is not None, "the command line gives every worker the database's address"
    async with open_database(dsn, own.database_pool_size):
        await caches.listener.start(dsn)
        events.writer.waits_for_commit = own.synchronous_audit
        events.writer.start()
        runner, bulk_worker, logout_delivery = PeriodicRunner(), BulkWorker(), LogoutDelivery()
        runner.start()
        bulk_worker.start()
        logout_delivery.start()
        _spare_the_collector()
        stop_watching = stopping.end_with_parent()
        lines.are_ending = False
        stop_listening = stopping.when_told_to_stop(lines.end)
        try:
            yield
        finally:
            stop_listening()
            stop_watching()
            await feed.stop()
            await logout_delivery.stop()
            await bulk_worker.stop()
            await hidden_codes_sent()
            await runner.stop()
            await events.writer.stop()
            await caches.listener.stop()


def _spare_the_collector() -> None:
    """What the start has made stays; looking through it again and again would cost a tenth of every request."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()  # it is not while the application loads
