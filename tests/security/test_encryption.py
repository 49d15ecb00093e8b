"""Stored secrets open only with a key of the ring, unchanged, and in the place they were sealed for."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.security.encryption import (
    InsecureKeyFile,
    Keyring,
    Tampered,
    UnknownKey,
    canary,
    check_canary,
    load_or_create_key_file,
)

OLD, NEW, OTHER = (os.urandom(32) for _ in range(3))
RING = Keyring([OLD])


@given(st.binary(max_size=500), st.text(st.characters(codec="utf-8"), max_size=20))
def test_what_is_sealed_opens(plaintext: bytes, purpose: str) -> None:
    assert RING.decrypt(RING.encrypt(plaintext, purpose), purpose) == plaintext


def test_text_is_utf8() -> None:
    assert RING.decrypt(RING.encrypt("schlüssel", "p"), "p") == "schlüssel".encode()


def test_the_same_secret_never_looks_the_same() -> None:
    assert len({RING.encrypt("secret", "p") for _ in range(100)}) == 100


def test_another_purpose_does_not_open_it() -> None:
    sealed = RING.encrypt("secret", "application-secret")
    with pytest.raises(Tampered, match="connector"):
        RING.decrypt(sealed, "connector-config")


@given(st.data())
def test_no_changed_character_is_accepted(data: st.DataObject) -> None:
    sealed = RING.encrypt("secret", "p")
    at = data.draw(st.integers(0, len(sealed) - 1))
    new = data.draw(st.characters().filter(lambda c: c != sealed[at]))
    with pytest.raises((Tampered, UnknownKey)):
        RING.decrypt(sealed[:at] + new + sealed[at + 1 :], "p")


@given(st.text())
def test_text_that_was_never_sealed(text: str) -> None:
    with pytest.raises((Tampered, UnknownKey)):
        RING.decrypt(text, "p")


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: t + "A", lambda t: t + "=", lambda t: t + "\n"]
)
def test_cut_and_lengthened(change) -> None:
    with pytest.raises(Tampered):
        RING.decrypt(change(RING.encrypt("secret", "p")), "p")


def test_keys_are_rotated() -> None:
    before = RING.encrypt("secret", "p")
    both = Keyring([NEW, OLD])
    after = both.encrypt("secret", "p")
    assert both.decrypt(before, "p") == both.decrypt(after, "p") == b"secret"
    assert not both.is_current(before)
    assert both.is_current(after)
    assert Keyring([NEW]).decrypt(after, "p") == b"secret"
    with pytest.raises(UnknownKey):
        Keyring([NEW]).decrypt(before, "p")


def test_a_value_cannot_be_attributed_to_another_key() -> None:
    both = Keyring([NEW, OLD])
    version, _, data = both.encrypt("secret", "p").split(".")
    old_id = RING.encrypt("", "p").split(".")[1]
    with pytest.raises(Tampered):
        both.decrypt(f"{version}.{old_id}.{data}", "p")


def test_a_printed_keyring_shows_no_key() -> None:
    shown = repr(Keyring([OLD, NEW]))
    assert OLD.hex() not in shown
    assert len(shown) < 50


@pytest.mark.parametrize("keys", [[], [b""], [b"x" * 16], [OLD, b"x" * 33]])
def test_unfit_keys_are_refused(keys: list[bytes]) -> None:
    with pytest.raises(ValueError, match="key"):
        Keyring(keys)


def test_the_canary_notices_a_wrong_key() -> None:
    stored = canary(RING)
    check_canary(RING, stored)
    check_canary(Keyring([NEW, OLD]), stored)
    with pytest.raises(UnknownKey):
        check_canary(Keyring([OTHER]), stored)
    with pytest.raises(Tampered):
        check_canary(RING, RING.encrypt("keystead", "p"))
    with pytest.raises(Tampered):
        check_canary(RING, RING.encrypt("other", "canary"))


def test_a_key_file_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "encryption.key"
    key = load_or_create_key_file(path)
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_or_create_key_file(str(path)) == key
    assert os.listdir(tmp_path) == ["encryption.key"]


def test_a_key_file_stays_private_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        load_or_create_key_file(tmp_path / "k")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600


def test_servers_that_start_together_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(load_or_create_key_file, [tmp_path / "k"] * 64))
    assert len(keys) == 1
    assert os.listdir(tmp_path) == ["k"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620, 0o666])
def test_a_file_that_others_reach_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "k"
    load_or_create_key_file(path)
    path.chmod(mode)
    with pytest.raises(InsecureKeyFile, match="chmod 600"):
        load_or_create_key_file(path)


@pytest.mark.parametrize("content", [b"", b"short", b"AAAA\n", b"!" * 44, b"A" * 2000])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "k"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(InsecureKeyFile):
        load_or_create_key_file(path)


def test_something_else_in_its_place_is_refused() -> None:
    with pytest.raises(InsecureKeyFile, match="regular"):
        load_or_create_key_file("/dev/null")
