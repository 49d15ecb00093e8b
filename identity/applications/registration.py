"""A client's own registration as plain values: read from its metadata (RFC 7591), and told again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from identity.applications.clients import DEVICE_CODE, ApplicationType
from identity.applications.metadata_members import IMPLICIT, SECRET_METHODS, known_members, refused
from identity.applications.metadata_rules import consistent, registrable_redirect_uri
from identity.applications.models import Application
from identity.applications.protocol import NAMES

OPENID_SCOPES = (
    "profile",
    "email",
    "address",
    "phone",
)  # what a person may be asked for by a client nobody knows
_NATIVE = "native"
_DEFAULT_NAME = "An application"
# Others act for machines or for somebody else: nobody may give themselves that.
_GRANT_TYPES = frozenset({"authorization_code", IMPLICIT, "refresh_token", DEVICE_CODE})
_STORED_ELSEWHERE = {
    "redirect_uris": "redirectUris",
    "post_logout_redirect_uris": "postLogoutRedirectUris",
    "logo_uri": "logoUri",
    "backchannel_logout_uri": "backchannelLogoutUri",
    "backchannel_logout_session_required": "backchannelLogoutSessionRequired",
}
"""Members that the contract has a place for, and the names there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What a client says of itself, checked, with the defaults of the specifications."""

    name: str
    type: ApplicationType
    oidc_client_metadata: dict[str, Any]
    protocol_metadata: dict[str, Any]
    user_scopes: tuple[str, ...]

    @property
    def has_secret(self) -> bool:
        """Whether it proves with a secret who it is."""
        return self.protocol_metadata["token_endpoint_auth_method"] in SECRET_METHODS

    @property
    def redirect_uris(self) -> Sequence[str]:
        """Where answers go."""
        uris: list[str] = self.oidc_client_metadata["redirectUris"]
        return uris

    @property
    def sector_identifier_uri(self) -> str | None:
        """Where the document is that lists them."""
        uri: str | None = self.protocol_metadata.get("sector_identifier_uri")
        return uri


def readable_metadata(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """For the protocol: the members that are known here, each of the right type and size."""
    return known_members(metadata)


def registration_of(metadata: Mapping[str, Any]) -> Registration:
    """The registration that a client asks for; what is left out gets its default (RFC 7591 section 2)."""
    members = _with_defaults(known_members(metadata))
    is_native = members.pop("application_type") == _NATIVE
    kind = ApplicationType.NATIVE if is_native else ApplicationType.TRADITIONAL
    _check_redirects(members, is_native=is_native)
    name, scope = members.pop("client_name", _DEFAULT_NAME), members.pop("scope", None)
    oidc = {key: members.pop(name) for name, key in _STORED_ELSEWHERE.items() if name in members}
    return Registration(
        name=name,
        type=kind,
        oidc_client_metadata=oidc,
        protocol_metadata=consistent(kind, members, oidc["redirectUris"]),
        user_scopes=_scopes(scope),
    )


def _with_defaults(members: dict[str, Any]) -> dict[str, Any]:
    defaults = {
        "application_type": "web",
        "token_endpoint_auth_method": "client_secret_basic",
        "id_token_signed_response_alg": "RS256",
        "subject_type": "public",
        "require_auth_time": False,
        "redirect_uris": [],
        "post_logout_redirect_uris": [],
    }
    grant_types = set(members.get("grant_types") or ())
    if refused_grants := grant_types - _GRANT_TYPES:
        raise refused(
            "grant_types", f"cannot have {', '.join(sorted(refused_grants))} without an administrator"
        )
    types = members.get("response_types")
    if types is None:
        types = ["code"] if not grant_types or "authorization_code" in grant_types else []
    return {**defaults, "grant_types": _grants_for(types), **members, "response_types": types}


def _grants_for(response_types: Sequence[str]) -> list[str]:
    """RFC 7591 section 2.1: the grants that go with the response types."""
    words = {word for each in response_types for word in each.split()}
    return [*(["authorization_code"] if "code" in words else []), *([IMPLICIT] if words - {"code"} else [])]


def _check_redirects(members: Mapping[str, Any], *, is_native: bool) -> None:
    is_implicit = IMPLICIT in members["grant_types"]
    if members["response_types"] and not members["redirect_uris"]:
        raise refused("redirect_uris", "are missing")
    for uri in members["redirect_uris"]:
        registrable_redirect_uri(uri, is_native=is_native, is_implicit=is_implicit)
    for uri in members["post_logout_redirect_uris"]:
        registrable_redirect_uri(uri, is_native=is_native, is_implicit=False)


def _scopes(scope: str | None) -> tuple[str, ...]:
    """What of the wish can be granted: the rest is left out, as RFC 7591 section 2 allows."""
    wanted = OPENID_SCOPES if scope is None else scope.split()
    return tuple(each for each in OPENID_SCOPES if each in wanted)


def metadata_told(application: Application, user_scopes: Sequence[str]) -> dict[str, Any]:
    """Everything that is registered of a client (RFC 7591 section 3.2.1)."""
    stored, oidc = application.protocol_metadata or {}, application.oidc_client_metadata
    grant_types = stored.get("grant_types") or ()
    offline = ["offline_access"] if "refresh_token" in grant_types else []  # type: ignore[operator]
    return {
        "client_name": application.name,
        "application_type": _NATIVE if application.type == ApplicationType.NATIVE else "web",
        **{name: oidc[key] for name, key in _STORED_ELSEWHERE.items() if key in oidc},
        **{name: stored[name] for name in NAMES if name in stored},
        "scope": " ".join(["openid", *offline, *user_scopes]),
    }
