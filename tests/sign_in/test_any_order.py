"""No order of calls to the Experience API signs anybody in without all proofs that are required, and none is a bug."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
import pyotp
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from starlette.applications import Starlette
from starlette.routing import Mount

from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.keys.cookie_queries import signed_cookies
from identity.one_time_tokens.actions import create_one_time_token
from identity.one_time_tokens.inputs import NewOneTimeToken
from identity.sign_in import factors
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from rest_api.experience.described import STEPS
from rest_api.routes import routes
from tests.conftest import clean_database
from tests.inbox.opening import open_inbox
from tests.sign_in.conftest import PASSWORD, begin_interaction
from tests.sign_in.messages import messages_to
from tests.sign_in.second_factors import totp_of
from tests.sign_in.ways import method, set_up

T = TypeVar("T")
ADA, NEW = "ada@example.com", "new@example.com"
NEW_PASSWORDS = ("violet otter 7", "amber heron 9")
SETTINGS: dict[str, Any] = {
    "signIn": {"methods": [method("email"), method("username", password=True, code=False)]},
    "signUp": {"identifiers": ["email"], "password": False, "verify": True},
    "mfa": {"factors": ["Totp"], "policy": "Mandatory"},
    "forgotPasswordMethods": ["EmailVerificationCode"],
}
EVENTS = ("SignIn", "Register", "ForgotPassword")
_addresses, _events, _truths = st.sampled_from([ADA, NEW]), st.sampled_from(EVENTS), st.booleans()
_kinds = st.sampled_from(["username", "password", "email", "phone", "social", "extraProfile"])
_paths = st.sampled_from(sorted(STEPS))
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


class AnyOrder(RuleBasedStateMachine):
    """One browser with one sign-in after the other, and what was proved in the present one since it was begun."""

    loop: asyncio.AbstractEventLoop
    signed_in = replaced = registered = 0

    def _run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(60)

    @initialize()
    def begin(self) -> None:
        """Ada has a password, an address and an authenticator app."""
        self._run(self._begin())

    async def _begin(self) -> None:
        await clean_database()
        await set_up(**SETTINGS)
        self.ada = await create_user(SYSTEM, NewUser(username="ada", primary_email=ADA, password=PASSWORD))
        self.app, self.password = await totp_of(self.ada.id), PASSWORD
        app = Starlette(routes=[Mount("/api", routes=routes)])
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        self.http = httpx.AsyncClient(transport=transport, base_url="http://localhost:3001")
        await self._open()

    async def _open(self) -> None:
        """Another authorization request waits for a person."""
        self.records: list[str] = []
        self.addresses: dict[str, str] = {}
        self.proved: set[str] = set()
        self.new_app: tuple[str, str] | None = None
        cookie = quote(json.dumps({"demo-app": await begin_interaction()}))
        self.http.cookies.update(await signed_cookies("_interaction", cookie))
        await self._call("PUT", "", interactionEvent="SignIn")

    async def _call(self, verb: str, path: str, **body: Any) -> httpx.Response:
        answer = await self.http.request(verb, f"/api/experience{path}", json=body)
        assert answer.status_code < 500 or answer.status_code == 501, f"{verb} {path} {body}: {answer.text}"
        if answer.status_code == 200 and "verificationId" in answer.json():
            self.records.append(answer.json()["verificationId"])
        return answer

    def _record(self, back: int) -> str:
        """One of the verifications so far, mostly the last one."""
        return self.records[-1 - back % len(self.records)] if self.records else "none"

    @rule(event=_events)
    def start(self, event: str) -> None:
        """Begin anew: nothing that was proved before counts."""
        if self._run(self._call("PUT", "", interactionEvent=event)).status_code == 204:
            self.proved.clear()

    @rule(event=_events)
    def switch(self, event: str) -> None:
        """Sign in instead of registering, or the other way round."""
        self._run(self._call("PUT", "/interaction-event", interactionEvent=event))

    @rule(is_right=_truths)
    def give_password(self, is_right: bool) -> None:
        """Ada's, or a wrong one."""
        identifier = {"type": "username", "value": "ada"}
        given = self.password if is_right else "wrong"
        answer = self._run(
            self._call("POST", "/verification/password", identifier=identifier, password=given)
        )
        assert (answer.status_code == 200) <= is_right
        if answer.status_code == 200:
            self.proved.add("ada")

    @rule(address=_addresses, event=_events)
    def send_code(self, address: str, event: str) -> None:
        """To somebody's or nobody's address."""
        identifier = {"type": "email", "value": address}
        answer = self._run(
            self._call(
                "POST", "/verification/verification-code", identifier=identifier, interactionEvent=event
            )
        )
        if answer.status_code == 200:
            self.addresses[answer.json()["verificationId"]] = address

    @rule(address=_addresses, back=st.integers(0, 2), is_right=_truths)
    def enter_code(self, address: str, back: int, is_right: bool) -> None:
        """The code of the last message to an address, with any verification."""
        self._run(self._enter_code(address, self._record(back), is_right))

    async def _enter_code(self, address: str, record: str, is_right: bool) -> None:
        sent = await messages_to(address)
        code = sent[-1]["code"] if sent and is_right else "wrong"
        identifier = {"type": "email", "value": address}
        path = "/verification/verification-code/verify"
        answer = await self._call("POST", path, identifier=identifier, verificationId=record, code=code)
        assert (answer.status_code == 200) <= (is_right and self.addresses.get(record) == address)
        if answer.status_code == 200:
            self.proved.add("ada" if address == ADA else address)

    @rule(address=_addresses, is_right=_truths)
    def use_token(self, address: str, is_right: bool) -> None:
        """A one-time token, made just now."""
        self._run(self._use_token(address, is_right))

    async def _use_token(self, address: str, is_right: bool) -> None:
        made = await create_one_time_token(SYSTEM, NewOneTimeToken(email=ADA))
        identifier = {"type": "email", "value": address}
        token = made.value if is_right else "a guess"
        path = "/verification/one-time-token/verify"
        answer = await self._call("POST", path, identifier=identifier, token=token)
        assert (answer.status_code == 200) <= (is_right and address == ADA)
        if answer.status_code == 200:
            self.proved.add("ada")

    @rule(username=st.sampled_from(["bob", "ada", "eve"]))
    def propose(self, username: str) -> None:
        """A name and a password for a new account."""
        identifier = {"type": "username", "value": username}
        path = "/verification/new-password-identity"
        self._run(self._call("POST", path, identifier=identifier, password=NEW_PASSWORDS[0]))

    @rule(back=st.integers(0, 3), has_record=st.sampled_from([True, True, True, False]))
    def identify(self, back: int, has_record: bool) -> None:
        """Whose proof it is, or the account is made."""
        body = {"verificationId": self._record(back)} if has_record else {}
        answer = self._run(self._call("POST", "/identification", **body))
        if answer.status_code == 201:
            type(self).registered += 1

    @rule(is_right=_truths, is_new=_truths)
    def show_app(self, is_right: bool, is_new: bool) -> None:
        """A code of Ada's app, or of the one that is being set up."""
        self._run(self._show_app(is_right, is_new))

    async def _show_app(self, is_right: bool, is_new: bool) -> None:
        await database.execute("UPDATE mfa_factors SET last_used_step = NULL")  # time flies
        secret = self.new_app[1] if is_new and self.new_app else self.app
        body = {"verificationId": self.new_app[0]} if is_new and self.new_app else {}
        code = pyotp.TOTP(secret).at(clock.now()) if is_right else "000"
        answer = await self._call("POST", "/verification/totp/verify", code=code, **body)
        assert (answer.status_code == 200) <= is_right
        if answer.status_code == 200:
            self.proved.add("new app" if body else "ada's app")

    @rule()
    def set_up_app(self) -> None:
        """A secret for an authenticator app."""
        answer = self._run(self._call("POST", "/verification/totp/secret"))
        if answer.status_code == 200:
            self.new_app = (answer.json()["verificationId"], answer.json()["secret"])

    @rule(back=st.integers(0, 3), kind=st.sampled_from(["Totp", "WebAuthn", "BackupCode"]))
    def add_factor(self, back: int, kind: str) -> None:
        """Make it one of the account."""
        self._run(self._call("POST", "/profile/mfa", type=kind, verificationId=self._record(back)))

    @rule(path=st.sampled_from(["mfa-skipped", "mfa-enabled", "mfa-suggestion-skipped", "passkey-skipped"]))
    def decide(self, path: str) -> None:
        """Say that no factor is wanted, or so."""
        self._run(self._call("POST", f"/profile/mfa/{path}"))

    @rule(
        kind=st.sampled_from(["username", "password", "email", "phone", "social", "extraProfile"]),
        back=st.integers(0, 2),
    )
    def add_profile(self, kind: str, back: int) -> None:
        """Add something to the account."""
        values = {"username": "someone", "password": NEW_PASSWORDS[0], "extraProfile": None}
        body = {"value": values.get(kind), "values": {"name": "A"}, "verificationId": self._record(back)}
        self._run(self._call("POST", "/profile", type=kind, **body))

    @rule(password=st.sampled_from(NEW_PASSWORDS))
    def replace_password(self, password: str) -> None:
        """A new password in place of a forgotten one; it counts when that is submitted."""
        if self._run(self._call("PUT", "/profile/password", password=password)).status_code == 204:
            self.next_password = password

    @rule(path=_paths, body=_json)
    def call_anything(self, path: str, body: Any) -> None:
        """Whatever it is, it is answered."""
        verb, _, address = path.partition(" ")
        if (verb, address) in {
            ("PUT", "/experience"),
            ("POST", "/experience/submit"),
            ("POST", "/experience/cancel"),
        }:
            return
        address = address.replace("{connector_id}", "some").removeprefix("/experience")
        content = json.dumps(body)
        answer = self._run(
            self.http.request(
                verb,
                f"/api/experience{address}",
                content=content,
                headers={"content-type": "application/json"},
            )
        )
        assert answer.status_code < 500 or answer.status_code == 501, f"{path} {content}: {answer.text}"

    @rule(
        way=st.sampled_from(["password", "code", "token", "register", "forgotten"]),
        left_out=st.integers(-2, 7),
        moved=st.integers(-3, 7),
    )
    def nearly_all_the_way(self, way: str, left_out: int, moved: int) -> None:
        """A way that leads to the end, or does but for one step that is left out or comes too early."""
        steps = self._ways()[way]
        if 0 <= left_out < len(steps):
            del steps[left_out]
        if 0 < moved < len(steps):
            steps[moved - 1], steps[moved] = steps[moved], steps[moved - 1]
        for step in steps:
            step()

    def _ways(self) -> dict[str, list[Callable[[], None]]]:
        know = partial(self.identify, 0, True)
        end: list[Callable[[], None]] = [know, partial(self.show_app, True, False), self.submit]
        return {
            "password": [partial(self.start, "SignIn"), partial(self.give_password, True), *end],
            "code": [partial(self.start, "SignIn"), *self._code(ADA, "SignIn"), *end],
            "token": [partial(self.start, "SignIn"), partial(self.use_token, ADA, True), *end],
            "register": [
                partial(self.start, "Register"), *self._code(NEW, "Register"), know, self.set_up_app,
                partial(self.show_app, True, True), partial(self.add_factor, 0, "Totp"), self.submit,
            ],
            "forgotten": [
                partial(self.start, "ForgotPassword"), *self._code(ADA, "ForgotPassword"), know,
                partial(self.replace_password, NEW_PASSWORDS[self.password == NEW_PASSWORDS[0]]), self.submit,
            ],
        }  # fmt: skip

    def _code(self, address: str, event: str) -> list[Callable[[], None]]:
        return [partial(self.send_code, address, event), partial(self.enter_code, address, 0, True)]

    @rule()
    def submit(self) -> None:
        """The end: who signs in has proved everything."""
        self._run(self._submit())

    async def _submit(self) -> None:
        answer = await self._call("POST", "/submit")
        if answer.status_code == 204:
            assert "ada" in self.proved
            self.password = self.next_password
            self.proved.clear()
            type(self).replaced += 1
        if answer.status_code == 200:
            await self._require_proofs()
            type(self).signed_in += 1
            await self._open()

    async def _require_proofs(self) -> None:
        user_id = await database.fetch_value(
            "SELECT user_id FROM sessions ORDER BY authenticated_at DESC LIMIT 1"
        )
        if user_id == self.ada.id:
            assert {"ada", "ada's app"} <= self.proved, self.proved
            return
        user = await database.fetch_row("SELECT primary_email FROM users WHERE id = $1", user_id)
        assert user["primary_email"] == NEW
        assert {NEW, "new app"} <= self.proved, self.proved
        assert await database.fetch_value("SELECT count(*) FROM mfa_factors WHERE user_id = $1", user_id)


async def _try(examples: int, steps: int) -> None:
    AnyOrder.loop = asyncio.get_running_loop()
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
        phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    with open_inbox():
        await asyncio.to_thread(run_state_machine_as_test, AnyOrder, settings=chosen)


@pytest.mark.usefixtures("database")
async def test_no_order_leaves_a_proof_out() -> None:
    await _try(examples=4, steps=20)


@pytest.mark.long
@pytest.mark.usefixtures("database")
async def test_no_order_leaves_a_proof_out_in_many_tries() -> None:
    await _try(examples=300, steps=60)
    assert AnyOrder.signed_in > 0
    assert AnyOrder.replaced > 0
    assert AnyOrder.registered > 0


def _all_the_way(machine: AnyOrder, *, with_app: bool) -> None:
    machine.begin()
    machine.give_password(True)
    machine.identify(0, True)
    if with_app:
        machine.show_app(True, False)
    machine.submit()
    machine.start("ForgotPassword")
    machine.send_code(ADA, "ForgotPassword")
    machine.enter_code(ADA, 0, True)
    machine.identify(0, True)
    machine.replace_password(NEW_PASSWORDS[0])
    machine.submit()


@pytest.mark.usefixtures("database")
async def test_the_watch_knows_a_way_through_and_sees_a_hole(monkeypatch: pytest.MonkeyPatch) -> None:
    AnyOrder.loop = asyncio.get_running_loop()
    before = (AnyOrder.signed_in, AnyOrder.replaced)
    with open_inbox():
        await asyncio.to_thread(_all_the_way, AnyOrder(), with_app=True)
        assert (AnyOrder.signed_in, AnyOrder.replaced) == (before[0] + 1, before[1] + 1)

        async def nothing_is_due(*_: Any) -> None:
            return None

        monkeypatch.setattr(factors, "require_verified", nothing_is_due)
        with pytest.raises(AssertionError, match="ada"):
            await asyncio.to_thread(_all_the_way, AnyOrder(), with_app=False)
