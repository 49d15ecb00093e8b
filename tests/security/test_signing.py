"""A token is believed only with our key, its one algorithm, the right type, issuer, audience and time."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import JWKRegistry

from identity.security.signing import (
    MAX_TOKEN_LENGTH,
    RSA_BITS,
    SIGNING_ALGORITHMS,
    InvalidToken,
    SigningAlgorithm,
    SigningKey,
    generate_key,
    is_token_type,
    sign,
    verify,
    verify_hint,
)

KEYS = {algorithm: generate_key(algorithm) for algorithm in SIGNING_ALGORITHMS}
KEY = KEYS["ES256"]
TRUSTED = {key.kid: key.verifying_key for key in KEYS.values()}
ISSUER = "https://id.example.com/oidc"
AUDIENCE = "https://api.example.com"
NOW = 1_700_000_000
CLAIMS = {"iss": ISSUER, "aud": AUDIENCE, "sub": "u1", "iat": NOW, "exp": NOW + 60}


def check(token: str, typ: str = "at+jwt", now: float = NOW) -> dict[str, Any]:
    return verify(token, TRUSTED, issuer=ISSUER, audience=AUDIENCE, typ=typ, now=now)


def encoded(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def forged(header: dict[str, Any], claims: object = CLAIMS, signature: str = "") -> str:
    return f"{encoded(header)}.{encoded(claims)}.{signature}"


@pytest.mark.parametrize("algorithm", SIGNING_ALGORITHMS)
def test_what_is_signed_is_verified(algorithm: SigningAlgorithm) -> None:
    token = sign(KEYS[algorithm], CLAIMS, "at+jwt")
    assert check(token) == CLAIMS
    assert jwt.get_unverified_header(token) == {
        "alg": algorithm,
        "typ": "at+jwt",
        "kid": KEYS[algorithm].kid,
    }


@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")  # its name, by RFC 9864; clients know no other yet
@pytest.mark.parametrize("algorithm", SIGNING_ALGORITHMS)
def test_another_library_verifies_with_the_published_key(algorithm: SigningAlgorithm) -> None:
    key = KEYS[algorithm]
    jwk = key.public_jwk()
    public = JWKRegistry.import_key(dict(jwk))
    message = jws.deserialize_compact(sign(key, CLAIMS), public, algorithms=[algorithm])
    assert json.loads(message.payload) == CLAIMS


@pytest.mark.parametrize("algorithm", SIGNING_ALGORITHMS)
def test_the_published_key_holds_no_private_member(algorithm: SigningAlgorithm) -> None:
    key = KEYS[algorithm]
    jwk = key.public_jwk()
    members = {"RSA": {"n", "e"}, "EC": {"crv", "x", "y"}, "OKP": {"crv", "x"}}[jwk["kty"]]
    assert set(jwk) == members | {"kty", "kid", "use", "alg"}
    assert (jwk["kid"], jwk["use"], jwk["alg"]) == (key.kid, "sig", algorithm)


def test_the_key_id_is_the_thumbprint() -> None:
    required = {name: KEY.public_jwk()[name] for name in ("crv", "kty", "x", "y")}
    canonical = json.dumps(required, separators=(",", ":"), sort_keys=True).encode()
    assert KEY.kid == urlsafe_b64encode(hashlib.sha256(canonical).digest()).rstrip(b"=").decode()


@pytest.mark.parametrize("algorithm", SIGNING_ALGORITHMS)
def test_a_key_survives_storage(algorithm: SigningAlgorithm) -> None:
    again = SigningKey.from_pem(KEYS[algorithm].private_pem(), algorithm=algorithm)
    assert again.kid == KEYS[algorithm].kid
    assert again.algorithm == algorithm
    assert check(sign(again, CLAIMS, "at+jwt")) == CLAIMS
    assert SigningKey.from_pem(again.private_pem().encode(), kid="mine").public_jwk()["kid"] == "mine"


def test_a_printed_key_shows_nothing_private() -> None:
    assert repr(KEY) == f"SigningKey(kid={KEY.kid!r}, algorithm='ES256')"


@pytest.mark.parametrize(
    "private_key",
    [
        rsa.generate_private_key(65537, 1024),
        ec.generate_private_key(ec.SECP256K1()),
        ed448.Ed448PrivateKey.generate(),
    ],
)
def test_weak_and_foreign_keys_are_refused(private_key: Any) -> None:
    pem = private_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(ValueError, match=r"RSA keys|curve|EC, RSA and Ed25519"):
        SigningKey.from_pem(pem)


def test_a_key_signs_with_an_algorithm_of_its_kind_alone() -> None:
    with pytest.raises(ValueError, match="does not sign with"):
        SigningKey.from_pem(KEYS["ES256"].private_pem(), algorithm="RS256")


def test_new_rsa_keys_are_as_strong_as_the_others() -> None:
    assert KEYS["RS256"].public_jwk()["n"] != KEYS["PS256"].public_jwk()["n"]
    assert KEYS["PS256"].private_key.key_size == RSA_BITS == 3072  # type: ignore[union-attr]


def test_an_unknown_algorithm_has_no_key() -> None:
    with pytest.raises(ValueError, match="unknown signing algorithm"):
        generate_key("HS256")  # type: ignore[arg-type]


@pytest.mark.parametrize("alg", ["none", "None", "", "HS256", "RS256", "ES384"])
def test_the_algorithm_comes_from_the_key_and_not_from_the_token(alg: str) -> None:
    header = {"alg": alg, "typ": "at+jwt", "kid": KEY.kid}
    with pytest.raises(InvalidToken):
        check(forged(header))
    with pytest.raises(InvalidToken):
        check(forged(header, signature=sign(KEY, CLAIMS, "at+jwt").rsplit(".", 1)[1]))


@pytest.mark.parametrize("algorithm", SIGNING_ALGORITHMS)
def test_a_public_key_is_no_hmac_secret(algorithm: SigningAlgorithm) -> None:
    public = KEYS[algorithm].verifying_key.public_key
    header = {"alg": "HS256", "typ": "at+jwt", "kid": KEYS[algorithm].kid}
    message = f"{encoded(header)}.{encoded(CLAIMS)}"
    info = serialization.PublicFormat.SubjectPublicKeyInfo
    for encoding in (serialization.Encoding.PEM, serialization.Encoding.DER):
        mac = hmac.digest(public.public_bytes(encoding, info), message.encode(), "sha256")
        with pytest.raises(InvalidToken, match="alg"):
            check(f"{message}.{urlsafe_b64encode(mac).rstrip(b'=').decode()}")


def test_another_key_under_our_key_id() -> None:
    impostor = SigningKey.from_pem(generate_key("ES256").private_pem(), kid=KEY.kid)
    with pytest.raises(InvalidToken, match="Signature"):
        check(sign(impostor, CLAIMS, "at+jwt"))


def test_a_key_brought_by_the_token_is_not_used() -> None:
    impostor = generate_key("ES256")
    headers = {"typ": "at+jwt", "kid": impostor.kid, "jwk": impostor.public_jwk()}
    token = jwt.encode(CLAIMS, impostor.private_key, algorithm="ES256", headers=headers)
    with pytest.raises(InvalidToken, match="unknown key"):
        check(token)


@pytest.mark.parametrize("kid", [None, 1, [], {}, "", "other"])
def test_unknown_key_ids(kid: object) -> None:
    with pytest.raises(InvalidToken, match="unknown key"):
        check(forged({"alg": "ES256", "typ": "at+jwt", "kid": kid}))


@pytest.mark.parametrize("typ", ["at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+jwt"])
def test_spellings_of_a_type(typ: str) -> None:
    assert check(sign(KEY, CLAIMS, typ)) == CLAIMS


@pytest.mark.parametrize("typ", ["JWT", "logout+jwt", "jwt", "", "at+jwt ", "text/at+jwt", "xat+jwt"])
def test_a_token_made_for_another_use(typ: str) -> None:
    with pytest.raises(InvalidToken, match="wrong typ"):
        check(sign(KEY, CLAIMS, typ))


def test_a_type_that_is_no_text() -> None:
    assert not is_token_type(None, "JWT")
    assert not is_token_type(7, "JWT")


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "https://other.example.com"},
        {"aud": AUDIENCE + "/"},
        {"aud": [AUDIENCE]},
        {"aud": [AUDIENCE, "https://other.example.com"]},
        {"aud": ""},
        {"aud": None},
        {"iss": "https://evil.example.com/oidc"},
        {"iss": ISSUER + "/"},
        {"iss": [ISSUER]},
        {"iss": None},
        {"exp": None},
        {"exp": NOW},
        {"exp": NOW - 1},
        {"exp": str(NOW + 60)},
        {"exp": True},
        {"exp": 1e400},
        {"nbf": NOW + 1},
        {"nbf": "soon"},
        {"iat": "now"},
        {"sub": 7},
    ],
)
def test_wrong_claims(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidToken):
        check(sign(KEY, {**CLAIMS, **change}, "at+jwt"))


@pytest.mark.parametrize("missing", ["iss", "aud", "exp"])
def test_claims_that_must_be_there(missing: str) -> None:
    with pytest.raises(InvalidToken, match=missing):
        check(sign(KEY, {name: value for name, value in CLAIMS.items() if name != missing}, "at+jwt"))


def test_the_last_moment() -> None:
    token = sign(KEY, {**CLAIMS, "nbf": NOW}, "at+jwt")
    assert check(token, now=NOW)
    assert check(token, now=NOW + 59.999)
    with pytest.raises(InvalidToken, match="expired"):
        check(token, now=NOW + 60)
    with pytest.raises(InvalidToken, match="not yet"):
        check(token, now=NOW - 0.001)


def test_the_clock_on_the_wall_is_the_default() -> None:
    with pytest.raises(InvalidToken, match="expired"):
        verify(sign(KEY, CLAIMS, "at+jwt"), TRUSTED, issuer=ISSUER, audience=AUDIENCE, typ="at+jwt")


def test_long_tokens_are_not_even_parsed() -> None:
    with pytest.raises(InvalidToken, match="too long"):
        check(sign(KEY, {**CLAIMS, "x": "y" * MAX_TOKEN_LENGTH}, "at+jwt"))


@given(st.text(max_size=200))
def test_text_that_is_no_token(text: str) -> None:
    with pytest.raises(InvalidToken):
        check(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_bodies_that_are_no_token(payload: str, signature: str) -> None:
    header = encoded({"alg": "ES256", "typ": "at+jwt", "kid": KEY.kid})
    with pytest.raises(InvalidToken):
        check(f"{header}.{payload}.{signature}")


@pytest.mark.parametrize("text", ["\ud800.a.b", "a.\ud800.b", "..", "e30.e30.", "W10.e30.", "bnVsbA.e30."])
def test_broken_headers(text: str) -> None:
    with pytest.raises(InvalidToken):
        check(text)


@pytest.mark.parametrize(
    "extra", [{"b64": False, "crit": ["b64"]}, {"crit": ["exp"], "exp": 1}, {"crit": []}]
)
def test_critical_headers_that_are_not_understood(extra: dict[str, Any]) -> None:
    header = {"alg": "ES256", "typ": "at+jwt", "kid": KEY.kid, **extra}
    message = f"{encoded(header)}.{encoded(CLAIMS)}".encode()
    signature = urlsafe_b64encode(KEY.signature(message)).rstrip(b"=")
    with pytest.raises(InvalidToken):
        check(f"{message.decode()}.{signature.decode()}")


@given(st.data())
def test_no_changed_byte_is_accepted(data: st.DataObject) -> None:
    token = sign(KEY, CLAIMS, "at+jwt")
    parts = [bytearray(urlsafe_b64decode(part + "==")) for part in token.split(".")]
    part = data.draw(st.sampled_from(parts))
    part[data.draw(st.integers(0, len(part) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(InvalidToken):
        check(".".join(urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts))


def test_payloads_that_are_no_object() -> None:
    message = KEY.header("at+jwt") + encoded([1]).encode()
    signature = urlsafe_b64encode(KEY.signature(message)).rstrip(b"=").decode()
    with pytest.raises(InvalidToken, match="payload"):
        check(f"{message.decode()}.{signature}")


def test_a_hint_may_have_expired_but_not_be_forged() -> None:
    claims = {**CLAIMS, "aud": "app", "exp": 1}
    assert verify_hint(sign(KEY, claims), TRUSTED, issuer=ISSUER) == claims
    with pytest.raises(InvalidToken, match="typ"):
        verify_hint(sign(KEY, claims, "at+jwt"), TRUSTED, issuer=ISSUER)
    with pytest.raises(InvalidToken, match="issuer"):
        verify_hint(sign(KEY, claims), TRUSTED, issuer="https://other.example.com")
    with pytest.raises(InvalidToken, match="unknown key"):
        verify_hint(sign(generate_key("ES256"), claims), TRUSTED, issuer=ISSUER)
