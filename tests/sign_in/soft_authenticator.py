"""An authenticator in software: it makes passkeys and signs with them as a browser and its key would (WebAuthn)."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url, encode_cbor

_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40
Json = dict[str, Any]


@dataclass
class SoftAuthenticator:
    """One passkey. What it says can be bent, as an attacker would."""

    origin: str = "http://localhost:3001"
    rp_id: str = "localhost"
    counter: int = 0
    verifies_user: bool = True
    is_cross_origin: bool = False
    user_handle: bytes | None = None
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: Json) -> Json:
        """The answer to registration options."""
        self.user_handle = _decoded(options["user"]["id"])
        attested = (
            bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + self._cose_key()
        )
        data = self._authenticator_data(_ATTESTED) + attested
        attestation = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            {
                "clientDataJSON": self._client_data("webauthn.create", options["challenge"]),
                "attestationObject": bytes_to_base64url(attestation),
                "transports": ["internal"],
            }
        )

    def get(self, options: Json, *, handle: bool = True) -> Json:
        """The answer to authentication options; the counter goes on."""
        self.counter += 1
        client_data = self._client_data("webauthn.get", options["challenge"])
        data = self._authenticator_data()
        signed = data + hashlib.sha256(_decoded(client_data)).digest()
        response = {
            "clientDataJSON": client_data,
            "authenticatorData": bytes_to_base64url(data),
            "signature": bytes_to_base64url(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
        }
        if handle and self.user_handle is not None:
            response["userHandle"] = bytes_to_base64url(self.user_handle)
        return self._answer(response)

    def _answer(self, response: Json) -> Json:
        name = bytes_to_base64url(self.credential_id)
        return {
            "id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {},
        }  # fmt: skip

    def _client_data(self, kind: str, challenge: str) -> str:
        data = {
            "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": self.is_cross_origin,
        }  # fmt: skip
        return bytes_to_base64url(json.dumps(data).encode())

    def _authenticator_data(self, more: int = 0) -> bytes:
        flags = _PRESENT | more | (_VERIFIED if self.verifies_user else 0)
        hashed = hashlib.sha256(self.rp_id.encode()).digest()
        return hashed + bytes([flags]) + self.counter.to_bytes(4, "big")

    def _cose_key(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        point = {-2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        return encode_cbor({1: 2, 3: -7, -1: 1, **point})


def _decoded(text: str) -> bytes:
    from base64 import urlsafe_b64decode

    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
