"""Under which scheme an access token comes to our own APIs, and what whoever sends it shows to have."""

from identity.authentication.errors import BearerRefused, TokenTypeNotSupported
from identity.grants.certificates import ClientCertificate
from identity.grants.possession import Possession
from identity.grants.proofs import InvalidProof, Sent, proven_key

BEARER, DPOP = "bearer", "dpop"
SCHEMES = (BEARER, DPOP)


def split_credentials(header: str) -> tuple[str, str]:
    """Scheme and token; the scheme's name ignores case (RFC 9110 section 11.1). The refusal is the contract's."""
    scheme, _, token = header.partition(" ")
    scheme, token = scheme.lower(), token.strip()
    if scheme not in SCHEMES or not token:
        raise TokenTypeNotSupported(data={"supportedTypes": ["Bearer"]})
    return scheme, token


async def shown_possession(scheme: str, sent: Sent, certificate: ClientCertificate | None) -> Possession:
    """What came along with the token. Under DPoP a proof for this token is due (RFC 9449 section 7.1)."""
    thumbprint = certificate.thumbprint if certificate else None
    if scheme != DPOP:
        return Possession(thumbprint=thumbprint)
    try:
        key = await proven_key(sent)
    except InvalidProof as error:
        raise BearerRefused(data={"name": "DPoPProofInvalid", "reason": error.reason}) from None
    if key is None:
        return Possession(uses_dpop=True, thumbprint=thumbprint)
    return Possession(uses_dpop=True, jkt=key.thumbprint, algorithm=key.algorithm, thumbprint=thumbprint)
