"""Protocol metadata of an application: what certification, FAPI 2.0 and the like ask for beyond its type."""

from enum import Enum
from typing import Any

import strawberry

from graphql_schema.access import declare, scopes
from graphql_schema.fields import row
from graphql_schema.mutations import values_of
from graphql_schema.scalars import JSON
from identity.kernel.permissions import Permission


@strawberry.enum(description="A set of stricter rules that an application lives by.")
class SecurityProfile(Enum):
    FAPI_2 = strawberry.enum_value("fapi_2", description="FAPI 2.0 Security Profile.")


@strawberry.enum(description="What the subject of a person is to an application.")
class SubjectType(Enum):
    PUBLIC = strawberry.enum_value("public", description="The user's id.")
    PAIRWISE = strawberry.enum_value(
        "pairwise", description="A pseudonym that only applications of one sector share."
    )


def _sorted(name: str, description: str | None = None) -> Any:
    return row(lambda metadata: _list(getattr(metadata, name)), description)


def _list(values: Any) -> list[str] | None:
    return None if values is None else sorted(values)


@strawberry.type(
    description="Client metadata of the specifications; what is null follows from the application's type."
)
class ApplicationProtocol:
    standard_profile: bool = strawberry.field(
        description="Whether certification's ways go before those of the REST contract where the two differ."
    )
    security_profile: SecurityProfile | None
    grant_types: list[str] | None = _sorted("grant_types")
    response_types: list[str] = _sorted(
        "response_types", "`code` alone, unless the implicit or hybrid flows are switched on here."
    )
    token_endpoint_auth_method: str | None
    token_endpoint_auth_signing_alg: str | None
    jwks: JSON | None = strawberry.field(description="Public keys; `jwksUri` is the other way.")
    jwks_uri: str | None
    tls_client_auth_subject_dn: str | None = strawberry.field(
        description="Of the client's certificate, like the next four (RFC 8705)."
    )
    tls_client_auth_san_dns: str | None
    tls_client_auth_san_uri: str | None
    tls_client_auth_san_ip: str | None
    tls_client_auth_san_email: str | None
    tls_client_certificate_bound_access_tokens: bool
    dpop_bound_access_tokens: bool
    require_pushed_authorization_requests: bool
    require_signed_request_object: bool
    request_object_signing_alg: str | None
    request_uris: list[str] = row(
        lambda metadata: list(metadata.request_uris), "Where its request objects may be fetched."
    )
    authorization_signed_response_alg: str | None
    id_token_signed_response_alg: str | None
    id_token_encrypted_response_alg: str | None
    id_token_encrypted_response_enc: str | None
    userinfo_signed_response_alg: str | None
    userinfo_encrypted_response_alg: str | None
    userinfo_encrypted_response_enc: str | None
    introspection_signed_response_alg: str | None
    subject_type: SubjectType
    sector_identifier_uri: str | None
    default_max_age: int | None = strawberry.field(description="Seconds.")
    require_auth_time: bool
    default_acr_values: list[str] = row(lambda metadata: list(metadata.default_acr_values))
    initiate_login_uri: str | None
    client_uri: str | None
    policy_uri: str | None = strawberry.field(description="The privacy policy; shown where people consent.")
    tos_uri: str | None = strawberry.field(description="The terms of service; shown where people consent.")
    contacts: list[str] = row(lambda metadata: list(metadata.contacts))
    frontchannel_logout_uri: str | None
    frontchannel_logout_session_required: bool


@strawberry.input(description="What is left out stays as it is; null goes back to the default.")
class UpdateApplicationProtocolInput:
    application_id: strawberry.ID
    standard_profile: bool | None = strawberry.UNSET
    security_profile: SecurityProfile | None = strawberry.UNSET
    grant_types: list[str] | None = strawberry.UNSET
    response_types: list[str] | None = strawberry.UNSET
    token_endpoint_auth_method: str | None = strawberry.UNSET
    token_endpoint_auth_signing_alg: str | None = strawberry.UNSET
    jwks: JSON | None = strawberry.UNSET
    jwks_uri: str | None = strawberry.UNSET
    tls_client_auth_subject_dn: str | None = strawberry.UNSET
    tls_client_auth_san_dns: str | None = strawberry.UNSET
    tls_client_auth_san_uri: str | None = strawberry.UNSET
    tls_client_auth_san_ip: str | None = strawberry.UNSET
    tls_client_auth_san_email: str | None = strawberry.UNSET
    tls_client_certificate_bound_access_tokens: bool | None = strawberry.UNSET
    dpop_bound_access_tokens: bool | None = strawberry.UNSET
    require_pushed_authorization_requests: bool | None = strawberry.UNSET
    require_signed_request_object: bool | None = strawberry.UNSET
    request_object_signing_alg: str | None = strawberry.UNSET
    request_uris: list[str] | None = strawberry.UNSET
    authorization_signed_response_alg: str | None = strawberry.UNSET
    id_token_signed_response_alg: str | None = strawberry.UNSET
    id_token_encrypted_response_alg: str | None = strawberry.UNSET
    id_token_encrypted_response_enc: str | None = strawberry.UNSET
    userinfo_signed_response_alg: str | None = strawberry.UNSET
    userinfo_encrypted_response_alg: str | None = strawberry.UNSET
    userinfo_encrypted_response_enc: str | None = strawberry.UNSET
    introspection_signed_response_alg: str | None = strawberry.UNSET
    subject_type: SubjectType | None = strawberry.UNSET
    sector_identifier_uri: str | None = strawberry.UNSET
    default_max_age: int | None = strawberry.UNSET
    require_auth_time: bool | None = strawberry.UNSET
    default_acr_values: list[str] | None = strawberry.UNSET
    initiate_login_uri: str | None = strawberry.UNSET
    client_uri: str | None = strawberry.UNSET
    policy_uri: str | None = strawberry.UNSET
    tos_uri: str | None = strawberry.UNSET
    contacts: list[str] | None = strawberry.UNSET
    frontchannel_logout_uri: str | None = strawberry.UNSET
    frontchannel_logout_session_required: bool | None = strawberry.UNSET


def protocol_changes_of(given: UpdateApplicationProtocolInput) -> dict[str, Any]:
    """The domain's input of a change: members of client metadata by their names."""
    values = values_of(given)
    del values["application_id"]
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


declare("ApplicationProtocol", scopes(Permission.APPLICATIONS_READ))
