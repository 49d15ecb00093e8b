"""Two browsers that call the Experience API in any order while accounts change: single calls, and whole ways in."""

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.users.actions import delete_user, reinstate_user
from tests.sign_in.watch import ADA, NEW, PASSWORDS, Browser
from tests.sign_in.watched_calls import BROWSERS, PEOPLE, WatchedCalls

Steps = list[Callable[[], Any]]
WAYS = (
    "password", "backup code", "mail", "token", "social", "linked social", "enterprise", "forgotten", "register",
)  # fmt: skip


class AnyOrder(WatchedCalls):
    """Ways that lead to the end, or nearly so."""

    @rule(at=BROWSERS, way=st.sampled_from(WAYS), left_out=st.integers(-2, 9), moved=st.integers(-3, 9))
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
        at=BROWSERS, way=st.sampled_from(WAYS), after=st.integers(0, 9), who=PEOPLE,
        what=st.sampled_from(["suspended", "deleted", "password", "moved", "app", "unlinked"]),
        password=st.sampled_from(PASSWORDS),
    )  # fmt: skip
    def disturbed(self, at: int, way: str, after: int, who: str, what: str, password: str) -> None:
        """The whole way, and somebody changes an account in the middle of it."""
        steps = self.ways(at)[way]
        steps.insert(min(after, len(steps) - 1), partial(self.meddle, who, what, password))
        for step in steps:
            step()

    @rule(at=BROWSERS, way=st.sampled_from(WAYS))
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
