"""What goes to a client signed, encrypted or both, as it has registered (OpenID Connect Core section 10)."""

from collections.abc import Mapping
from typing import Any

import orjson

from identity.applications.client_keys import ClientKeysUnavailable
from identity.applications.clients import FAPI_ALGORITHMS, Client
from identity.applications.encrypted_answers import NotEncryptable, encrypted_for
from identity.keys import queries as keys
from identity.keys.provision import key_for
from oidc.errors import invalid_request


async def key_of(client: Client, algorithm: str | None = None) -> keys.SigningKey:
    """What signs for the client: with this algorithm, else with that of its ID Tokens."""
    if algorithm is None or (client.protocol.is_fapi and algorithm not in FAPI_ALGORITHMS):
        algorithm = client.id_token_algorithm
    return keys.peek(algorithm) or await key_for(algorithm)


async def signed_for(client: Client, claims: Mapping[str, Any], algorithm: str | None, typ: str) -> str:
    """Claims as a token for the client."""
    return keys.signed(await key_of(client, algorithm), dict(claims), typ)


async def sealed_id_token(client: Client, token: str) -> str:
    """Section 10.2: signed first, encrypted then."""
    metadata = client.protocol
    algorithm, encoding = metadata.id_token_encrypted_response_alg, metadata.id_token_encrypted_response_enc
    if algorithm is None:
        return token
    return await _encrypted(client, token, algorithm, encoding, is_token=True)


async def require_encryptable(client: Client) -> None:
    """Refuse while ID Tokens could not be encrypted to the client, so that nothing is used up for an answer in vain."""
    if client.protocol.id_token_encrypted_response_alg is not None:
        await sealed_id_token(client, "")


async def sealed_userinfo(client: Client, claims: Mapping[str, Any], issuer: str) -> str | None:
    """Section 5.3.2: the claims as a token, signed, encrypted or both; None for clients that take them as JSON."""
    metadata = client.protocol
    signing, encryption = metadata.userinfo_signed_response_alg, metadata.userinfo_encrypted_response_alg
    if signing is None and encryption is None:
        return None
    payload: str | bytes = orjson.dumps(claims)
    if signing is not None:
        payload = await signed_for(client, {**claims, "iss": issuer, "aud": client.id}, signing, "JWT")
    if encryption is None:
        return str(payload)
    encoding = metadata.userinfo_encrypted_response_enc
    return await _encrypted(client, payload, encryption, encoding, is_token=signing is not None)


async def _encrypted(
    client: Client, payload: str | bytes, algorithm: str, encoding: str | None, *, is_token: bool
) -> str:
    try:
        return await encrypted_for(client, payload, algorithm, encoding, is_token=is_token)
    except (ClientKeysUnavailable, NotEncryptable):
        raise invalid_request("there is no key of the client that the answer can be encrypted to") from None
