"""Stand-ins on loopback for well-known providers, as each of them really words its documents and tokens."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import jwt
import orjson
from joserfc.jwk import RSAKey

from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from identity.sso.actions import NewSsoConnector, create_sso_connector
from identity.sso.models import SsoConnector
from tests.delivery.hosts import Host
from tests.sign_in.providers import CLIENT, SECRET, parameters_of
from tests.sign_in.ways import set_up

TENANT = "8a1f9a3c-52a4-4f6f-9c0b-6a0f5d8f1c11"


@dataclass
class StandIn:
    """A provider: where its documents are, what its discovery says beside the usual, and what its tokens always say."""

    host: Host
    issuer_path: str = ""
    endpoints: str = ""
    jwks: str = "/keys"
    userinfo: str = "/userinfo"
    further: dict[str, Any] = field(default_factory=dict)
    issuer_said: str | None = None
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"use": "sig"}, auto_kid=True))

    @property
    def issuer(self) -> str:
        """What its connector is set up with."""
        return f"{self.host.url}{self.issuer_path}"

    def publish(self) -> None:
        """Discovery and keys; the keys come without `alg`, as those of all three do or may."""
        at = f"{self.host.url}{self.endpoints}"
        document = {
            "issuer": self.issuer_said or self.issuer,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "userinfo_endpoint": f"{self.host.url}{self.userinfo}",
            "jwks_uri": f"{self.host.url}{self.jwks}",
            "response_types_supported": ["code", "id_token", "code id_token"],
            "id_token_signing_alg_values_supported": ["RS256"],
            **self.further,
        }
        self.host.answer(f"{self.issuer_path}/.well-known/openid-configuration", orjson.dumps(document))
        self.host.answer(self.jwks, orjson.dumps({"keys": [self.key.as_dict(private=False)]}))

    def grant(self, uri: str, *, userinfo: dict[str, Any] | None = None, **claims: Any) -> None:
        """Tokens for the sign-in that was sent to `uri`, and what the UserInfo endpoint says then."""
        now = int(clock.now().timestamp())
        usual = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "nbf": now, "exp": now + 3600,
            "nonce": parameters_of(uri)["nonce"],
        }  # fmt: skip
        pem = self.key.as_pem(private=True)
        token = jwt.encode(usual | claims, pem, "RS256", headers={"kid": str(self.key.kid)})
        answer = {"access_token": "opaque", "token_type": "Bearer", "expires_in": 3600, "id_token": token}
        json = {"content_type": "application/json"}
        self.host.answer(f"{self.endpoints}/token", orjson.dumps(answer), **json)
        if userinfo is not None:
            self.host.answer(self.userinfo, orjson.dumps(userinfo), **json)

    async def connector(self, provider: str, *domains: str, **more: Any) -> SsoConnector:
        """A connector of this preset to it, with single sign-on turned on."""
        config = {"clientId": CLIENT, "clientSecret": SECRET, **more.pop("config", {})}
        if provider != "GoogleWorkspace":
            config["issuer"] = self.issuer
        new = NewSsoConnector(
            provider_name=provider, connector_name=f"{provider} {uuid4().hex}", config=config,
            domains=list(domains), **more,
        )  # fmt: skip
        row = await create_sso_connector(SYSTEM, new)
        await set_up(singleSignOnEnabled=True)
        return row


def okta(host: Host) -> StandIn:
    """An organization's own authorization server; its ID tokens are thin, details come from UserInfo."""
    return StandIn(
        host, "/oauth2/default", "/oauth2/default/v1", "/oauth2/default/v1/keys", "/oauth2/default/v1/userinfo",
        {"end_session_endpoint": f"{host.url}/oauth2/default/v1/logout", "claims_supported": ["sub", "groups"]},
    )  # fmt: skip


def entra(host: Host, tenant: str = TENANT, *, issuer_said: str | None = None) -> StandIn:
    """A directory; the one for many says a template for its issuer."""
    return StandIn(
        host, f"/{tenant}/v2.0", f"/{tenant}/oauth2/v2.0", f"/{tenant}/discovery/v2.0/keys", "/oidc/userinfo",
        {
            "tenant_region_scope": "EU", "cloud_instance_name": "microsoftonline.com",
            "request_uri_parameter_supported": False,
            "claims_supported": ["sub", "iss", "tid", "oid", "preferred_username", "email"],
        },
        issuer_said,
    )  # fmt: skip


def google(host: Host) -> StandIn:
    """Accounts of everybody, of workspaces and not; one issuer for all."""
    return StandIn(host, further={"claims_supported": ["aud", "email", "email_verified", "exp", "hd", "sub"]})


def of_okta(**more: Any) -> dict[str, Any]:
    """What a thin ID token says."""
    return {
        "sub": "00u1okta", "ver": 1, "jti": f"ID.{uuid4().hex}", "amr": ["pwd", "mfa"], "idp": "00o1idp",
        "auth_time": int(clock.now().timestamp()), **more,
    }  # fmt: skip


def of_entra(**more: Any) -> dict[str, Any]:
    """What an ID token of a directory says: nothing of whether an address is verified."""
    return {
        "sub": "AAAApairwise", "oid": "00000000-0000-0000-66f3-3332eca7ea81", "tid": TENANT, "ver": "2.0",
        "preferred_username": "ada@acme.example.com", "email": "ada@acme.example.com", "name": "Ada",
        "rh": "0.AAA.", "uti": "AAA", **more,
    }  # fmt: skip


def of_google(**more: Any) -> dict[str, Any]:
    """What an ID token of a workspace's account says; the party that asked is named twice."""
    return {
        "sub": "110169484474386276334", "azp": CLIENT, "hd": "acme.example.com", "email": "ada@acme.example.com",
        "email_verified": True, "name": "Ada", "picture": "https://lh3.googleusercontent.com/a", **more,
    }  # fmt: skip


ENTRA_METADATA = """<?xml version="1.0" encoding="utf-8"?>
<EntityDescriptor ID="_c1" entityID="https://sts.windows.net/{tenant}/" xmlns="urn:oasis:names:tc:SAML:2.0:metadata">
 <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><SignatureValue>AA==</SignatureValue></Signature>
 <RoleDescriptor xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706">
  <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
   <X509Certificate>{certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor></RoleDescriptor>
 <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">{keys}
  <SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
   Location="https://login.microsoftonline.com/{tenant}/saml2"/>
  <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
   Location="https://login.microsoftonline.com/{tenant}/saml2"/>
  <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
   Location="https://login.microsoftonline.com/{tenant}/saml2"/>
 </IDPSSODescriptor>
</EntityDescriptor>"""
_KEY = """<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
   <X509Certificate>{}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>"""


def entra_metadata(*certificates: str) -> str:
    """Federation metadata of a directory, with every key that it signs with or soon will."""
    bare = ["".join(line for line in each.splitlines() if "-----" not in line) for each in certificates]
    keys = "".join(_KEY.format(each) for each in bare)
    return ENTRA_METADATA.format(tenant=TENANT, certificate=bare[0], keys=keys)
