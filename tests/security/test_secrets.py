"""Random values have the promised shape and no favoured characters."""

import hashlib
import string
from base64 import urlsafe_b64encode
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.security import secrets

LOWER = set(string.digits + string.ascii_lowercase)
MIXED = set(string.digits + string.ascii_letters)


def test_shapes() -> None:
    assert len(secrets.random_id()) == 21
    assert set(secrets.random_id()) <= LOWER
    assert len(secrets.user_id()) == 12
    assert set(secrets.user_id()) <= LOWER
    assert len(secrets.random_secret()) == 32
    assert set(secrets.random_secret()) <= MIXED
    assert len(secrets.opaque_token()) == 43
    assert set(secrets.opaque_token()) <= MIXED | set("-_")


@given(st.integers(0, 300))
def test_any_length(length: int) -> None:
    assert len(secrets.random_id(length)) == length


def test_values_do_not_repeat() -> None:
    assert len({secrets.random_id() for _ in range(2000)}) == 2000


@pytest.mark.parametrize(("draw", "alphabet"), [(secrets.random_id, LOWER), (secrets.random_secret, MIXED)])
def test_no_character_is_favoured(draw, alphabet) -> None:
    counts = Counter("".join(draw() for _ in range(4000)))
    total = sum(counts.values())
    expected = total / len(alphabet)
    chi_squared = sum((counts[c] - expected) ** 2 / expected for c in alphabet)
    # The mean is len - 1 and the variance twice that: ten standard deviations never happen by chance, while
    # bytes taken modulo the alphabet without dropping any would be nineteen away or more.
    freedom = len(alphabet) - 1
    assert chi_squared < freedom + 10 * (2 * freedom) ** 0.5


def test_a_short_draw_is_continued(monkeypatch) -> None:
    draws = iter([b"\xff" * 34, b"\xff" * 34, bytes(34)])
    monkeypatch.setattr("identity.security.secrets.os.urandom", lambda _: next(draws))
    assert secrets.random_id() == "0" * 21


def test_token_hash_is_sha256() -> None:
    digest = urlsafe_b64encode(hashlib.sha256(b"abc").digest()).rstrip(b"=").decode()
    assert secrets.token_hash("abc") == digest
    assert len(digest) == 43


@given(st.text(), st.text())
def test_equal_is_equality(a: str, b: str) -> None:
    assert secrets.equal(a, b) is (a == b)
    assert secrets.equal(a, a)
    assert secrets.equal(a, a.encode())


def test_lone_surrogates_are_compared_and_hashed() -> None:
    assert not secrets.equal("\ud800", "a")
    assert len(secrets.token_hash("\ud800")) == 43
