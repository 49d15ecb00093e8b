"""Proof Key for Code Exchange, method S256 (RFC 7636)."""

import hashlib
import re
from base64 import urlsafe_b64encode

from identity.security.secrets import equal

_VERIFIER = re.compile(r"[A-Za-z0-9\-._~]{43,128}")
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


def is_pkce_verifier(verifier: str) -> bool:
    """RFC 7636 section 4.1: 43 to 128 unreserved characters."""
    return _VERIFIER.fullmatch(verifier) is not None


def is_pkce_challenge(challenge: str) -> bool:
    """RFC 7636 section 4.2: a SHA-256 in base64url without padding."""
    return _CHALLENGE.fullmatch(challenge) is not None


def pkce_s256_challenge(verifier: str) -> str:
    """RFC 7636 section 4.2."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def pkce_s256_matches(verifier: str, challenge: str) -> bool:
    """RFC 7636 section 4.6; a malformed verifier never matches."""
    return is_pkce_verifier(verifier) and equal(pkce_s256_challenge(verifier), challenge)
