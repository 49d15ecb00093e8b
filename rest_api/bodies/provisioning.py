"""What operations on who joins an organization take."""

from typing import Annotated

from msgspec import Meta

from rest_api.bodies import Body, RecordId

EmailDomain = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=128,
        pattern=r"^([0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.)+[0-9A-Za-z][0-9A-Za-z-]{0,61}[0-9A-Za-z]$",
    ),
]


class EmailDomainBody(Body, frozen=True, kw_only=True):
    """A domain of e-mail addresses."""

    email_domain: EmailDomain


class EmailDomainsBody(Body, frozen=True, kw_only=True):
    """Domains of e-mail addresses."""

    email_domains: Annotated[list[EmailDomain], Meta(max_length=1000)]


class SsoConnectorIdsBody(Body, frozen=True, kw_only=True):
    """Enterprise connectors by id."""

    sso_connector_ids: Annotated[list[RecordId], Meta(max_length=1000)]
