"""A small SAML identity provider: it signs what a test wants it to say, with the library's own signer."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from zlib import decompress

from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureConstructionMethod, SignatureMethod
from signxml.signer import XMLSigner

from identity.connectors.actions import NewConnector, create_connector
from identity.connectors.models import Connector
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from identity.security.certificates import CertifiedKey, certified_key
from tests.sign_in.providers import parameters_of
from tests.sign_in.ways import set_up

SAML, SAMLP = "urn:oasis:names:tc:SAML:2.0:assertion", "urn:oasis:names:tc:SAML:2.0:protocol"
DS = "http://www.w3.org/2000/09/xmldsig#"
ENDPOINT = "http://localhost:3001"
AUDIENCE = "https://accounts.example.com/saml"


def _key() -> CertifiedKey:
    return certified_key("idp", clock.now() - timedelta(days=1), clock.now() + timedelta(days=30))


@dataclass
class SamlProvider:
    """A provider with one key."""

    entity_id: str = "https://idp.example.com/entity"
    key: CertifiedKey = field(default_factory=_key)

    @property
    def config(self) -> dict[str, Any]:
        """How a connector to it is set up."""
        return {
            "entityId": self.entity_id,
            "signInEndpoint": "https://idp.example.com/sso?tenant=1",
            "x509Certificate": self.key.certificate,
        }

    def social_answer(self, connector_id: str, request_id: str, **changes: Any) -> str:
        """A good answer for a social connector."""
        said = {"audience": AUDIENCE, "consumer": f"{ENDPOINT}/api/authn/saml/{connector_id}", **changes}
        return self.answer(connector_id, request_id, **said)

    def response(self, connector_id: str, request_id: str | None, **changes: Any) -> etree._Element:
        """An answer to a request, or to none, not signed yet."""
        now = clock.now()
        said = {
            "issuer": self.entity_id,
            "audience": f"{ENDPOINT}/enterprise-sso/{connector_id}",
            "consumer": f"{ENDPOINT}/api/authn/single-sign-on/saml/{connector_id}",
            "request": request_id or "",
            "id": "_assertion",
            "email_name": "email",
            "name_name": "name",
            "name_id": "person-1",
            "email": "ada@acme.example.com",
            "from": now - timedelta(minutes=1),
            "until": now + timedelta(minutes=5),
            "status": "urn:oasis:names:tc:SAML:2.0:status:Success",
            **changes,
        }
        response = etree.fromstring(_RESPONSE.format(**{name: _text(value) for name, value in said.items()}))
        for each in response.iter() if request_id is None else ():
            each.attrib.pop("InResponseTo", None)
        return response

    def signed(self, element: etree._Element, **more: Any) -> etree._Element:
        """The element with a signature of its own, as its second child."""
        signer = XMLSigner(
            method=SignatureConstructionMethod.enveloped,
            signature_algorithm=more.pop("algorithm", SignatureMethod.RSA_SHA256),
            digest_algorithm=more.pop("digest", DigestAlgorithm.SHA256),
            c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#",
        )
        return signer.sign(
            element, key=self.key.private_pem, cert=self.key.certificate,
            reference_uri=f"#{element.get('ID')}", id_attribute="ID",
        )  # fmt: skip

    def with_signed_assertion(self, response: etree._Element) -> etree._Element:
        """The response with its assertion signed."""
        assertion = response.find(f"{{{SAML}}}Assertion")
        response.replace(assertion, self.signed(etree.fromstring(etree.tostring(assertion))))
        return response

    def answer(self, connector_id: str, request_id: str | None, **changes: Any) -> str:
        """A good answer, or one with changes, as it is posted."""
        return encoded(self.with_signed_assertion(self.response(connector_id, request_id, **changes)))


async def saml_connector(provider: SamlProvider, *, target: str = "acme", **config: Any) -> Connector:
    """A social connector to it, open to everybody."""
    settings = {
        "entityID": AUDIENCE,
        "signInEndpoint": provider.config["signInEndpoint"],
        "x509Certificate": provider.key.certificate,
        **config,
    }
    new = NewConnector(factory_id="saml", config=settings, metadata={"target": target})
    row = await create_connector(SYSTEM, new)
    await set_up(socialSignInConnectorTargets=[target])
    return row


def encoded(element: etree._Element) -> str:
    """As a form has it."""
    return b64encode(etree.tostring(element)).decode()


def request_in(address: str) -> etree._Element:
    """The request that an address carries."""
    return etree.fromstring(decompress(b64decode(parameters_of(address)["SAMLRequest"]), -15))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else value.strftime("%Y-%m-%dT%H:%M:%SZ")


_RESPONSE = f"""<samlp:Response xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}" ID="_response" Version="2.0"
 Destination="{{consumer}}" InResponseTo="{{request}}"><saml:Issuer>{{issuer}}</saml:Issuer>
 <samlp:Status><samlp:StatusCode Value="{{status}}"/></samlp:Status>
 <saml:Assertion ID="{{id}}" Version="2.0"><saml:Issuer>{{issuer}}</saml:Issuer>
  <saml:Subject><saml:NameID>{{name_id}}</saml:NameID>
   <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
    InResponseTo="{{request}}" Recipient="{{consumer}}" NotOnOrAfter="{{until}}"/></saml:SubjectConfirmation>
  </saml:Subject>
  <saml:Conditions NotBefore="{{from}}" NotOnOrAfter="{{until}}"><saml:AudienceRestriction>
   <saml:Audience>{{audience}}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
  <saml:AttributeStatement><saml:Attribute Name="{{email_name}}"><saml:AttributeValue>{{email}}</saml:AttributeValue>
   </saml:Attribute><saml:Attribute Name="{{name_name}}"><saml:AttributeValue>Ada</saml:AttributeValue></saml:Attribute>
  </saml:AttributeStatement>
 </saml:Assertion></samlp:Response>"""
