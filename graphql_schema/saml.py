"""SAML settings of an application and their certificates."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, scopes
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from identity import settings
from identity.kernel.permissions import Permission
from identity.saml_applications import certificates, metadata, queries
from identity.saml_applications.models import SamlConfiguration


@strawberry.type(description="A certificate of this server towards one service provider.")
class SamlCertificate:
    certificate_id: strawberry.ID = row(lambda found: found.id)
    certificate: str = strawberry.field(description="In PEM form.")
    fingerprint: str = row(lambda found: certificates.fingerprint(found.certificate), "SHA-256, hexadecimal.")
    is_active: bool
    created_at: datetime
    expires_at: datetime


@strawberry.type(description="How an attribute of an assertion is called.")
class SamlAttribute:
    claim: str = row(lambda item: item[0])
    name: str = row(lambda item: item[1])


@strawberry.type(description="Where assertions go.")
class SamlConsumer:
    binding: str = row(lambda consumer: consumer["binding"])
    url: str = row(lambda consumer: consumer["url"])


@strawberry.type(description="Whether assertions are encrypted, and for which certificate.")
class SamlEncryption:
    encrypts_assertion: bool = row(lambda found: found.get("encryptAssertion", False))
    signs_after_encryption: bool = row(lambda found: found.get("encryptThenSign", False))
    certificate: str | None = row(lambda found: found.get("certificate"))


def _address(of: Any) -> Any:
    return row(lambda saml: of(settings.current().endpoint, saml.application_id))


@strawberry.type(description="How an application signs people in through SAML.")
class SamlSettings:
    entity_id: str | None = row(lambda saml: saml.entity_id, "The service provider's.")
    consumer: SamlConsumer | None = row(lambda saml: saml.acs_url)
    encryption: SamlEncryption | None
    name_id_format: str
    attributes: list[SamlAttribute] = row(lambda saml: sorted(saml.attribute_mapping.items()))
    provider_entity_id: str = _address(metadata.provider_entity_id)
    provider_metadata_url: str = _address(metadata.metadata_url)
    provider_sign_in_url: str = _address(metadata.sign_in_url)

    @resolved(list[SamlCertificate])
    @staticmethod
    async def certificates(root: strawberry.Parent[SamlConfiguration], info: Info) -> Any:
        return await load(info.context, queries.certificates_by_application_ids, root.application_id) or []


_READ = scopes(Permission.APPLICATIONS_READ)
for _name in ("SamlCertificate", "SamlAttribute", "SamlConsumer", "SamlEncryption", "SamlSettings"):
    declare(_name, _READ)
