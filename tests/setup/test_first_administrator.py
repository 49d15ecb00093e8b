"""The first administrator: only one, only with the printed code, or from the command line."""

import asyncio

import pytest

from identity.applications.queries import client, machine_scopes
from identity.kernel.actor import NOBODY, SYSTEM
from identity.kernel.database import fetch_value
from identity.kernel.errors import Forbidden, Refusal
from identity.security.secrets import token_hash
from identity.setup.actions import (
    ensure_administrator,
    ensure_machine,
    set_up_first_administrator,
)
from identity.setup.errors import (
    AlreadySetUp,
    InvalidMachineCredentials,
    SetUpCodeRefused,
    WeakPassword,
)
from identity.setup.queries import needs_setup, setup_code
from identity.setup.seeds import WrongEncryptionKey, check_encryption_key, seed
from tests.conftest import every_row

pytestmark = pytest.mark.usefixtures("database")


async def code_of_link() -> str:
    """The code that the server prints."""
    code = await setup_code()
    assert code
    return code


async def test_the_code_makes_one_administrator_and_is_then_worth_nothing() -> None:
    code = await code_of_link()
    assert await needs_setup()

    user = await set_up_first_administrator(NOBODY, code, "ada", "a long password")

    assert user.username == "ada"
    assert not await needs_setup()
    assert await setup_code() is None
    with pytest.raises(AlreadySetUp):
        await set_up_first_administrator(NOBODY, code, "eve", "a long password")


async def test_the_code_stays_the_same_until_it_is_used() -> None:
    assert await code_of_link() == await code_of_link()


@pytest.mark.parametrize("code", ["", "guess", "0" * 32])
async def test_another_code_is_refused_and_nothing_stays(code: str) -> None:
    await code_of_link()
    before = await every_row("users", "user_roles", "events")

    with pytest.raises(SetUpCodeRefused):
        await set_up_first_administrator(NOBODY, code, "eve", "a long password")

    assert await every_row("users", "user_roles", "events") == before


async def test_of_many_at_once_one_becomes_administrator() -> None:
    code = await code_of_link()

    results = await asyncio.gather(
        *(
            set_up_first_administrator(NOBODY, code, f"user_{number}", "a long password")
            for number in range(8)
        ),
        return_exceptions=True,
    )

    assert sum(not isinstance(result, Refusal) for result in results) == 1
    assert await fetch_value("SELECT count(*) FROM users") == 1


async def test_a_short_password_is_refused() -> None:
    with pytest.raises(WeakPassword):
        await set_up_first_administrator(NOBODY, await code_of_link(), "ada", "short")


async def test_bootstrapping_twice_changes_nothing() -> None:
    first, is_new = await ensure_administrator(SYSTEM, "ada", "a long password")
    digest = await fetch_value("SELECT password_digest FROM users")
    again, is_new_again = await ensure_administrator(SYSTEM, "ada", "another password")

    assert (first.id, is_new, is_new_again) == (again.id, True, False)
    assert await fetch_value("SELECT password_digest FROM users") == digest


async def test_a_bootstrapped_machine_has_full_access_and_its_secret_can_be_changed() -> None:
    assert await ensure_machine(SYSTEM, "automation", "first-secret-of-it")
    assert not await ensure_machine(SYSTEM, "automation", "first-secret-of-it")
    assert not await ensure_machine(SYSTEM, "automation", "second-secret-of-it")

    found = await client("automation")
    assert found
    assert [secret.value_hash for secret in found.secrets] == [token_hash("second-secret-of-it")]
    assert await machine_scopes("automation") == {"https://default.logto.app/api": frozenset({"all"})}


@pytest.mark.parametrize(
    ("application_id", "secret"),
    [("", "x" * 32), ("a b", "x" * 32), ("x" * 22, "x" * 32), ("automation", "short")],
)
async def test_malformed_machine_credentials_are_refused(application_id: str, secret: str) -> None:
    with pytest.raises(InvalidMachineCredentials):
        await ensure_machine(SYSTEM, application_id, secret)


async def test_bootstrapping_is_for_the_command_line_alone() -> None:
    with pytest.raises(Forbidden):
        await ensure_machine(NOBODY, "automation", "x" * 32)
    with pytest.raises(Forbidden):
        await ensure_administrator(NOBODY, "ada", "a long password")


async def test_seeding_again_changes_nothing() -> None:
    before = await every_row(
        "roles", "role_scopes", "resources", "scopes", "signing_keys", "sign_in_experiences"
    )

    await seed()

    assert (
        await every_row("roles", "role_scopes", "resources", "scopes", "signing_keys", "sign_in_experiences")
        == before
    )


async def test_another_encryption_key_stops_the_start() -> None:
    from identity.kernel import vault
    from identity.security.encryption import Keyring

    own = vault.vault()
    vault.use(Keyring([b"x" * 32]))
    try:
        with pytest.raises(WrongEncryptionKey):
            await check_encryption_key()
        vault.use(Keyring([b"x" * 32, b"k" * 32]))
        await check_encryption_key()
    finally:
        vault.use(own)
