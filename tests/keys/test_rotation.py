"""Rotating keys: which one signs from when on, what others still verify, and what cannot be."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from identity.kernel import caches, clock, database
from identity.kernel.actor import NOBODY, SYSTEM, Actor, ActorKind
from identity.kernel.errors import Forbidden, Unauthenticated
from identity.kernel.permissions import Permission
from identity.keys import actions, queries
from identity.keys.actions import add_signing_key, delete_cookie_key, delete_signing_key, promote_due_key
from identity.keys.errors import (
    InvalidGracePeriod,
    KeyNotFound,
    KeyRequired,
    NextKeyWaiting,
    OnlyPreviousKeysGo,
    UnknownSigningAlgorithm,
)
from identity.keys.jobs import promote_waiting_key
from identity.keys.models import CookieKey
from identity.keys.provision import key_for
from identity.keys.rules import KeyFamily, KeyStanding
from identity.keys.seeding import ensure_cookie_key, ensure_signing_keys

pytestmark = pytest.mark.usefixtures("own_keys")
EC, RSA = KeyFamily.EC, KeyFamily.RSA


async def rotate_signing_key(actor: Actor, *how: Any) -> list[KeyStanding]:
    rotation = await actions.rotate_signing_key(actor, *how)
    assert rotation.new in rotation.keys
    return rotation.keys


async def rotate_cookie_key(actor: Actor) -> list[CookieKey]:
    rotation = await actions.rotate_cookie_key(actor)
    assert rotation.new is rotation.keys[0]
    return rotation.keys


def told(keys: list[KeyStanding]) -> list[tuple[str, str]]:
    return [(each.status, each.algorithm) for each in keys]


async def published() -> set[str]:
    return {key["kid"] for key in (await queries.jwks())["keys"]}


async def signed_and_verified() -> str:
    """The id of the key that signs, after a look at what it signed."""
    key = await queries.signing_key()
    now = clock.epoch_seconds()
    token = queries.signed(
        key, {"iss": "http://localhost:3001/oidc", "aud": "x", "sub": "y", "exp": now + 60}, "at+jwt"
    )
    assert (await queries.verified_access_token(token, "x"))["sub"] == "y"
    return key.kid


async def test_a_new_key_signs_at_once_and_the_old_one_still_verifies() -> None:
    old = await signed_and_verified()
    keys = await rotate_signing_key(SYSTEM)
    assert told(keys) == [("Current", "ES256"), ("Current", "RS256"), ("Previous", "ES256")]
    assert await signed_and_verified() == keys[0].id != old
    assert old in await queries.verifying_keys()
    assert await published() == {each.id for each in keys}


async def test_a_second_rotation_drops_the_oldest() -> None:
    oldest = await signed_and_verified()
    second = (await rotate_signing_key(SYSTEM))[0].id
    third = (await rotate_signing_key(SYSTEM))[0].id
    verifying = set(await queries.verifying_keys())
    assert {second, third} <= verifying
    assert oldest not in verifying


async def test_a_key_of_another_family_becomes_the_servers_own() -> None:
    keys = await rotate_signing_key(SYSTEM, RSA)
    assert told(keys) == [("Current", "RS256"), ("Previous", "RS256"), ("Previous", "ES256")]
    assert (await queries.signing_key()).algorithm == "RS256"
    assert (await queries.signing_key("ES256")).algorithm == "RS256"  # nobody promised ES256 to clients
    await ensure_signing_keys()  # as the next start does
    assert told(await queries.signing_keys(SYSTEM)) == told(keys)
    back = await rotate_signing_key(SYSTEM, EC)
    assert told(back)[:2] == [("Current", "ES256"), ("Current", "RS256")]
    assert (await queries.signing_key()).algorithm == "ES256"
    assert (await queries.signing_key("RS256")).algorithm == "RS256"


async def test_with_a_grace_period_others_learn_of_the_key_first(settable_clock: Any) -> None:
    old = await signed_and_verified()
    keys = await rotate_signing_key(SYSTEM, EC, 60)
    assert told(keys) == [("Next", "ES256"), ("Current", "ES256"), ("Current", "RS256")]
    assert keys[0].effective_at == settable_clock.at + timedelta(seconds=60)
    assert keys[0].id in await published()
    settable_clock.advance(seconds=59)
    assert await signed_and_verified() == old
    settable_clock.advance(seconds=1)
    assert queries.peek() is None  # what is at hand is over
    assert await signed_and_verified() == keys[0].id
    assert old in await published()
    assert told(await queries.signing_keys(SYSTEM))[0] == ("Next", "ES256")  # not written down yet
    assert await promote_waiting_key() == 1
    assert told(await queries.signing_keys(SYSTEM)) == [
        ("Current", "ES256"), ("Current", "RS256"), ("Previous", "ES256"),
    ]  # fmt: skip
    assert await signed_and_verified() == keys[0].id
    assert await promote_waiting_key() == 0


async def test_a_worker_that_heard_nothing_switches_in_time(settable_clock: Any) -> None:
    """The ring at hand knows by itself when it is over."""
    await rotate_signing_key(SYSTEM, RSA, 60)
    ring = await queries.key_ring()
    settable_clock.advance(seconds=61)
    assert not ring.holds
    assert (await queries.key_ring()).default_algorithm == "RS256"
    assert (await queries.signing_key()).algorithm == "RS256"


async def test_a_waiting_key_is_replaced_by_another_but_not_overtaken(settable_clock: Any) -> None:
    first = (await rotate_signing_key(SYSTEM, EC, 60))[0].id
    with pytest.raises(NextKeyWaiting):
        await rotate_signing_key(SYSTEM)
    second = (await rotate_signing_key(SYSTEM, RSA, 60))[0].id
    assert first not in await published()
    settable_clock.advance(seconds=61)
    keys = await rotate_signing_key(SYSTEM, EC)  # the one whose time has come goes first
    assert {each.id: each.status for each in keys}[second] == "Current"
    assert (await queries.signing_key()).algorithm == "ES256"
    told_of = await database.fetch(
        "SELECT key FROM events WHERE key LIKE 'SigningKey%' ORDER BY created_at, key"
    )
    assert [row["key"] for row in told_of][-2:] == ["SigningKey.Promoted", "SigningKey.Rotated"]


async def test_rotations_at_once_leave_one_current_key_of_each_algorithm() -> None:
    await asyncio.gather(*(rotate_signing_key(SYSTEM) for _ in range(4)))
    keys = told(await queries.signing_keys(SYSTEM))
    assert sorted(keys) == [("Current", "ES256"), ("Current", "RS256"), ("Previous", "ES256")]


@pytest.mark.parametrize("seconds", [-1, 365 * 86_400 + 1])
async def test_a_grace_period_has_bounds(seconds: int) -> None:
    with pytest.raises(InvalidGracePeriod):
        await rotate_signing_key(SYSTEM, EC, seconds)


async def test_only_previous_keys_are_deleted() -> None:
    old = await signed_and_verified()
    current, *_ = await rotate_signing_key(SYSTEM)
    waiting, *_ = await rotate_signing_key(SYSTEM, EC, 60)
    for key in (current, waiting):
        with pytest.raises(OnlyPreviousKeysGo):
            await delete_signing_key(SYSTEM, key.id)
    await delete_signing_key(SYSTEM, old)
    assert old not in await published()
    with pytest.raises(KeyNotFound):
        await delete_signing_key(SYSTEM, old)
    await database.execute("DELETE FROM signing_keys WHERE id <> $1", current.id)
    with pytest.raises(KeyRequired):
        await delete_signing_key(SYSTEM, current.id)


async def test_private_halves_are_encrypted_and_in_no_event() -> None:
    await rotate_signing_key(SYSTEM)
    await rotate_cookie_key(SYSTEM)
    stored = await database.fetch(
        "SELECT private_key_encrypted AS value FROM signing_keys UNION ALL SELECT value_encrypted FROM cookie_keys"
    )
    events = str(await database.fetch("SELECT payload FROM events"))
    for row in stored:
        assert "PRIVATE" not in row["value"]
        assert row["value"] not in events


async def test_cookie_keys_are_two_at_most_and_one_at_least() -> None:
    await asyncio.gather(ensure_cookie_key(), ensure_cookie_key())
    (first,) = await queries.cookie_keys(SYSTEM)
    second, kept = await rotate_cookie_key(SYSTEM)
    assert kept.id == first.id
    third, kept = await rotate_cookie_key(SYSTEM)
    assert kept.id == second.id
    await delete_cookie_key(SYSTEM, third.id)
    with pytest.raises(KeyNotFound):
        await delete_cookie_key(SYSTEM, third.id)
    with pytest.raises(KeyRequired):
        await delete_cookie_key(SYSTEM, second.id)


async def test_keys_are_for_those_who_may() -> None:
    reader = Actor(ActorKind.APPLICATION, application_id="m", permissions=frozenset({Permission.KEYS_READ}))
    assert await queries.signing_keys(reader)
    for attempt in (
        rotate_signing_key, rotate_cookie_key, promote_due_key, lambda actor: delete_signing_key(actor, "x"),
        lambda actor: delete_cookie_key(actor, "x"),
    ):  # fmt: skip
        with pytest.raises(Forbidden):
            await attempt(reader)
    with pytest.raises(Unauthenticated):
        await queries.cookie_keys(NOBODY)


async def test_the_cache_is_dropped_where_it_was_written() -> None:
    before = await queries.key_ring()
    await rotate_signing_key(SYSTEM)
    assert caches._caches["signing_keys"].peek("all") is not before
    assert (await queries.key_ring()) is not before


async def test_one_algorithm_is_rotated_and_the_others_stay() -> None:
    before = {each.algorithm: each.id for each in await queries.signing_keys(SYSTEM)}
    keys = await rotate_signing_key(SYSTEM, EC, 0, "RS256")
    assert told(keys) == [("Current", "ES256"), ("Current", "RS256"), ("Previous", "RS256")]
    assert keys[0].id == before["ES256"]
    assert keys[1].id != keys[2].id == before["RS256"]
    published_keys = {key["kid"]: key for key in (await queries.jwks())["keys"]}
    assert published_keys[keys[1].id]["n"] != published_keys[keys[2].id]["n"]
    assert (await queries.signing_key()).algorithm == "ES256"  # the server's own choice is what it was


async def test_rotations_of_two_algorithms_wait_side_by_side(settable_clock: Any) -> None:
    await rotate_signing_key(SYSTEM, EC, 60, "RS256")
    keys = await rotate_signing_key(SYSTEM, EC, 30, "ES256")
    assert [status for status, _ in told(keys)].count("Next") == 2
    settable_clock.advance(seconds=31)
    waiting = {each.algorithm: each.id for each in keys if each.status == "Next"}
    assert (await queries.signing_key("ES256")).kid == waiting["ES256"]
    assert (await queries.signing_key("RS256")).kid != waiting["RS256"]
    settable_clock.advance(seconds=30)
    assert (await queries.signing_key("RS256")).kid == waiting["RS256"]
    await promote_due_key(SYSTEM)
    assert sorted(told(await queries.signing_keys(SYSTEM))) == [
        ("Current", "ES256"), ("Current", "RS256"), ("Previous", "ES256"), ("Previous", "RS256"),
    ]  # fmt: skip
    assert (await queries.signing_key()).algorithm == "ES256"


async def test_an_algorithm_can_be_rotated_before_anybody_asks_for_it() -> None:
    keys = await rotate_signing_key(SYSTEM, EC, 0, "EdDSA")
    assert ("Current", "EdDSA") in told(keys)
    assert (await queries.signing_key()).algorithm == "ES256"


@pytest.mark.parametrize("algorithm", ["none", "HS256", "RS512", ""])
async def test_there_are_no_keys_of_other_algorithms(algorithm: str) -> None:
    with pytest.raises(UnknownSigningAlgorithm):
        await rotate_signing_key(SYSTEM, EC, 0, algorithm)


async def test_a_key_is_made_when_its_algorithm_is_first_asked_for() -> None:
    assert "OKP" not in {key["kty"] for key in (await queries.jwks())["keys"]}
    assert queries.peek("EdDSA") is None
    first, *others = await asyncio.gather(*(key_for("EdDSA") for _ in range(5)))
    assert first.algorithm == "EdDSA"
    assert {each.kid for each in others} == {first.kid}
    assert (await key_for("EdDSA")).kid == first.kid  # at hand, or read again after its own notification
    jwk = next(key for key in (await queries.jwks())["keys"] if key["kid"] == first.kid)
    assert (jwk["kty"], jwk["crv"], jwk["alg"], jwk["use"]) == ("OKP", "Ed25519", "EdDSA", "sig")
    assert "d" not in jwk
    assert (await queries.signing_key()).algorithm == "ES256"


async def test_workers_that_need_the_same_new_key_at_once_make_one() -> None:
    """Each has made its own by then: the first to hold the table stores it."""
    await asyncio.gather(*(add_signing_key(SYSTEM, "ES512") for _ in range(3)))
    assert told(await queries.signing_keys(SYSTEM)).count(("Current", "ES512")) == 1


async def test_a_first_key_does_not_wait_for_one_that_does() -> None:
    await rotate_signing_key(SYSTEM, EC, 600, "ES512")
    key = await key_for("ES512")
    assert key.algorithm == "ES512"
    assert sorted(status for status, algorithm in told(await queries.signing_keys(SYSTEM)) if algorithm == "ES512") == [
        "Current", "Next",
    ]  # fmt: skip


async def test_whoever_asks_for_what_cannot_be_gets_the_servers_own_choice() -> None:
    assert (await key_for("none")).algorithm == "ES256"
    assert (await key_for()).algorithm == "ES256"


async def test_rsa_keys_for_two_algorithms_are_two_keys() -> None:
    """RFC 8725 section 3.1: a key is used with one algorithm."""
    await key_for("PS256")
    rsa = [key for key in (await queries.jwks())["keys"] if key["kty"] == "RSA"]
    assert {key["alg"] for key in rsa} == {"RS256", "PS256"}
    assert len({key["n"] for key in rsa}) == len(rsa)
