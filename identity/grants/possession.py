"""What somebody who presents an access token has shown to have, and whether that is what the token is bound to."""

from dataclasses import dataclass

from identity.grants.tokens import Confirmation
from identity.security.secrets import equal


@dataclass(frozen=True, slots=True)
class Possession:
    """Keys that were proved to be at hand with the request."""

    uses_dpop: bool = False  # the token came under the scheme DPoP
    jkt: str | None = None  # of the proof
    algorithm: str | None = None  # of the proof
    thumbprint: str | None = None  # of the client's certificate

    def satisfies(self, confirmation: Confirmation) -> bool:
        """A bound token needs its key (RFC 9449 section 7.1, RFC 8705 section 3); an unbound one is for bearers."""
        bound = confirmation or {}
        if "jkt" in bound:
            return self.uses_dpop and self.jkt is not None and equal(self.jkt, bound["jkt"])
        if self.uses_dpop:
            return False
        if "x5t#S256" in bound:
            return self.thumbprint is not None and equal(self.thumbprint, bound["x5t#S256"])
        return not bound  # bound to what is not known here


BEARER = Possession()
