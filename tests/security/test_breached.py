"""The list of breached passwords is found whatever the case, and a range API learns five digits."""

from hashlib import sha1
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.security import breached

LIST = Path(breached.__file__).with_name("breached_passwords.bin").read_bytes()


@pytest.mark.parametrize(
    "password", ["password", "PassWord1", "qwertyuiop", "iloveyou", "letmein", "trustno1", "12345678"]
)
def test_what_everybody_guesses(password: str) -> None:
    assert breached.is_listed(password)


@pytest.mark.parametrize(
    "password", ["", "correct horse staple", "kx7Wm2pq", "passwort-aus-drei-teilen", "é" * 12, "\udc80"]
)
def test_what_nobody_guesses(password: str) -> None:
    assert not breached.is_listed(password)


def test_the_list_is_sorted_whole_and_large() -> None:
    entries = [LIST[place : place + 5] for place in range(0, len(LIST), 5)]
    assert len(entries[-1]) == 5
    assert entries == sorted(set(entries))
    assert len(entries) > 50_000


def test_the_shipped_list_comes_with_its_licences() -> None:
    told = Path(breached.__file__).with_name("breached_passwords.LICENSE").read_text()
    assert "Permission is hereby granted" in told
    assert "Redistribution and use in source and binary forms" in told


@given(st.lists(st.text(), max_size=30), st.text())
def test_whatever_is_put_in_is_found(passwords: list[str], other: str) -> None:
    made = breached.compact(passwords)
    assert len(made) == 5 * len({each.lower() for each in passwords if each})
    assert breached.compact([*passwords, other, other]) == breached.compact([other, *passwords])


@given(st.text())
def test_a_range_is_asked_for_without_the_password(password: str) -> None:
    prefix, suffix = breached.range_key(password)
    assert len(prefix) == 5
    assert (
        prefix + suffix
        == sha1(password.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest().upper()
    )


def test_a_suffix_counts_when_it_was_seen() -> None:
    _, suffix = breached.range_key("password")
    other = "0" * 35
    assert breached.is_in_range(suffix, f"{other}:3\r\n{suffix}:9545824\r\n".encode())
    assert breached.is_in_range(suffix, suffix.lower().encode() + b":1")
    assert not breached.is_in_range(suffix, f"{other}:3\r\n".encode())
    assert not breached.is_in_range(suffix, f"{suffix}:0\r\n".encode())  # padding
    assert not breached.is_in_range(suffix, b"\xff\x00<html>")
    assert not breached.is_in_range(suffix, b"")
