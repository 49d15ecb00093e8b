"""The access token that comes with a request, and whether its sender may use it (RFC 6750, 8705, 9449)."""

from dataclasses import dataclass, field

from starlette.requests import Request

from identity import settings
from identity.applications.clients import Client
from identity.grants.possession import Possession
from identity.grants.proofs import PROOF_ALGORITHMS
from identity.grants.tokens import Confirmation
from oidc.certificates import certificate_of
from oidc.dpop import thumbprint_in
from oidc.errors import ProtocolError, invalid_request
from oidc.requests import body_parameters

_BEARER, _DPOP = "bearer", "dpop"
_METADATA = "/.well-known/oauth-protected-resource/oidc/me"


@dataclass(frozen=True, slots=True)
class PresentedToken:
    """An access token, and under which scheme it came."""

    value: str = field(repr=False)
    scheme: str
    request: Request = field(repr=False)

    async def require_possession(self, confirmation: Confirmation, client: Client) -> None:
        """Refuse whoever has not the key that the token is bound to."""
        uses_dpop = self.scheme == _DPOP
        if not uses_dpop and confirmation is None:
            return
        certificate = certificate_of(self.request)
        shown = Possession(
            uses_dpop=uses_dpop,
            jkt=await self._proven(client) if uses_dpop else None,
            thumbprint=certificate.thumbprint if certificate else None,
        )
        if not shown.satisfies(confirmation):
            raise self.refusal()

    async def _proven(self, client: Client) -> str | None:
        try:
            return await thumbprint_in(self.request, client, self.value)
        except ProtocolError as error:
            error.status_code = 401  # RFC 9449 section 7.1
            raise _challenging(error, self.scheme) from None

    def refusal(self) -> ProtocolError:
        """What is said whatever is wrong with the token."""
        return _refusal(self.scheme)

    def insufficient(self, scope: str) -> ProtocolError:
        """RFC 6750 section 3.1."""
        error = ProtocolError("insufficient_scope", f"access token missing {scope} scope", 403, scope=scope)
        return _challenging(error, self.scheme)


async def presented_token(request: Request) -> PresentedToken:
    """RFC 6750 sections 2.1 and 2.2; never from the address, which ends up in logs."""
    if "access_token" in request.query_params:
        raise invalid_request("access token must not be in the query")
    scheme, _, in_header = request.headers.get("authorization", "").partition(" ")
    scheme, in_header, in_body = scheme.lower(), in_header.strip(), None
    if request.method == "POST":
        in_body = (await body_parameters(request)).get("access_token")
    if in_header and in_body:
        raise invalid_request("access token must only be provided using one mechanism")
    if in_header and scheme in (_BEARER, _DPOP):
        return PresentedToken(in_header, scheme, request)
    if in_body:
        return PresentedToken(in_body, _BEARER, request)
    raise _refusal(_BEARER)


def _refusal(scheme: str) -> ProtocolError:
    return _challenging(ProtocolError("invalid_token", "invalid token provided", 401), scheme)


def _challenging(error: ProtocolError, scheme: str) -> ProtocolError:
    """Say how to do better (RFC 6750 section 3, RFC 9449 section 7.1), and where more stands (RFC 9728 section 5.1)."""
    error.challenging("DPoP" if scheme == _DPOP else "Bearer")
    if scheme == _DPOP:
        error.headers["WWW-Authenticate"] += f', algs="{" ".join(PROOF_ALGORITHMS)}"'
    metadata = f"{settings.current().endpoint}{_METADATA}"
    error.headers["WWW-Authenticate"] += f', resource_metadata="{metadata}"'
    return error
