"""Two browsers that call the Experience API in any order while accounts change, and what each of them has proved.

The model knows nothing of the rules that the server has: it keeps what was shown by whom since a sign-in was begun, and
says of every session, account and password whether that is enough for it.
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
import pyotp
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from starlette.applications import Starlette
from starlette.routing import Mount

from identity.credentials.actions import set_password
from identity.credentials.mfa_actions import create_backup_codes, create_totp, delete_mfa_factor
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.keys.cookie_queries import signed_cookies
from identity.one_time_tokens.actions import create_one_time_token
from identity.one_time_tokens.inputs import NewOneTimeToken
from identity.users.actions import create_user, delete_user, reinstate_user, suspend_user, update_user
from identity.users.inputs import NewUser, UserChanges
from rest_api.experience.described import STEPS
from rest_api.routes import routes
from tests.conftest import clean_database
from tests.sign_in.conftest import begin_interaction
from tests.sign_in.messages import messages_to
from tests.sign_in.providers import CALLBACK, STATE, OidcHost, answer, oidc_connector, sso_connector
from tests.sign_in.ways import method, set_up

T = TypeVar("T")
Json = dict[str, Any]
Steps = list[Callable[[], Any]]
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
WAYS = (
    "password", "backup code", "mail", "token", "social", "linked social", "enterprise", "forgotten", "register",
)  # fmt: skip

_browsers, _truths = st.integers(0, 1), st.booleans()
_mostly = st.sampled_from([True, True, True, False])
_people = st.sampled_from(["ada", "ada", "bob"])
_addresses, _events = st.sampled_from([ADA, ADA, NEW, BOB, MOVED, CORA]), st.sampled_from(EVENTS)
_names = st.sampled_from(
    [
        "identifier",
        "type",
        "value",
        "verificationId",
        "code",
        "password",
        "token",
        "values",
        "interactionEvent",
    ]
)
_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from([ADA, "email", "username", "SignIn"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=4),
    max_leaves=8,
)
_ENDING = {("PUT", "/experience"), ("POST", "/experience/submit"), ("POST", "/experience/cancel")}


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


class AnyOrder(RuleBasedStateMachine):
    """Whatever is called, nobody gets more than they have shown."""

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

    @rule(at=_browsers, event=_events)
    def start(self, at: int, event: str) -> None:
        """Begin anew: nothing that was shown before counts."""
        browser = self.browsers[at]
        if self._run(self._call(browser, "PUT", "", interactionEvent=event)).status_code == 204:
            browser.shown.clear()
            browser.made = None

    @rule(at=_browsers, event=_events)
    def switch(self, at: int, event: str) -> None:
        """Sign in instead of registering, or the other way round."""
        self._run(self._call(self.browsers[at], "PUT", "/interaction-event", interactionEvent=event))

    @rule(at=_browsers, who=_people, is_right=_mostly)
    def give_password(self, at: int, who: str, is_right: bool) -> None:
        """Somebody's, or a wrong one."""
        browser, user_id = self.browsers[at], self.ids[who]
        identifier = {"type": "username", "value": who}
        given = self.passwords[user_id] if is_right else WRONG
        path = "/verification/password"
        said = self._run(self._call(browser, "POST", path, identifier=identifier, password=given))
        assert (said.status_code == 200) <= is_right
        if said.status_code == 200:
            browser.shown.add(("password", user_id, given))

    @rule(at=_browsers, address=_addresses, event=_events)
    def send_code(self, at: int, address: str, event: str) -> None:
        """To somebody's or nobody's address."""
        self._run(self._send_code(self.browsers[at], address, event))

    async def _send_code(self, browser: Browser, address: str, event: str) -> None:
        await database.execute(  # time flies: ten messages are not many
            "UPDATE verification_codes SET created_at = created_at - interval '11 minutes'"
        )
        before = len(await messages_to(address))
        identifier = {"type": "email", "value": address}
        path = "/verification/verification-code"
        said = await self._call(browser, "POST", path, identifier=identifier, interactionEvent=event)
        sent = await messages_to(address)
        if len(sent) > before:
            self.last_code[address] = (browser.interaction, sent[-1]["code"])
            self.secrets.add(sent[-1]["code"])
        if said.status_code == 200:
            browser.addresses[said.json()["verificationId"]] = (address, event)

    @rule(at=_browsers, address=_addresses, back=st.integers(0, 2), is_right=_mostly, is_own=_mostly)
    def enter_code(self, at: int, address: str, back: int, is_right: bool, is_own: bool) -> None:
        """The code of the last message to an address, with any verification."""
        browser = self.browsers[at]
        self._run(self._enter_code(browser, address, self._record(browser, back, is_own=is_own), is_right))

    async def _enter_code(self, browser: Browser, address: str, record: str, is_right: bool) -> None:
        sent_for, code = self.last_code.get(address, ("", "000000"))
        identifier = {"type": "email", "value": address}
        path = "/verification/verification-code/verify"
        given = code if is_right else "wrong"
        said = await self._call(
            browser, "POST", path, identifier=identifier, verificationId=record, code=given
        )
        if said.status_code == 200:
            assert is_right
            assert sent_for == browser.interaction, "the code of another interaction"
            assert browser.addresses[record][0] == address
            self.last_code.pop(address)  # a code counts once
            browser.shown.add(("address", *browser.addresses[record]))

    @rule(at=_browsers, address=st.sampled_from([ADA, ADA, NEW]), is_right=_mostly)
    def use_token(self, at: int, address: str, is_right: bool) -> None:
        """A one-time token, made just now."""
        self._run(self._use_token(self.browsers[at], address, is_right))

    async def _use_token(self, browser: Browser, address: str, is_right: bool) -> None:
        made = await create_one_time_token(SYSTEM, NewOneTimeToken(email=ADA))
        self.secrets.add(made.value or "")
        identifier = {"type": "email", "value": address}
        token = made.value if is_right else "a guess"
        path = "/verification/one-time-token/verify"
        said = await self._call(browser, "POST", path, identifier=identifier, token=token)
        assert (said.status_code == 200) <= (is_right and address == ADA)
        if said.status_code == 200:
            browser.shown.add(("address", ADA, "any"))

    @rule(at=_browsers, person=st.sampled_from(sorted(SOCIAL)), is_right=_mostly)
    def use_social(self, at: int, person: str, is_right: bool) -> None:
        """There and back again; or back from another sign-in."""
        path, claims = f"/verification/social/{self.social.id}", {"sub": person, **SOCIAL[person]}
        if self._run(self._visit(self.browsers[at], path, claims, is_right)):
            self.browsers[at].shown.add(("social", person))

    @rule(at=_browsers, person=st.sampled_from(sorted(ENTERPRISE)), is_right=_mostly)
    def use_enterprise(self, at: int, person: str, is_right: bool) -> None:
        """The same at the enterprise's provider."""
        path = f"/verification/sso/{self.enterprise.id}"
        claims = {"sub": person, "email": ENTERPRISE[person], "email_verified": True}
        if self._run(self._visit(self.browsers[at], path, claims, is_right)):
            self.browsers[at].shown.add(("enterprise", person))

    async def _visit(self, browser: Browser, path: str, claims: Json, is_right: bool) -> bool:
        body = {"state": STATE, "redirectUri": CALLBACK}
        begun = await self._call(browser, "POST", f"{path}/authorization-uri", **body)
        if begun.status_code != 200:
            return False
        self.provider.grant(begun.json()["authorizationUri"], **claims)
        data = answer() if is_right else answer(state="another")
        record = begun.json()["verificationId"]
        said = await self._call(browser, "POST", f"{path}/verify", verificationId=record, connectorData=data)
        assert (said.status_code == 200) == is_right, said.text
        return said.status_code == 200

    @rule(at=_browsers, username=st.sampled_from(["carl", "ada", "eve"]))
    def propose(self, at: int, username: str) -> None:
        """A name and a password for a new account."""
        identifier = {"type": "username", "value": username}
        path = "/verification/new-password-identity"
        self._run(self._call(self.browsers[at], "POST", path, identifier=identifier, password=PASSWORDS[1]))

    @rule(at=_browsers, back=st.integers(0, 3), has_record=_mostly, is_own=_mostly, links=_truths)
    def identify(self, at: int, back: int, has_record: bool, is_own: bool, links: bool) -> None:
        """Whose proof it is, or the account is made."""
        self._run(self._identify(self.browsers[at], back, has_record, is_own, links))

    async def _identify(
        self, browser: Browser, back: int, has_record: bool, is_own: bool, links: bool
    ) -> None:
        body: Json = {"linkSocialIdentity": links}
        if has_record:
            body["verificationId"] = self._record(browser, back, is_own=is_own)
        said = await self._call(browser, "POST", "/identification", **body)
        if said.status_code == 204 and has_record:
            assert is_own, "by a verification of another browser"
        if said.status_code == 201:
            await self._expect_account(browser)

    async def _expect_account(self, browser: Browser) -> None:
        users, _, digests = await self._stored()
        (made,) = users - self.known_users
        email = await database.fetch_value("SELECT primary_email FROM users WHERE id = $1", made)
        vouched = {
            SOCIAL[each[1]]["email"] for each in browser.shown if each[0] == "social" and each[1] != "s-liar"
        }
        vouched |= {ENTERPRISE[each[1]] for each in browser.shown if each == ("enterprise", "c-cora")}
        shown = {each[1] for each in browser.shown if each[0] == "address" and each[2] != "ForgotPassword"}
        assert email is None or email in vouched | shown, (email, browser.shown)
        self.known_users, self.digests, browser.made = users, digests, made
        type(self).reached["account"] += 1

    @rule(at=_browsers, who=_people, is_right=_mostly, is_new=_truths)
    def show_app(self, at: int, who: str, is_right: bool, is_new: bool) -> None:
        """A code of somebody's app, or of the one that is being set up."""
        self._run(self._show_app(self.browsers[at], who, is_right, is_new))

    async def _show_app(self, browser: Browser, who: str, is_right: bool, is_new: bool) -> None:
        await database.execute("UPDATE mfa_factors SET last_used_step = NULL")  # time flies
        user_id = self.ids[who]
        record, secret = browser.new_app if is_new and browser.new_app else (None, self.apps[user_id])
        body = {"verificationId": record} if record else {}
        code = pyotp.TOTP(secret).at(clock.now()) if is_right else "000"
        said = await self._call(browser, "POST", "/verification/totp/verify", code=code, **body)
        assert (said.status_code == 200) <= is_right
        if said.status_code == 200:
            browser.shown.add(("new app", secret) if record else ("app", user_id, secret))

    @rule(at=_browsers, who=_people, is_right=_mostly)
    def use_backup_code(self, at: int, who: str, is_right: bool) -> None:
        """One of somebody's, or one that was used."""
        browser, user_id = self.browsers[at], self.ids[who]
        code = self.codes[user_id][-1] if self.codes[user_id] and is_right else "0123456789"
        said = self._run(self._call(browser, "POST", "/verification/backup-code/verify", code=code))
        if said.status_code == 200:
            browser.shown.add(("backup code", user_id))
            self.codes[user_id].remove(code)  # of nobody else, and once

    @rule(at=_browsers)
    def set_up_app(self, at: int) -> None:
        """A secret for an authenticator app."""
        browser = self.browsers[at]
        said = self._run(self._call(browser, "POST", "/verification/totp/secret"))
        if said.status_code == 200:
            browser.new_app = (said.json()["verificationId"], said.json()["secret"])
            self.secrets.add(said.json()["secret"])

    @rule(at=_browsers)
    def draw_backup_codes(self, at: int) -> None:
        """New ones."""
        said = self._run(self._call(self.browsers[at], "POST", "/verification/backup-code/generate"))
        if said.status_code == 200:
            self.secrets |= set(said.json()["codes"])

    @rule(
        at=_browsers, back=st.integers(0, 3), kind=st.sampled_from(["Totp", "WebAuthn", "BackupCode"]), is_own=_mostly
    )  # fmt: skip
    def add_factor(self, at: int, back: int, kind: str, is_own: bool) -> None:
        """Make it one of the account."""
        browser = self.browsers[at]
        record = self._record(browser, back, is_own=is_own)
        said = self._run(self._call(browser, "POST", "/profile/mfa", type=kind, verificationId=record))
        assert (said.status_code == 204) <= is_own

    @rule(
        at=_browsers,
        path=st.sampled_from(["mfa-skipped", "mfa-enabled", "mfa-suggestion-skipped", "passkey-skipped"]),
    )
    def decide(self, at: int, path: str) -> None:
        """Say that no factor is wanted, or so."""
        self._run(self._call(self.browsers[at], "POST", f"/profile/mfa/{path}"))

    @rule(
        at=_browsers,
        kind=st.sampled_from(["username", "password", "email", "phone", "social", "extraProfile"]),
        back=st.integers(0, 2),
    )
    def add_profile(self, at: int, kind: str, back: int) -> None:
        """Add something to the account."""
        values = {"username": "someone", "password": PASSWORDS[1], "extraProfile": None}
        record = self._record(self.browsers[at], back)
        body = {"value": values.get(kind), "values": {"name": "A"}, "verificationId": record}
        self._run(self._call(self.browsers[at], "POST", "/profile", type=kind, **body))

    @rule(at=_browsers, password=st.sampled_from(PASSWORDS))
    def replace_password(self, at: int, password: str) -> None:
        """A new password in place of a forgotten one; it counts when that is submitted."""
        said = self._run(self._call(self.browsers[at], "PUT", "/profile/password", password=password))
        if said.status_code == 204:
            self.browsers[at].next_password = password

    @rule(at=_browsers, path=st.sampled_from(sorted(STEPS)), body=_json)
    def call_anything(self, at: int, path: str, body: Any) -> None:
        """Whatever it is, it is answered."""
        verb, _, address = path.partition(" ")
        if (verb, address) in _ENDING:
            return
        address = address.replace("{connector_id}", "some").removeprefix("/experience")
        content = json.dumps(body)
        request = self.browsers[at].http.request(
            verb,
            f"/api/experience{address}",
            content=content,
            headers={"content-type": "application/json"},
        )
        said = self._run(request)
        assert said.status_code < 500 or said.status_code == 501, f"{path} {content}: {said.text}"

    @rule(at=_browsers)
    def outlive(self, at: int) -> None:
        """The hour is over; after that another authorization request comes."""
        self._run(self._outlive(self.browsers[at]))

    async def _outlive(self, browser: Browser) -> None:
        if browser.is_expired:
            await self._open(browser)
            return
        await database.execute(
            "UPDATE interactions SET expires_at = $2 WHERE id = $1", browser.interaction, clock.now()
        )
        browser.is_expired = True

    @rule()
    def outlive_codes(self) -> None:
        """Codes that were sent and not entered."""
        self._run(database.execute("UPDATE verification_codes SET expires_at = $1", clock.now()))
        self.last_code = dict.fromkeys(self.last_code, ("none", "000000"))

    @rule(
        who=_people,
        what=st.sampled_from(["suspended", "reinstated", "deleted", "password", "moved", "app", "unlinked"]),
        password=st.sampled_from(PASSWORDS),
    )
    def meddle(self, who: str, what: str, password: str) -> None:
        """An administrator changes an account while somebody is on the way in."""
        self._run(self._meddle(who, what, password))

    async def _meddle(self, who: str, what: str, password: str) -> None:
        user_id = self.ids[who]
        match what:
            case "suspended":
                await suspend_user(SYSTEM, user_id)
            case "reinstated":
                await reinstate_user(SYSTEM, user_id)
            case "deleted":
                await delete_user(SYSTEM, user_id)
                await self._settle(who, {"ada": ADA, "bob": BOB}[who])
            case "password" if password != self.passwords[user_id]:
                await set_password(SYSTEM, user_id, password)
                self.passwords[user_id] = password
            case "moved" if who == "ada":
                email = await database.fetch_value("SELECT primary_email FROM users WHERE id = $1", user_id)
                await self._move(user_id, MOVED if email == ADA else ADA)
            case "app":
                await self._replace_app(user_id)
            case "unlinked":
                await database.execute("DELETE FROM social_identities WHERE user_id = $1", user_id)
        users, _, self.digests = await self._stored()
        self.known_users |= users

    async def _move(self, user_id: str, email: str) -> None:
        taken = await database.fetch_value("SELECT true FROM users WHERE primary_email = $1", email)
        if not taken:
            await update_user(SYSTEM, user_id, UserChanges(primary_email=email))

    async def _replace_app(self, user_id: str) -> None:
        factor = await database.fetch_value(
            "SELECT id FROM mfa_factors WHERE user_id = $1 AND type = 'Totp'", user_id
        )
        await delete_mfa_factor(SYSTEM, user_id, factor)
        self.apps[user_id] = (await create_totp(SYSTEM, user_id)).secret
        self.secrets.add(self.apps[user_id])

    @rule(at=_browsers, times=st.sampled_from([1, 1, 2, 3]))
    def submit(self, at: int, times: int) -> None:
        """The end, perhaps several times at once: who signs in has shown everything."""
        self._run(self._submit(self.browsers[at], times))

    async def _submit(self, browser: Browser, times: int) -> None:
        answers = await asyncio.gather(*(self._call(browser, "POST", "/submit") for _ in range(times)))
        statuses = sorted(each.status_code for each in answers)
        done = [status for status in statuses if status in (200, 204)]
        assert len(done) <= 1, statuses
        if done == [204]:
            await self._expect_reset(browser)
        elif done == [200]:
            await self._expect_session(browser)
            await self._open(browser)

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

    @rule(at=_browsers, way=st.sampled_from(WAYS), left_out=st.integers(-2, 9), moved=st.integers(-3, 9))
    def nearly_all_the_way(self, at: int, way: str, left_out: int, moved: int) -> None:
        """A way that leads to the end, or does but for one step that is left out or comes too early."""
        steps = self.ways(at)[way]
        if 0 <= left_out < len(steps):
            del steps[left_out]
        if 0 < moved < len(steps):
            steps[moved - 1], steps[moved] = steps[moved], steps[moved - 1]
        for step in steps:
            step()

    @rule(
        at=_browsers, way=st.sampled_from(WAYS), after=st.integers(0, 9), who=_people,
        what=st.sampled_from(["suspended", "deleted", "password", "moved", "app", "unlinked"]),
        password=st.sampled_from(PASSWORDS),
    )  # fmt: skip
    def disturbed(self, at: int, way: str, after: int, who: str, what: str, password: str) -> None:
        """The whole way, and somebody changes an account in the middle of it."""
        steps = self.ways(at)[way]
        steps.insert(min(after, len(steps) - 1), partial(self.meddle, who, what, password))
        for step in steps:
            step()

    @rule(at=_browsers, way=st.sampled_from(WAYS))
    def all_the_way(self, at: int, way: str) -> None:
        """Undisturbed, whoever has shown everything is let in."""
        self._run(self._clear_the_way(self.browsers[at]))
        ends = type(self).reached["session"] + type(self).reached["reset"]
        for step in self.ways(at)[way]:
            step()
        assert type(self).reached["session"] + type(self).reached["reset"] == ends + 1, way
        type(self).reached[f"by {way}"] += 1

    async def _clear_the_way(self, browser: Browser) -> None:
        await self._open(browser)
        ada = self.ids["ada"]
        await reinstate_user(SYSTEM, ada)
        for row in await database.fetch(
            "SELECT id FROM users WHERE primary_email IN ($1, $2) AND id <> $3", ADA, NEW, ada
        ):
            await delete_user(SYSTEM, row["id"])
        await self._move(ada, ADA)
        if not self.codes[ada]:
            await delete_user(SYSTEM, ada)
            await self._settle("ada", ADA)
        await self._link(self.ids["ada"])
        users, _, self.digests = await self._stored()
        self.known_users |= users

    async def _link(self, user_id: str) -> None:
        await database.execute("DELETE FROM social_identities")
        now = clock.now()
        await database.execute(
            "INSERT INTO social_identities (user_id, target, identity_id, details, created_at, updated_at) "
            "VALUES ($1, 'acme', 's-eve', '{}', $2, $2)",
            user_id,
            now,
        )

    def ways(self, at: int) -> dict[str, Steps]:
        """What leads to the end."""
        know, linking = (
            partial(self.identify, at, 0, True, True, False),
            partial(self.identify, at, 0, True, True, True),
        )
        end = partial(self.submit, at, 1)
        app: Steps = [partial(self.show_app, at, "ada", True, False), end]
        begin = partial(self.start, at, "SignIn")
        password = partial(self.give_password, at, "ada", True)
        return {
            "password": [begin, password, know, *app],
            "backup code": [begin, password, know, partial(self.use_backup_code, at, "ada", True), end],
            "mail": [begin, *self._code(at, ADA, "SignIn"), know, *app],
            "token": [begin, partial(self.use_token, at, ADA, True), know, *app],
            "social": [begin, partial(self.use_social, at, "s-eve", True), know, *app],
            "linked social": [
                self._unlink, begin, partial(self.use_social, at, "s-ada", True), linking, *app,
            ],
            "enterprise": [begin, partial(self.use_enterprise, at, "c-cora", True), know, end],
            "forgotten": [
                partial(self.start, at, "ForgotPassword"), *self._code(at, ADA, "ForgotPassword"), know,
                partial(self._replace_by_another, at), end,
            ],
            "register": [
                partial(self.start, at, "Register"), *self._code(at, NEW, "Register"), know,
                partial(self.set_up_app, at), partial(self.show_app, at, "ada", True, True),
                partial(self.add_factor, at, 0, "Totp", True), partial(self.draw_backup_codes, at),
                partial(self.add_factor, at, 0, "BackupCode", True), end,
            ],
        }  # fmt: skip

    def _code(self, at: int, address: str, event: str) -> Steps:
        return [
            partial(self.send_code, at, address, event),
            partial(self.enter_code, at, address, 0, True, True),
        ]

    def _unlink(self) -> None:
        self._run(database.execute("DELETE FROM social_identities"))

    def _replace_by_another(self, at: int) -> None:
        present = self.passwords[self.ids["ada"]]
        self.replace_password(at, next(each for each in PASSWORDS if each != present))
