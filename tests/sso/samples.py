"""Settings and documents of identity providers for tests."""

from datetime import timedelta
from functools import cache
from typing import Any

import orjson

from identity.kernel import clock
from identity.security.certificates import certified_key

OIDC: dict[str, Any] = {
    "clientId": "client",
    "clientSecret": "a secret of the client",
    "issuer": "https://idp.invalid",
}


@cache
def certificate(days: int = 30) -> str:
    """A certificate in PEM form."""
    now = clock.now()
    return certified_key("idp", now - timedelta(days=60), now + timedelta(days=days)).certificate


def bare_certificate() -> str:
    """The same as metadata have it."""
    return "".join(line for line in certificate().splitlines() if "-----" not in line)


def saml(**more: Any) -> dict[str, Any]:
    """A SAML provider by its three parts."""
    return {
        "entityId": "https://idp.example.com",
        "signInEndpoint": "https://idp.example.com/sso",
        "x509Certificate": certificate(),
        **more,
    }


def discovery(issuer: str, /, **more: Any) -> bytes:
    """A discovery document."""
    document = {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "userinfo_endpoint": f"{issuer}/me",
        "jwks_uri": f"{issuer}/jwks",
        "something_else": 1,
    }
    return orjson.dumps({**document, **more})


def metadata(endpoint: str = "https://idp.example.com/sso", head: str = "") -> str:
    """A metadata document."""
    return f"""<?xml version="1.0"?>{head}
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/entity">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="encryption"/>
    <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
      <ds:X509Certificate>{bare_certificate()}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://x.y/post"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{endpoint}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>"""
