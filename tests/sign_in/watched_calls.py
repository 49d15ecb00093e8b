"""Every call of the Experience API in every way, and what happens to accounts meanwhile, under the watch."""

import asyncio
import json
from typing import Any

import pyotp
from hypothesis import strategies as st
from hypothesis.stateful import rule

from identity.credentials.actions import set_password
from identity.credentials.mfa_actions import create_totp, delete_mfa_factor
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.one_time_tokens.actions import create_one_time_token
from identity.one_time_tokens.inputs import NewOneTimeToken
from identity.users.actions import delete_user, reinstate_user, suspend_user, update_user
from identity.users.inputs import UserChanges
from rest_api.experience.described import STEPS
from tests.sign_in.messages import messages_to
from tests.sign_in.providers import CALLBACK, STATE, answer
from tests.sign_in.watch import (
    ADA,
    BOB,
    CORA,
    ENTERPRISE,
    EVENTS,
    MOVED,
    NEW,
    PASSWORDS,
    SOCIAL,
    WRONG,
    Browser,
    Json,
    Watch,
)

BROWSERS, _truths = st.integers(0, 1), st.booleans()
_mostly = st.sampled_from([True, True, True, False])
PEOPLE = st.sampled_from(["ada", "ada", "bob"])
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


class WatchedCalls(Watch):
    """Whatever is called, nobody gets more than they have shown."""

    @rule(at=BROWSERS, event=_events)
    def start(self, at: int, event: str) -> None:
        """Begin anew: nothing that was shown before counts."""
        browser = self.browsers[at]
        if self._run(self._call(browser, "PUT", "", interactionEvent=event)).status_code == 204:
            browser.shown.clear()
            browser.made = None

    @rule(at=BROWSERS, event=_events)
    def switch(self, at: int, event: str) -> None:
        """Sign in instead of registering, or the other way round."""
        self._run(self._call(self.browsers[at], "PUT", "/interaction-event", interactionEvent=event))

    @rule(at=BROWSERS, who=PEOPLE, is_right=_mostly)
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

    @rule(at=BROWSERS, address=_addresses, event=_events)
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

    @rule(at=BROWSERS, address=_addresses, back=st.integers(0, 2), is_right=_mostly, is_own=_mostly)
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

    @rule(at=BROWSERS, address=st.sampled_from([ADA, ADA, NEW]), is_right=_mostly)
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

    @rule(at=BROWSERS, person=st.sampled_from(sorted(SOCIAL)), is_right=_mostly)
    def use_social(self, at: int, person: str, is_right: bool) -> None:
        """There and back again; or back from another sign-in."""
        path, claims = f"/verification/social/{self.social.id}", {"sub": person, **SOCIAL[person]}
        if self._run(self._visit(self.browsers[at], path, claims, is_right)):
            self.browsers[at].shown.add(("social", person))

    @rule(at=BROWSERS, person=st.sampled_from(sorted(ENTERPRISE)), is_right=_mostly)
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

    @rule(at=BROWSERS, username=st.sampled_from(["carl", "ada", "eve"]))
    def propose(self, at: int, username: str) -> None:
        """A name and a password for a new account."""
        identifier = {"type": "username", "value": username}
        path = "/verification/new-password-identity"
        self._run(self._call(self.browsers[at], "POST", path, identifier=identifier, password=PASSWORDS[1]))

    @rule(at=BROWSERS, back=st.integers(0, 3), has_record=_mostly, is_own=_mostly, links=_truths)
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

    @rule(at=BROWSERS, who=PEOPLE, is_right=_mostly, is_new=_truths)
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

    @rule(at=BROWSERS, who=PEOPLE, is_right=_mostly)
    def use_backup_code(self, at: int, who: str, is_right: bool) -> None:
        """One of somebody's, or one that was used."""
        browser, user_id = self.browsers[at], self.ids[who]
        code = self.codes[user_id][-1] if self.codes[user_id] and is_right else "0123456789"
        said = self._run(self._call(browser, "POST", "/verification/backup-code/verify", code=code))
        if said.status_code == 200:
            browser.shown.add(("backup code", user_id))
            self.codes[user_id].remove(code)  # of nobody else, and once

    @rule(at=BROWSERS)
    def set_up_app(self, at: int) -> None:
        """A secret for an authenticator app."""
        browser = self.browsers[at]
        said = self._run(self._call(browser, "POST", "/verification/totp/secret"))
        if said.status_code == 200:
            browser.new_app = (said.json()["verificationId"], said.json()["secret"])
            self.secrets.add(said.json()["secret"])

    @rule(at=BROWSERS)
    def draw_backup_codes(self, at: int) -> None:
        """New ones."""
        said = self._run(self._call(self.browsers[at], "POST", "/verification/backup-code/generate"))
        if said.status_code == 200:
            self.secrets |= set(said.json()["codes"])

    @rule(
        at=BROWSERS, back=st.integers(0, 3), kind=st.sampled_from(["Totp", "WebAuthn", "BackupCode"]), is_own=_mostly
    )  # fmt: skip
    def add_factor(self, at: int, back: int, kind: str, is_own: bool) -> None:
        """Make it one of the account."""
        browser = self.browsers[at]
        record = self._record(browser, back, is_own=is_own)
        said = self._run(self._call(browser, "POST", "/profile/mfa", type=kind, verificationId=record))
        assert (said.status_code == 204) <= is_own

    @rule(
        at=BROWSERS,
        path=st.sampled_from(["mfa-skipped", "mfa-enabled", "mfa-suggestion-skipped", "passkey-skipped"]),
    )
    def decide(self, at: int, path: str) -> None:
        """Say that no factor is wanted, or so."""
        self._run(self._call(self.browsers[at], "POST", f"/profile/mfa/{path}"))

    @rule(
        at=BROWSERS,
        kind=st.sampled_from(["username", "password", "email", "phone", "social", "extraProfile"]),
        back=st.integers(0, 2),
    )
    def add_profile(self, at: int, kind: str, back: int) -> None:
        """Add something to the account."""
        values = {"username": "someone", "password": PASSWORDS[1], "extraProfile": None}
        record = self._record(self.browsers[at], back)
        body = {"value": values.get(kind), "values": {"name": "A"}, "verificationId": record}
        self._run(self._call(self.browsers[at], "POST", "/profile", type=kind, **body))

    @rule(at=BROWSERS, password=st.sampled_from(PASSWORDS))
    def replace_password(self, at: int, password: str) -> None:
        """A new password in place of a forgotten one; it counts when that is submitted."""
        said = self._run(self._call(self.browsers[at], "PUT", "/profile/password", password=password))
        if said.status_code == 204:
            self.browsers[at].next_password = password

    @rule(at=BROWSERS, path=st.sampled_from(sorted(STEPS)), body=_json)
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

    @rule(at=BROWSERS)
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
        who=PEOPLE,
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

    @rule(at=BROWSERS, times=st.sampled_from([1, 1, 2, 3]))
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
