"""What two browsers have shown in their sign-ins, and whether that is enough for what they got.

The model knows nothing of the rules that the server has: it keeps what was shown by whom since a sign-in was begun, and
says of every session, account and password whether that is enough for it.
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from starlette.applications import Starlette
from starlette.routing import Mount

from identity.credentials.mfa_actions import create_backup_codes, create_totp
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.keys.cookie_queries import signed_cookies
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from rest_api.routes import routes
from tests.conftest import clean_database
from tests.sign_in.conftest import begin_interaction
from tests.sign_in.providers import OidcHost, oidc_connector, sso_connector
from tests.sign_in.ways import method, set_up

T = TypeVar("T")
Json = dict[str, Any]
ADA, BOB, NEW, CORA = "ada@example.com", "bob@example.com", "new@example.com", "cora@corp.example"
MOVED = "ada@elsewhere.example"
PASSWORDS = ("correct horse staple", "violet otter 7", "amber heron 9", "silent maple 4")
WRONG, PROVIDER_TOKEN = "a wrong password", "an-access-token"
SETTINGS: Json = {
    "signIn": {"methods": [method("email"), method("username", password=True, code=False)]},
    "signUp": {"identifiers": ["email"], "password": False, "verify": True},
    "mfa": {"factors": ["Totp", "BackupCode"], "policy": "Mandatory"},
    "forgotPasswordMethods": ["EmailVerificationCode"],
    "sentinelPolicy": {"maxAttempts": 1000},
}
SOCIAL = {  # who the social provider says that somebody is
    "s-ada": {"email": ADA, "email_verified": True},
    "s-liar": {"email": ADA, "email_verified": False},
    "s-eve": {"email": "eve@example.com", "email_verified": True},
}
ENTERPRISE = {"c-cora": CORA, "c-liar": ADA}
EVENTS = ("SignIn", "Register", "ForgotPassword")


@dataclass
class Browser:
    """One browser in one sign-in after the other, and what was shown in the present one since it was begun."""

    http: httpx.AsyncClient
    interaction: str = ""
    is_expired: bool = False
    records: list[str] = field(default_factory=list)
    addresses: dict[str, tuple[str, str]] = field(default_factory=dict)  # of codes: where to, and what for
    shown: set[tuple[str, ...]] = field(default_factory=set)
    new_app: tuple[str, str] | None = None
    made: str | None = None  # the account that was made here
    next_password: str = ""

    def forget(self) -> None:
        """Everything, for another sign-in."""
        vars(self).update(vars(Browser(self.http)))


class Watch(RuleBasedStateMachine):
    """The accounts and browsers of a run, and the eye that is kept on them."""

    loop: asyncio.AbstractEventLoop
    provider: OidcHost
    reached: Counter[str] = Counter()

    def _run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(60)

    @initialize()
    def begin(self) -> None:
        """Ada and Bob have passwords, addresses, apps and backup codes; Cora is known by her enterprise alone."""
        self._run(self._begin())

    async def _begin(self) -> None:
        await clean_database()
        await set_up(**SETTINGS)
        self.ids: dict[str, str] = {}
        self.passwords: dict[str, str] = {}  # by id
        self.apps: dict[str, str] = {}
        self.codes: dict[str, list[str]] = {}
        self.last_code: dict[str, tuple[str, str]] = {}  # by address: for which interaction, and the code
        self.secrets: set[str] = {*PASSWORDS, PROVIDER_TOKEN}
        self.social = await oidc_connector(self.provider)
        self.enterprise = await sso_connector(self.provider, "corp.example")
        await self._settle("ada", ADA)
        await self._settle("bob", BOB)
        cora = await create_user(SYSTEM, NewUser(username="cora", primary_email=CORA))
        self.ids["cora"] = cora.id
        app = Starlette(routes=[Mount("/api", routes=routes)])
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        self.browsers = [
            Browser(httpx.AsyncClient(transport=transport, base_url="http://localhost:3001"))
            for _ in range(2)
        ]
        for browser in self.browsers:
            await self._open(browser)
        self.known_users, self.known_sessions, self.digests = await self._stored()

    async def _settle(self, name: str, email: str) -> None:
        user = await create_user(SYSTEM, NewUser(username=name, primary_email=email, password=PASSWORDS[0]))
        self.ids[name], self.passwords[user.id] = user.id, PASSWORDS[0]
        self.apps[user.id] = (await create_totp(SYSTEM, user.id)).secret
        self.codes[user.id] = (await create_backup_codes(SYSTEM, user.id)).codes
        self.secrets |= {self.apps[user.id], *self.codes[user.id]}

    async def _open(self, browser: Browser) -> None:
        """Another authorization request waits for a person."""
        browser.forget()
        browser.interaction = await begin_interaction()
        cookie = quote(json.dumps({"demo-app": browser.interaction}))
        browser.http.cookies.update(await signed_cookies("_interaction", cookie))
        await self._call(browser, "PUT", "", interactionEvent="SignIn")

    async def _call(self, browser: Browser, verb: str, path: str, **body: Any) -> httpx.Response:
        said = await browser.http.request(verb, f"/api/experience{path}", json=body)
        assert said.status_code < 500 or said.status_code == 501, f"{verb} {path} {body}: {said.text}"
        assert not (browser.is_expired and said.is_success), f"{verb} {path} after its time"
        if said.status_code == 200 and "verificationId" in said.json():
            browser.records.append(said.json()["verificationId"])
        return said

    async def _stored(self) -> tuple[set[str], set[str], dict[str, str]]:
        users = await database.fetch("SELECT id, coalesce(password_digest, '') AS digest FROM users")
        sessions = await database.fetch("SELECT id FROM sessions")
        return {u["id"] for u in users}, {s["id"] for s in sessions}, {u["id"]: u["digest"] for u in users}

    @invariant()
    def nothing_by_the_way(self) -> None:
        """Accounts, sessions and passwords come by the steps that make them, and by no other."""
        if hasattr(self, "digests"):
            self._run(self._look())

    async def _look(self) -> None:
        users, sessions, digests = await self._stored()
        assert users <= self.known_users
        assert sessions <= self.known_sessions
        assert all(self.digests[user_id] == digest for user_id, digest in digests.items())

    def teardown(self) -> None:
        """No secret of the whole run is in the audit."""
        if hasattr(self, "digests"):
            self._run(self._end())

    async def _end(self) -> None:
        for browser in self.browsers:
            await browser.http.aclose()
        rows = await database.fetch("SELECT to_jsonb(e) - 'created_at' - 'id' AS event FROM events e")
        told = json.dumps([row["event"] for row in rows])
        for secret in self.secrets:
            found = re.search(rf"(?<![\w.]){re.escape(secret)}(?!\w)", told)
            assert found is None, told[max(0, found.start() - 300) : found.end() + 50]

    def _record(self, browser: Browser, back: int, *, is_own: bool = True) -> str:
        """One of the verifications so far, mostly the last one; or one of the other browser."""
        records = browser.records if is_own else next(b for b in self.browsers if b is not browser).records
        return records[-1 - back % len(records)] if records else "none"

    async def _expect_reset(self, browser: Browser) -> None:
        _, _, digests = await self._stored()
        (user_id,) = (each for each, digest in digests.items() if self.digests.get(each) != digest)
        email = await database.fetch_value("SELECT primary_email FROM users WHERE id = $1", user_id)
        assert ("address", email, "ForgotPassword") in browser.shown, (email, browser.shown)
        assert not await database.fetch_value("SELECT is_suspended FROM users WHERE id = $1", user_id)
        assert not await database.fetch_value("SELECT count(*) FROM sessions WHERE user_id = $1", user_id)
        self.digests, self.passwords[user_id] = digests, browser.next_password
        browser.shown.clear()
        type(self).reached["reset"] += 1

    async def _expect_session(self, browser: Browser) -> None:
        row = await database.fetch_row(
            "SELECT s.id, s.user_id, u.primary_email, u.is_suspended FROM sessions s JOIN users u ON u.id = s.user_id "
            "ORDER BY s.authenticated_at DESC LIMIT 1"
        )
        assert row is not None
        assert not row["is_suspended"]
        first, second = await self._first(browser, row), await self._second(browser, row["user_id"])
        assert first, (dict(row), browser.shown)
        assert second or "enterprise" in first, (dict(row), browser.shown)
        self.known_sessions.add(row["id"])
        type(self).reached.update(first | second)
        type(self).reached["session"] += 1
        if "new app" in second and browser.new_app:
            self.apps[row["user_id"]] = browser.new_app[1]

    async def _first(self, browser: Browser, row: Any) -> set[str]:
        """By what the person may be known."""
        user_id, shown = row["user_id"], browser.shown
        found = {"made here"} if browser.made == user_id else set()
        if ("password", user_id, self.passwords.get(user_id, "")) in shown:
            found.add("password")
        if {("address", row["primary_email"], event) for event in ("SignIn", "Register", "any")} & shown:
            found.add("address")
        for kind, table in (("social", "social_identities"), ("enterprise", "sso_identities")):
            people = await database.fetch(f"SELECT identity_id FROM {table} WHERE user_id = $1", user_id)
            if {(kind, each["identity_id"]) for each in people} & shown:
                found.add(kind)
        return found

    async def _second(self, browser: Browser, user_id: str) -> set[str]:
        """And by what else; only who had nothing yet may set up what is asked for."""
        own = self.apps.get(user_id)
        if own is not None:
            found = {"app"} if ("app", user_id, own) in browser.shown else set()
            return found | ({"backup code"} if ("backup code", user_id) in browser.shown else set())
        kinds = await database.fetch("SELECT type FROM mfa_factors WHERE user_id = $1", user_id)
        has_all = {"Totp", "BackupCode"} <= {row["type"] for row in kinds}
        return (
            {"new app"}
            if has_all and ("new app", (browser.new_app or ("", ""))[1]) in browser.shown
            else set()
        )
