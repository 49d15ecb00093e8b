"""People at their own account: with a token's scopes, settings that open it, and proofs."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import httpx
import pytest

from identity.content.account_center_actions import update_account_center
from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor, ActorKind, Origin
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.models import User
from tests.contract.validation import ANSWERS_FIT
from tests.faces.rest.conftest import ENDPOINT, ActingAs

PASSWORD = "Slow-Tide-Over-Sandbanks-9"
SESSIONS = "urn:logto:scope:sessions"
DEVICES = "urn:logto:scope:trusted_devices"
SCOPES = frozenset(
    {"openid", "profile", "email", "phone", "address", "custom_data", "identities", SESSIONS, DEVICES}
)
FIELDS = (
    "name", "avatar", "profile", "email", "phone", "password", "username", "social", "customData", "mfa", "passkey",
    "session", "trustedDevice",
)  # fmt: skip
Json = dict[str, Any]


async def open_fields(*, enabled: bool = True, **access: str) -> None:
    """The account centre with every field for its owner to change, but for those named."""
    fields = dict.fromkeys(FIELDS, "Edit") | access
    await update_account_center(SYSTEM, {"enabled": enabled, "fields": fields})


async def set_experience(**settings: Any) -> None:
    """Settings of the sign-in."""
    await update_sign_in_experience(SYSTEM, settings)


@dataclass
class Owner:
    """Somebody at their own account."""

    user: User
    actor: Actor
    rest: httpx.AsyncClient

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        status: int | None = None,
        proof: str | None = None,
        **more: Any,
    ) -> Any:
        """The answer's JSON, if it has just this status."""
        headers = {"logto-verification-id": proof} if proof else {}
        if body is not None:
            more["json"] = body
        answer = await self.rest.request(method, f"/api{path}", headers=headers, **more)
        assert answer.status_code == (status or 200), f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def refused(
        self, method: str, path: str, body: Any, status: int, code: str, *, proof: str | None = None
    ) -> Json:
        """The refusal, which has this status and code."""
        refusal: Json = await self.call(method, path, body, status=status, proof=proof)
        assert refusal["code"] == code, refusal
        return refusal

    async def proof(self, password: str = PASSWORD) -> str:
        """A proof by the password."""
        made = await self.call("POST", "/verifications/password", {"password": password}, status=201)
        return str(made["verificationRecordId"])

    async def events(self) -> list[str]:
        """What was told of this person, in order."""
        rows = await database.fetch(
            "SELECT key FROM events WHERE user_id = $1 ORDER BY created_at, id", self.user.id
        )
        return [row["key"] for row in rows]


Owners = Callable[..., Awaitable[Owner]]


@pytest.fixture
async def owner_of(database: str) -> AsyncIterator[Owners]:
    """`await owner_of(scopes, application_id=…, **fields)` makes somebody with a password and a token of the scopes."""
    async with AsyncExitStack() as stack:

        async def make(
            scopes: frozenset[str] = SCOPES, application_id: str = "demo-app", **fields: Any
        ) -> Owner:
            mark = uuid4().hex[:8]
            given = {"username": f"u_{mark}", "password": PASSWORD, "name": "Ada", **fields}
            user = await create_user(SYSTEM, NewUser(**given))
            actor = Actor(
                ActorKind.USER,
                user.id,
                application_id,
                scopes=scopes,
                origin=Origin("192.0.2.1", "a browser"),
            )
            return await stack.enter_async_context(_at_home(user, actor))

        yield make


@pytest.fixture
async def owner(owner_of: Owners) -> Owner:
    """Somebody who may do everything with their account."""
    await open_fields()
    return await owner_of(primary_email=f"{uuid4().hex[:8]}@example.com")


def acting(owner: Owner, **changes: Any) -> Owner:
    """The same person with another token."""
    actor = replace(owner.actor, **changes)
    return Owner(owner.user, actor, _client(actor))


class _at_home:
    def __init__(self, user: User, actor: Actor) -> None:
        self._owner = Owner(user, actor, _client(actor))

    async def __aenter__(self) -> Owner:
        return self._owner

    async def __aexit__(self, *_: object) -> None:
        await self._owner.rest.aclose()


def _client(actor: Actor | None) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(ActingAs(actor), raise_app_exceptions=True)
    return httpx.AsyncClient(transport=transport, base_url=ENDPOINT, event_hooks=ANSWERS_FIT)
