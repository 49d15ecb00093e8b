"""What ID Tokens and the UserInfo endpoint state (OpenID Connect Core sections 2 and 5)."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Any

from identity import settings
from identity.applications.clients import Client
from identity.configuration.queries import id_token_claims
from identity.grants.queries import OpaqueAccess
from identity.grants.tokens import SignIn
from identity.kernel import clock
from identity.keys import queries as keys
from oidc.authentication_context import stated_level
from oidc.person_claims import extended_claims, has_standard_form, named_claims, standing_claims
from oidc.requested_claims import claims_for, wanted_values
from oidc.sealing import key_of, sealed_id_token, signed_for
from oidc.subjects import subject_of

__all__ = ["CLAIMS_SUPPORTED", "id_token", "signed_for", "userinfo"]

CLAIMS_SUPPORTED = (
    "sub", "name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture",
    "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at", "username", "created_at", "email",
    "email_verified", "phone_number", "phone_number_verified", "address", "custom_data", "identities",
    "sso_identities", "roles", "organizations", "organization_data", "organization_roles", "sid", "auth_time", "acr",
    "amr", "iss",
)  # fmt: skip


def userinfo(client: Client, access: OpaqueAccess) -> dict[str, Any]:
    """Section 5.3.2."""
    person, scopes = access.user, access.scopes
    return {
        "sub": subject_of(client, person.id),
        **standing_claims(client, person, scopes),
        **extended_claims(client, person, scopes),
        **named_claims(client, person, claims_for(access.claims, "userinfo"), scopes),
    }


async def id_token(
    client: Client,
    sign_in: SignIn,
    *,
    code: str | None = None,
    access_token: str | None = None,
    state: str | None = None,
    with_scope_claims: bool | None = None,
) -> str:
    """Section 2. What is issued along with it is bound to it by its hash.

    The claims of the scopes are inside for clients of the contract; for others they are at the UserInfo endpoint,
    except where no access token comes along to ask it with (section 5.4): whoever answers such a request says so.
    """
    key = await key_of(client)
    now = clock.epoch_seconds()
    claims = {
        "sub": subject_of(client, sign_in.person.id),
        **await _about_the_person(client, sign_in, with_scope_claims),
        **_about_the_sign_in(client, sign_in),
        "iss": settings.current().issuer,
        "aud": client.id,
        "iat": now,
        "exp": now + client.id_token_ttl,
        **_hashes(key.algorithm, c_hash=code, at_hash=access_token, s_hash=state),
    }
    return await sealed_id_token(client, keys.signed(key, claims))


async def _about_the_person(
    client: Client, sign_in: SignIn, with_scope_claims: bool | None
) -> dict[str, Any]:
    scopes, person = frozenset(sign_in.scope.split()), sign_in.person
    claims: dict[str, Any] = {}
    if not has_standard_form(client) if with_scope_claims is None else with_scope_claims:
        # Of the claims that are not of OpenID Connect itself an ID Token has some; userinfo has all of them.
        extended, enabled = extended_claims(client, person, scopes), await id_token_claims()
        claims |= standing_claims(client, person, scopes)
        claims |= {name: value for name, value in extended.items() if name in enabled}
    return claims | named_claims(client, person, claims_for(sign_in.claims, "id_token"), scopes)


def _about_the_sign_in(client: Client, sign_in: SignIn) -> dict[str, Any]:
    wanted = wanted_values(sign_in.claims, "acr")
    claims = {
        "auth_time": int(sign_in.authenticated_at.timestamp()),
        "nonce": sign_in.nonce,
        "sid": sign_in.session_id if _learns_of_sessions(client) else None,
        "acr": None if wanted is None else stated_level(wanted, sign_in.methods),
        "amr": (sign_in.methods or None) if has_standard_form(client) else None,
    }
    return {name: value for name, value in claims.items() if value is not None}


def _learns_of_sessions(client: Client) -> bool:
    """Whether a logout may be told to it by the session's id."""
    back = client.backchannel_logout_uri and client.backchannel_logout_session_required
    front = client.protocol.frontchannel_logout_uri and client.protocol.frontchannel_logout_session_required
    return bool(has_standard_form(client) or back or front)


def _hashes(algorithm: str, **values: str | None) -> dict[str, str]:
    """Section 3.3.2.11: the left half of the hash that belongs to the signature's algorithm."""
    given = {name: value for name, value in values.items() if value is not None}
    return {name: _half_hash(algorithm, value) for name, value in given.items()}


def _half_hash(algorithm: str, value: str) -> str:
    # Ed25519 hashes with SHA-512 (RFC 8032 section 5.1); the other names end in their hash's size.
    name = "sha512" if algorithm == "EdDSA" else f"sha{algorithm[-3:]}"
    digest = hashlib.new(name, value.encode()).digest()
    return urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode("ascii")
