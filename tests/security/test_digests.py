"""Digests from other systems, with published vectors, and those that are refused at the door."""

import hashlib
import json
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.security.digests import (
    PASSWORD_ALGORITHMS,
    PasswordDigest,
    check_digest_format,
    parse_digest,
)

SALT = "c29tZXNhbHQ"
# "password" with the salt "somesalt": the test program of the reference implementation of Argon2.
ARGON2I = f"$argon2i$v=19$m=256,t=2,p=1${SALT}$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8"
ARGON2I_OLD = f"$argon2i$m=256,t=2,p=1${SALT}$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY"
ARGON2ID = f"$argon2id$v=19$m=256,t=2,p=1${SALT}$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
# "password123", made with the argon2 library.
ARGON2D = "$argon2d$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$CcqJhxN2Gj3AD0S5c4Vmv4eP+Jm6iXrH5cUkva/tbLc"
# jBCrypt's and crypt_blowfish's own vectors.
BCRYPT_ABC = "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"
BCRYPT_UU = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
SHA256_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
SALTED = "c465f66c6ac481a7a17e9ed5b4e2e7e7288d892f12bf1c95c140901e9a70436e"

# Made with Node.js and with OpenSSL for "password123".
LEGACY = [
    ["sha256", ["salt123", "@"], SALTED],
    ["RSA-SHA256", ["salt123", "@"], SALTED],
    ["SHA256", ["salt", "123", "@"], SALTED.upper()],
    ["sha512-256", ["@"], "2a444beff5bec5ae7bd970374b5a734baa7a2f05b693e8336eda752cafa1501e"],
    [
        "blake2b512",
        ["@"],
        "fbdba996cade3bae2d948c2f03f8149ffa7068584731ac6efbef1688e64609b6"
        "969a52dcc203b74aa87d6d9d1b0cd93bea724cddd12443f2b808bc03776b81cc",
    ],
    ["rmd160", ["@"], "604081c4e43c8fc4b7c8c03da55534a2ead5bb05"],
    ["sha3-256", ["@"], "ab3fe4003f14e3ef573417f95e47d4985c482eadd139c08b3758eeae7cc60b9d"],
    ["pbkdf2", ["salt", "1000", "20", "sha512", "@"], "0ecb3c32f57685303ff0878481d223bc1a16eb13"],
    ["pbkdf2", ["salt", 1000, 20, "sha512", "@"], "0ecb3c32f57685303ff0878481d223bc1a16eb13"],
]


def legacy(start: str, expected: str) -> str:
    return f'{start}, "{expected}"]'


def matches(digest: str, algorithm: str, password: str | bytes) -> bool:
    data = password.encode() if isinstance(password, str) else password
    return parse_digest(PasswordDigest(digest, algorithm)).matches(data)


@pytest.mark.parametrize(
    ("algorithm", "digest", "password"),
    [
        ("Argon2i", ARGON2I, "password"),
        ("Argon2i", ARGON2I_OLD, "password"),
        ("Argon2id", ARGON2ID, "password"),
        ("Argon2d", ARGON2D, "password123"),
        ("Bcrypt", BCRYPT_ABC, "abc"),
        ("Bcrypt", BCRYPT_UU, "U*U"),
        ("Bcrypt", BCRYPT_UU.replace("$2a$", "$2b$"), "U*U"),
        ("Bcrypt", BCRYPT_UU.replace("$2a$", "$2y$"), "U*U"),
        ("MD5", "900150983cd24fb0d6963f7d28e17f72", "abc"),  # RFC 1321 appendix A.5
        ("SHA1", "a9993e364706816aba3e25717850c26c9cd0d89d", "abc"),  # FIPS 180
        ("SHA256", SHA256_ABC, "abc"),
        ("SHA256", SHA256_ABC.upper(), "abc"),
        *(("Legacy", json.dumps(value), "password123") for value in LEGACY),
        # RFC 6070 and its SHA-256 counterpart in RFC 7914 section 11.
        (
            "Legacy",
            '["pbkdf2", ["salt", "4096", "20", "sha1", "@"], "4b007901b765489abead49d926f721d065a429c1"]',
            "password",
        ),
        (
            "Legacy",
            json.dumps(
                [
                    "pbkdf2",
                    ["salt", "1", "64", "sha256", "@"],
                    "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                    "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
                ]
            ),
            "passwd",
        ),
    ],
)
def test_vectors(algorithm: str, digest: str, password: str) -> None:
    check_digest_format(digest, algorithm)
    assert matches(digest, algorithm, password)
    for wrong in ("", password + "x", password[:-1], password.swapcase(), "@"):
        assert not matches(digest, algorithm, wrong)


@given(st.binary(max_size=100), st.sampled_from(["MD5", "SHA1", "SHA256"]))
def test_plain_digests_of_any_bytes(password: bytes, algorithm: str) -> None:
    digest = hashlib.new(algorithm.lower(), password).hexdigest()
    assert matches(digest, algorithm, password)
    assert not matches(digest, algorithm, password + b"\0")


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.text(st.characters(codec="utf-8"), max_size=20))
def test_legacy_salts_on_both_sides(before: str, after: str) -> None:
    words = [before.replace("@", "a"), "@", after.replace("@", "b")]
    expected = hashlib.sha512("".join(words).replace("@", "secret").encode()).hexdigest()
    assert matches(json.dumps(["sha512", words, expected]), "Legacy", "secret")


def test_an_at_sign_within_a_salt_stays_itself() -> None:
    expected = hashlib.sha256(b"a@b" + b"secret").hexdigest()
    assert matches(json.dumps(["sha256", ["a@b", "@"], expected]), "Legacy", "secret")


def test_bcrypt_reads_72_bytes() -> None:
    import bcrypt

    digest = bcrypt.hashpw(b"a" * 72, bcrypt.gensalt(4)).decode()
    assert matches(digest, "Bcrypt", "a" * 100)
    assert not matches(digest, "Bcrypt", "a" * 71)


@pytest.mark.parametrize(
    ("digest", "is_current"),
    [
        (f"$argon2id$v=19$m=19456,t=2,p=1${SALT}${'A' * 43}", True),
        (f"$argon2id$v=19$m=47104,t=1,p=1${SALT}${'A' * 43}", True),
        (f"$argon2id$v=19$m=19456,t=1,p=1${SALT}${'A' * 43}", False),
        (f"$argon2id$v=19$m=9728,t=4,p=1${SALT}${'A' * 43}", False),
        (f"$argon2id$v=16$m=19456,t=2,p=1${SALT}${'A' * 43}", False),
        (f"$argon2i$v=19$m=65536,t=4,p=1${SALT}${'A' * 43}", False),
    ],
)
def test_what_is_weaker_than_ours_is_to_be_made_anew(digest: str, is_current: bool) -> None:
    assert parse_digest(PasswordDigest(digest, "Argon2id")).is_current is is_current


@pytest.mark.parametrize(
    ("algorithm", "digest"),
    [
        ("Argon2id", ""),
        ("Argon2id", "secret"),
        ("Argon2id", ARGON2ID + "\n"),
        ("Argon2id", ARGON2ID[:-1] + "5"),  # stray bits
        ("Argon2id", ARGON2ID.replace("$argon2id", "$argon2x")),
        ("Argon2id", ARGON2ID.replace("v=19", "v=99")),
        ("Argon2id", ARGON2ID.replace("m=256", "m=4")),
        ("Argon2id", ARGON2ID.replace("m=256", "m=1048576")),
        ("Argon2id", ARGON2ID.replace("t=2", "t=0")),
        ("Argon2id", ARGON2ID.replace("t=2", "t=9999999")),
        ("Argon2id", ARGON2ID.replace("p=1", "p=0")),
        ("Argon2id", ARGON2ID.replace("p=1", "p=17")),
        ("Argon2id", BCRYPT_ABC),
        ("Bcrypt", ARGON2ID),
        ("Bcrypt", BCRYPT_ABC[:-1]),
        ("Bcrypt", BCRYPT_ABC.replace("$2a$06", "$2x$06")),
        ("Bcrypt", BCRYPT_ABC.replace("$06$", "$03$")),
        ("Bcrypt", BCRYPT_ABC.replace("$06$", "$16$")),
        ("Bcrypt", BCRYPT_ABC.replace("$06$", "$٠٦$")),
        ("MD5", SHA256_ABC),
        ("SHA1", "zz" * 20),
        ("SHA256", SHA256_ABC[:-1]),
        ("SHA256", SHA256_ABC + "\n"),
        ("SHA256", "a" * 5000),
        ("sha256", SHA256_ABC),
        ("", SHA256_ABC),
        ("Scrypt", SHA256_ABC),
        ("Legacy", SHA256_ABC),
        ("Legacy", "{}"),
        ("Legacy", "null"),
        ("Legacy", "[" * 500),
        ("Legacy", '["sha256", ["@"]]'),
        ("Legacy", legacy('["sha256", "@"', SHA256_ABC)),
        ("Legacy", legacy('["sha256", [["@"]]', SHA256_ABC)),
        ("Legacy", legacy('["sha256", [true, "@"]', SHA256_ABC)),
        ("Legacy", legacy('["sha256", []', SHA256_ABC)),
        ("Legacy", legacy('["sha256", ["abc"]', SHA256_ABC)),  # would let every password in
        ("Legacy", legacy('["sha512", ["@"]', SHA256_ABC)),
        ("Legacy", '["shake_128", ["@"], ""]'),
        ("Legacy", legacy('["md5-sha1", ["@"]', "a" * 72)),
        ("Legacy", legacy('["eval", ["@"]', SHA256_ABC)),
        ("Legacy", legacy('["pbkdf2", ["salt", "1000", "20", "sha512"]', "a" * 40)),
        ("Legacy", legacy('["pbkdf2", ["salt", "1000", "20", "sha512", "x"]', "a" * 40)),
        ("Legacy", legacy('["pbkdf2", ["@", "1000", "20", "sha512", "salt"]', "a" * 40)),
        ("Legacy", legacy('["pbkdf2", ["salt", "0", "20", "sha512", "@"]', "a" * 40)),
        ("Legacy", legacy('["pbkdf2", ["salt", "-5", "20", "sha512", "@"]', "a" * 40)),
        ("Legacy", legacy('["pbkdf2", ["salt", "2000001", "20", "sha512", "@"]', "a" * 40)),
        ("Legacy", legacy('["pbkdf2", ["salt", "1500000", "40", "sha256", "@"]', "a" * 80)),
        ("Legacy", legacy('["pbkdf2", ["salt", "99999999999", "20", "sha512", "@"]', "a" * 40)),
        ("Legacy", '["pbkdf2", ["salt", "1000", "1", "sha512", "@"], "aa"]'),
        ("Legacy", legacy('["pbkdf2", ["salt", "1000", "129", "sha512", "@"]', "a" * 258)),
        ("Legacy", legacy('["pbkdf2", ["salt", "1000", "20", "sha512", "@"]', "a" * 42)),
    ],
)
def test_what_could_never_match_or_costs_too_much(algorithm: str, digest: str) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        check_digest_format(digest, algorithm)
    assert len(digest) < 5 or digest not in str(refusal.value)


@given(st.sampled_from(PASSWORD_ALGORITHMS), st.text(max_size=120))
def test_any_text_is_refused_as_a_value(algorithm: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_digest_format(text, algorithm)


@given(st.lists(st.recursive(st.none() | st.text(max_size=8) | st.integers(), st.lists), max_size=4))
def test_any_json_is_refused_as_a_value(value: list[object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_digest_format(json.dumps(value), "Legacy")


def test_a_salt_in_base64_of_any_length_that_exists() -> None:
    for size in range(8, 40):
        salt = b64encode(b"s" * size).decode().rstrip("=")
        check_digest_format(f"$argon2id$v=19$m=256,t=2,p=1${salt}${'A' * 43}", "Argon2id")


def test_a_printed_digest_shows_nothing() -> None:
    assert repr(PasswordDigest("secret", "MD5")) == "PasswordDigest(algorithm='MD5')"
