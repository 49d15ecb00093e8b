"""What a 401 of our own APIs says: which schemes there are, and where more stands about the resource (RFC 9728)."""

from collections.abc import Sequence

from starlette.types import Scope

from identity import settings
from identity.grants.proofs import PROOF_ALGORITHMS

DPOP_NONCE = "dpop_nonce"  # where in the scope the nonce stands that the sender's next proof needs
_RESOURCES = ("/graphql", "/api/my-account", "/api")  # the first that fits
_CHALLENGE = b"www-authenticate"
Header = tuple[bytes, bytes]


def challenged(status: int, headers: Sequence[Header], scope: Scope) -> list[Header]:
    """The headers of an answer, with all that its challenge has to say (RFC 9728 section 5.1, RFC 9449 section 9)."""
    path = scope["path"]
    resource = next((each for each in _RESOURCES if path == each or path.startswith(f"{each}/")), None)
    if status != 401 or resource is None or not any(name == _CHALLENGE for name, _ in headers):
        return list(headers)
    kept = [(name, value) for name, value in headers if name != _CHALLENGE]
    if nonce := scope.get(DPOP_NONCE):
        kept.append((b"dpop-nonce", nonce.encode("ascii")))
    return [*kept, *((_CHALLENGE, each.encode("ascii")) for each in _challenges(resource, bool(nonce)))]


def _challenges(resource: str, needs_nonce: bool) -> tuple[str, str]:
    metadata = f"{settings.current().endpoint}/.well-known/oauth-protected-resource{resource}"
    wrong = 'error="use_dpop_nonce", ' if needs_nonce else ""
    return (
        f'Bearer resource_metadata="{metadata}"',
        f'DPoP {wrong}algs="{" ".join(PROOF_ALGORITHMS)}", resource_metadata="{metadata}"',
    )
