"""PKCE S256 against the vector of RFC 7636 appendix B."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.security.codes import (
    is_pkce_challenge,
    is_pkce_verifier,
    pkce_s256_challenge,
    pkce_s256_matches,
)

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
UNRESERVED = string.ascii_letters + string.digits + "-._~"


def test_the_vector_of_the_rfc() -> None:
    assert pkce_s256_challenge(VERIFIER) == CHALLENGE
    assert pkce_s256_matches(VERIFIER, CHALLENGE)


@given(st.text(alphabet=UNRESERVED, min_size=43, max_size=128))
def test_every_legal_verifier_matches_its_own_challenge_only(verifier: str) -> None:
    challenge = pkce_s256_challenge(verifier)
    assert is_pkce_verifier(verifier)
    assert is_pkce_challenge(challenge)
    assert pkce_s256_matches(verifier, challenge)
    assert not pkce_s256_matches(verifier[:-1] + ("a" if verifier[-1] != "a" else "b"), challenge)


@pytest.mark.parametrize(
    "verifier",
    ["", "a" * 42, "a" * 129, "a" * 42 + "+", "a" * 42 + "é", "a" * 43 + "\n", VERIFIER + "="],
)
def test_malformed_verifiers_never_match(verifier: str) -> None:
    assert not is_pkce_verifier(verifier)
    assert not pkce_s256_matches(verifier, CHALLENGE)


@pytest.mark.parametrize(
    "challenge", ["", CHALLENGE + "=", CHALLENGE + "\n", CHALLENGE[:-1], "é" * 43, VERIFIER]
)
def test_other_challenges_do_not_match(challenge: str) -> None:
    assert not pkce_s256_matches(VERIFIER, challenge)


def test_plain_is_no_challenge() -> None:
    assert not is_pkce_challenge("a" * 44)
    assert not is_pkce_challenge("a." * 21 + "a")
